package io.doudi.ruleset.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import io.doudi.evaluation.RuleFile;
import io.doudi.ruleset.Case;
import io.doudi.ruleset.CaseFile;
import io.doudi.ruleset.Digest;
import io.doudi.ruleset.FlatFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Cases as a table of texts.
 *
 * @param ruleSet whose cases they are
 * @param columns the paths of the columns
 * @param rows a line for each case, in the order of the files
 */
record CaseTable(String ruleSet, List<String> columns, List<List<String>> rows) {

    /** Before the name of the rule set, by which a table is known when it comes back. */
    static final String MARK = "doudi-cases ";

    static final int HEADING_ROW = 0;
    static final int PATH_ROW = 1;
    static final int FIRST_ROW = 2;

    /** The column with the digests, where the mark stands, too. */
    static final int BASE_COLUMN = 0;

    CaseTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    static CaseTable of(String ruleSet, Collection<RuleFile> files) {
        List<Map<String, String>> cells = new ArrayList<>();
        files.forEach(file -> CaseFile.of(file).cases().forEach(one -> cells.add(row(file, one))));
        List<String> columns = columns(cells);
        List<List<String>> rows =
                cells.stream()
                        .map(row -> columns.stream().map(at -> row.getOrDefault(at, "")).toList())
                        .toList();
        return new CaseTable(ruleSet, columns, rows);
    }

    /** Of which rule set an uploaded sheet is. */
    static String ruleSet(SheetCells sheet) {
        return sheet.text(HEADING_ROW, BASE_COLUMN).substring(MARK.length());
    }

    String mark() {
        return MARK + ruleSet;
    }

    private static Map<String, String> row(RuleFile file, Case one) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put(CaseRow.BASE, Digest.of(file.content()));
        row.put(CaseRow.FILE, file.path());
        CaseRow.of(one).cells().forEach((path, value) -> row.put(path, text(path, value)));
        return row;
    }

    private static String text(String path, JsonNode value) {
        boolean isBlank = value.isTextual() && value.textValue().isEmpty();
        return isBlank && !CaseRow.isFact(path) ? "" : CaseCell.of(value);
    }

    private static List<String> columns(List<Map<String, String>> rows) {
        List<String> columns = new ArrayList<>(CaseRow.OWN);
        columns.addAll(facts(rows, CaseRow.INPUT));
        columns.addAll(facts(rows, CaseRow.EXPECT));
        columns.add(CaseRow.HITS);
        return columns;
    }

    private static SortedSet<String> facts(List<Map<String, String>> rows, String field) {
        SortedSet<String> facts = new TreeSet<>(FlatFacts.IN_ORDER);
        rows.stream()
                .flatMap(row -> row.keySet().stream())
                .filter(CaseRow::isFact)
                .filter(path -> path.startsWith(field))
                .forEach(facts::add);
        return facts;
    }
}
