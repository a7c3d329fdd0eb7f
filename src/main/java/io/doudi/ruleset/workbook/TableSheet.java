package io.doudi.ruleset.workbook;

import static io.doudi.ruleset.workbook.Layout.FIRST_COLUMN;
import static io.doudi.ruleset.workbook.Layout.FIRST_ROW;
import static io.doudi.ruleset.workbook.Layout.ID_COLUMN;

import io.doudi.language.Messages;
import io.doudi.ruleset.RuleTable;
import io.doudi.ruleset.RuleTable.Column;
import io.doudi.ruleset.RuleTable.Row;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Writes one decision table into its sheet. */
final class TableSheet {

    private static final Messages WORDS = Messages.CHINESE;
    private static final int NARROWEST = 10;
    private static final int WIDEST = 45;
    private static final int UNITS_OF_A_CHARACTER = 256;
    private static final int MARGIN = 3;
    static final float TITLE_HEIGHT = 24;

    private final RuleTable table;
    private final XSSFSheet sheet;
    private final Looks looks;

    TableSheet(RuleTable table, XSSFSheet sheet, Looks looks) {
        this.table = table;
        this.sheet = sheet;
        this.looks = looks;
    }

    /**
     * Writes it.
     *
     * @param mark by what the sheet is known when it comes back
     */
    void write(String mark, ValueLists lists) {
        // Excel wants columns in their order.
        sheet.setColumnHidden(ID_COLUMN, true);
        writeTitle(mark);
        writeHeadings();
        for (int i = 0; i < table.rows().size() + Layout.SPARE_ROWS; i++) {
            writeRow(i);
        }
        int last = FIRST_ROW + table.rows().size() + Layout.SPARE_ROWS - 1;
        for (int i = 0; i < table.columns().size(); i++) {
            int column = FIRST_COLUMN + i;
            sheet.setColumnWidth(column, width(i));
            lists.offer(
                    table.columns().get(i),
                    sheet,
                    new CellRangeAddressList(FIRST_ROW, last, column, column));
        }
        sheet.createFreezePane(FIRST_COLUMN, FIRST_ROW);
        print(sheet);
        sheet.setRepeatingRows(new CellRangeAddress(Layout.KIND_ROW, Layout.TYPE_ROW, -1, -1));
    }

    private void writeTitle(String mark) {
        XSSFRow title = sheet.createRow(Layout.TITLE_ROW);
        title.setHeightInPoints(TITLE_HEIGHT);
        write(title, ID_COLUMN, mark, looks.plain());
        write(title, FIRST_COLUMN, table.label(), looks.title());
        XSSFRow below = sheet.createRow(Layout.HIT_POLICY_ROW);
        String policy = table.hitPolicy();
        String explained =
                WORDS.find("workbook.hit." + policy.replace(' ', '.'))
                        .map(sentence -> WORDS.text("workbook.hit", policy, sentence))
                        .orElse(policy);
        write(below, FIRST_COLUMN, explained, looks.unwrapped());
    }

    private void writeHeadings() {
        XSSFRow kinds = sheet.createRow(Layout.KIND_ROW);
        XSSFRow labels = sheet.createRow(Layout.LABEL_ROW);
        XSSFRow types = sheet.createRow(Layout.TYPE_ROW);
        for (int i = 0; i < table.columns().size(); i++) {
            Column column = table.columns().get(i);
            CellStyle style = looks.heading(column.kind());
            write(kinds, FIRST_COLUMN + i, kind(column), style);
            write(labels, FIRST_COLUMN + i, column.label(), style);
            write(types, FIRST_COLUMN + i, type(column), style);
        }
    }

    static String kind(Column column) {
        return WORDS.text("workbook.kind." + column.kind());
    }

    private static String type(Column column) {
        if (column.kind() == RuleTable.Kind.ANNOTATION) {
            return WORDS.text("workbook.type.note");
        }
        return WORDS.find("workbook.type." + column.type()).orElse(column.type());
    }

    private void writeRow(int number) {
        XSSFRow line = sheet.createRow(FIRST_ROW + number);
        boolean isSpare = number >= table.rows().size();
        if (!isSpare) {
            write(line, ID_COLUMN, table.rows().get(number).id(), looks.plain());
        }
        for (int i = 0; i < table.columns().size(); i++) {
            String text = isSpare ? "" : table.rows().get(number).cells().get(i);
            write(line, FIRST_COLUMN + i, text, looks.cell());
        }
    }

    static void write(XSSFRow row, int column, String text, CellStyle style) {
        XSSFCell cell = row.createCell(column);
        cell.setCellStyle(style);
        if (!text.isEmpty()) {
            cell.setCellValue(ExcelText.written(text));
        }
    }

    /** As wide as its longest line, if that reads well. */
    private int width(int column) {
        List<Row> rows = table.rows();
        return width(
                Stream.concat(
                        Stream.of(
                                table.columns().get(column).label(),
                                type(table.columns().get(column))),
                        rows.stream().map(row -> row.cells().get(column))));
    }

    /** For some texts, in the units of a sheet. */
    static int width(Stream<String> texts) {
        int longest = texts.flatMap(String::lines).mapToInt(TableSheet::width).max().orElse(0);
        int width = Math.max(NARROWEST, Math.min(longest, WIDEST));
        return (width + MARGIN) * UNITS_OF_A_CHARACTER;
    }

    /** Chinese characters are twice as wide. */
    private static int width(String line) {
        return line.chars().map(character -> character > 0xFF ? 2 : 1).sum();
    }

    /** Across the paper, all columns on one page. */
    static void print(XSSFSheet sheet) {
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }
}
