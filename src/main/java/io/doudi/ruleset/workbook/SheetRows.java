package io.doudi.ruleset.workbook;

import static io.doudi.ruleset.workbook.Layout.FIRST_COLUMN;
import static io.doudi.ruleset.workbook.Layout.FIRST_ROW;
import static io.doudi.ruleset.workbook.Layout.ID_COLUMN;
import static io.doudi.ruleset.workbook.Layout.KIND_ROW;
import static io.doudi.ruleset.workbook.Layout.LABEL_ROW;

import io.doudi.ruleset.RuleTable;
import io.doudi.ruleset.RuleTable.Column;
import io.doudi.ruleset.RuleTable.Row;
import io.doudi.ruleset.workbook.Remark.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellRangeAddress;

/** Reads the rows of one table from its sheet, with everything that is wrong with them. */
final class SheetRows {

    private final SheetCells sheet;
    private final RuleTable table;
    private final Remarks remarks;
    private final List<Set<String>> known;
    private final Map<String, Row> byId;

    SheetRows(SheetCells sheet, RuleTable table, Remarks remarks) {
        this.sheet = sheet;
        this.table = table;
        this.remarks = remarks;
        this.known = IntStream.range(0, table.columns().size()).mapToObj(this::textsOf).toList();
        this.byId =
                table.rows().stream().collect(Collectors.toMap(Row::id, row -> row, (a, b) -> a));
    }

    /** The rows as the sheet has them; those of the table if the sheet is not laid out for it. */
    List<Row> rows() {
        if (!hasItsHeadings()) {
            return table.rows();
        }
        sheet.merged().stream().filter(this::isInTable).forEach(this::refuse);
        List<Row> rows = new ArrayList<>();
        sheet.rows().tailMap(FIRST_ROW).forEach((number, cells) -> read(number, cells, rows));
        if (rows.isEmpty() && !table.rows().isEmpty()) {
            remarks.problem(Remark.onSheet(Code.TABLE_EMPTY, sheet.name()));
        }
        return rows;
    }

    private Set<String> textsOf(int column) {
        return table.rows().stream()
                .map(row -> row.cells().get(column))
                .collect(Collectors.toSet());
    }

    private boolean hasItsHeadings() {
        boolean isWhole = true;
        for (int i = 0; i <= table.columns().size(); i++) {
            boolean isBehind = i == table.columns().size();
            String label = isBehind ? "" : table.columns().get(i).label();
            String kind = isBehind ? "" : TableSheet.kind(table.columns().get(i));
            int column = FIRST_COLUMN + i;
            if (!sheet.text(LABEL_ROW, column).equals(ExcelText.read(label))
                    || !sheet.text(KIND_ROW, column).equals(kind)) {
                isWhole = false;
                remarks.problem(
                        Remark.at(
                                Code.HEADING_CHANGED,
                                sheet.name(),
                                LABEL_ROW,
                                column,
                                (kind + " " + label).strip()));
            }
        }
        return isWhole;
    }

    private boolean isInTable(CellRangeAddress area) {
        return area.getLastRow() >= KIND_ROW
                && area.getFirstColumn() < FIRST_COLUMN + table.columns().size();
    }

    private void refuse(CellRangeAddress area) {
        remarks.problem(Remark.merged(sheet.name(), area));
    }

    private void read(int number, NavigableMap<Integer, RawCell> cells, List<Row> rows) {
        int end = FIRST_COLUMN + table.columns().size();
        cells.tailMap(end)
                .keySet()
                .forEach(
                        column ->
                                remarks.notice(
                                        Remark.at(
                                                Code.OUTSIDE_THE_TABLE,
                                                sheet.name(),
                                                number,
                                                column)));
        String id = sheet.text(number, ID_COLUMN);
        Row before = byId.get(id);
        boolean isBlank = cells.subMap(FIRST_COLUMN, end).isEmpty();
        boolean wasBlank = before != null && before.cells().stream().allMatch(String::isEmpty);
        if (!isBlank || wasBlank) {
            rows.add(new Row(id, texts(number, before)));
        }
    }

    private List<String> texts(int number, Row before) {
        return IntStream.range(0, table.columns().size())
                .mapToObj(column -> text(number, column, before))
                .toList();
    }

    private String text(int number, int column, Row before) {
        RawCell cell = sheet.at(number, FIRST_COLUMN + column);
        if (cell.isBlank() && before != null && before.cells().get(column).isEmpty()) {
            return "";
        }
        Column heading = table.columns().get(column);
        CellReader.Notes notes = remarks.at(sheet.name(), number, FIRST_COLUMN + column);
        return new CellReader(heading, known.get(column), notes)
                .text(cell)
                .orElseGet(() -> before == null ? "" : before.cells().get(column));
    }
}
