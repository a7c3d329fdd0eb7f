package io.doudi.ruleset.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import io.doudi.ruleset.Case;
import io.doudi.ruleset.CaseFile;
import io.doudi.ruleset.workbook.CaseKinds.Kind;
import io.doudi.ruleset.workbook.CellReader.Notes;
import io.doudi.ruleset.workbook.Remark.Code;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a case from its row, with everything that is wrong with it. */
final class CaseRowReader {

    private static final List<String> REQUIRED =
            List.of(CaseRow.NAME, "region", CaseRow.AS_OF, "decision");

    private final SheetCells sheet;
    private final CaseColumns columns;
    private final List<String> paths;
    private final CaseKinds kinds;
    private final Remarks remarks;

    CaseRowReader(SheetCells sheet, CaseColumns columns, CaseKinds kinds, Remarks remarks) {
        this.sheet = sheet;
        this.columns = columns;
        this.paths = columns.ofCases();
        this.kinds = kinds;
        this.remarks = remarks;
    }

    /**
     * The case of a row; empty if it is refused.
     *
     * @param before the case as the file has it, if it has it; what has no column stays
     */
    Optional<Case> read(int row, Optional<Case> before) {
        Map<String, JsonNode> old = before.map(CaseRow::of).map(CaseRow::cells).orElse(Map.of());
        Map<String, JsonNode> cells = new LinkedHashMap<>(old);
        for (String path : paths) {
            value(row, path, old)
                    .ifPresentOrElse(value -> cells.put(path, value), () -> cells.remove(path));
        }
        CaseRow read = new CaseRow(cells);
        if (!isWhole(read, row)) {
            return Optional.empty();
        }
        return cells.equals(old) ? before : toCase(read, row);
    }

    private Optional<JsonNode> value(int row, String path, Map<String, JsonNode> old) {
        RawCell cell = sheet.at(row, columns.of(path));
        if (cell.isBlank()) {
            return Optional.ofNullable(old.get(path)).filter(value -> isBlank(path, value));
        }
        Optional<JsonNode> before = Optional.ofNullable(old.get(path));
        if (before.filter(value -> cell.text().equals(CaseCell.of(value))).isPresent()) {
            return before;
        }
        Optional<JsonNode> value =
                new CaseCellReader(kind(path), mayBeWrong(row, path), notes(row, path)).value(cell);
        return before.filter(one -> value.filter(two -> CaseFile.isSame(one, two)).isPresent())
                .or(() -> value);
    }

    /** An own field without text; among facts an empty text is written as one. */
    private static boolean isBlank(String path, JsonNode value) {
        return !CaseRow.isFact(path) && value.isTextual() && value.textValue().isEmpty();
    }

    private Kind kind(String path) {
        if (path.equals(CaseRow.AS_OF)) {
            return Kind.DATE;
        }
        return CaseRow.isFact(path) ? kinds.of(path) : Kind.TEXT;
    }

    private boolean mayBeWrong(int row, String path) {
        return CaseRow.isFact(path)
                && columns.byPath().entrySet().stream()
                        .filter(column -> column.getKey().startsWith(CaseRow.ERROR))
                        .anyMatch(column -> !sheet.at(row, column.getValue()).isBlank());
    }

    private Notes notes(int row, String path) {
        return remarks.at(sheet.name(), row, columns.find(path).orElse(columns.of(CaseRow.NAME)));
    }

    private boolean isWhole(CaseRow read, int row) {
        boolean isWhole = true;
        for (String path : REQUIRED) {
            if (read.text(path).isBlank()) {
                isWhole = false;
                notes(row, path).problem(Code.CASE_FIELD_MISSING, path);
            }
        }
        if (isWhole && !CaseKinds.isDay(read.text(CaseRow.AS_OF))) {
            isWhole = false;
            notes(row, CaseRow.AS_OF).problem(Code.NOT_A_DAY, read.text(CaseRow.AS_OF));
        }
        if (!read.expectsSomething()) {
            isWhole = false;
            notes(row, CaseRow.NAME).problem(Code.CASE_EXPECTS_NOTHING);
        }
        return isWhole;
    }

    private Optional<Case> toCase(CaseRow read, int row) {
        try {
            return Optional.of(read.toCase());
        } catch (IllegalArgumentException e) {
            notes(row, CaseRow.NAME).problem(Code.CELLS_CLASH);
            return Optional.empty();
        }
    }
}
