package io.doudi.ruleset.workbook;

import static io.doudi.ruleset.workbook.CaseTable.PATH_ROW;

import io.doudi.ruleset.FactPath;
import io.doudi.ruleset.FlatFacts;
import io.doudi.ruleset.workbook.Remark.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The columns of an uploaded sheet of cases: whoever needs another fact adds a column.
 *
 * @param byPath their numbers by their paths
 */
record CaseColumns(Map<String, Integer> byPath) {

    CaseColumns {
        byPath = Collections.unmodifiableMap(new LinkedHashMap<>(byPath));
    }

    /** Reads the row of paths; whatever is wrong with it is told. */
    static CaseColumns of(SheetCells sheet, Remarks remarks) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        Map<Integer, RawCell> cells =
                sheet.rows().getOrDefault(PATH_ROW, Collections.emptyNavigableMap());
        cells.forEach(
                (column, cell) -> {
                    Code wrong = isKnown(cell.text()) ? Code.COLUMN_TWICE : Code.COLUMN_UNKNOWN;
                    if (!isKnown(cell.text()) || columns.putIfAbsent(cell.text(), column) != null) {
                        remarks.problem(
                                Remark.at(wrong, sheet.name(), PATH_ROW, column, cell.text()));
                    }
                });
        missing(columns)
                .forEach(
                        path ->
                                remarks.problem(
                                        Remark.onSheet(Code.COLUMN_MISSING, sheet.name(), path)));
        return new CaseColumns(columns);
    }

    private static List<String> missing(Map<String, Integer> columns) {
        List<String> missing = new ArrayList<>(CaseRow.OWN);
        missing.add(CaseRow.HITS);
        missing.removeAll(columns.keySet());
        return missing;
    }

    private static boolean isKnown(String path) {
        return CaseRow.OWN.contains(path)
                || path.equals(CaseRow.HITS)
                || CaseRow.isFact(path) && FactPath.find(path).isPresent();
    }

    boolean areWhole() {
        return missing(byPath).isEmpty();
    }

    Optional<Integer> find(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    int of(String path) {
        return byPath.get(path);
    }

    boolean has(int column) {
        return byPath.containsValue(column);
    }

    /** The paths of what belongs to a case, in an order that no reader disturbs. */
    List<String> ofCases() {
        return byPath.keySet().stream()
                .filter(path -> !path.equals(CaseRow.BASE) && !path.equals(CaseRow.FILE))
                .sorted(FlatFacts.IN_ORDER)
                .toList();
    }
}
