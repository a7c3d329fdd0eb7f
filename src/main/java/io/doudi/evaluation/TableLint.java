package io.doudi.evaluation;

import io.doudi.evaluation.Diagnostic.Code;
import io.doudi.evaluation.Diagnostic.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;

/** What is wrong with rows and columns of a table as they stand. */
final class TableLint {

    private static final String RULE_COLUMN = "规则";
    private static final Pattern RANGE =
            Pattern.compile("[\\[(\\]]\\s*(-?[\\d.]+)\\s*\\.\\.\\s*(-?[\\d.]+)\\s*[\\])\\[]");

    private TableLint() {}

    static List<Diagnostic> of(TableCells cells) {
        List<Diagnostic> found = new ArrayList<>();
        columns(cells, found);
        emptyRanges(cells, found);
        sources(cells, found);
        return found;
    }

    private static void columns(TableCells cells, List<Diagnostic> found) {
        DecisionTable table = cells.table();
        if (table.getRule().isEmpty() || ParameterRow.isIn(table)) {
            return;
        }
        for (int i = 0; i < table.getInput().size(); i++) {
            int column = i;
            boolean matters =
                    table.getRule().stream()
                            .anyMatch(
                                    row ->
                                            !row.getInputEntry()
                                                    .get(column)
                                                    .getText()
                                                    .strip()
                                                    .equals("-"));
            if (!matters) {
                found.add(
                        new Diagnostic(
                                Severity.WARNING,
                                Code.COLUMN_NEVER_MATTERS,
                                cells.file(),
                                cells.label(),
                                "",
                                cells.column(i),
                                List.of(),
                                List.of(),
                                Map.of()));
            }
        }
    }

    private static void emptyRanges(TableCells cells, List<Diagnostic> found) {
        cells.cells().stream()
                .filter(TableCells.Cell::isCondition)
                .filter(cell -> isEmptyRange(cell.text()))
                .map(cell -> cells.at(cell, Severity.ERROR, Code.ROW_NEVER_FIRES, cell.text()))
                .forEach(found::add);
    }

    private static boolean isEmptyRange(String text) {
        Matcher range = RANGE.matcher(text.strip());
        return range.matches()
                && new BigDecimal(range.group(1)).compareTo(new BigDecimal(range.group(2))) > 0;
    }

    /** Rows without a rule id, in tables whose other rows name theirs. */
    private static void sources(TableCells cells, List<Diagnostic> found) {
        DecisionTable table = cells.table();
        boolean hasColumn =
                table.getAnnotation().stream()
                        .anyMatch(annotation -> RULE_COLUMN.equals(annotation.getName()));
        List<DecisionRule> silent =
                table.getRule().stream().filter(row -> TableCells.ruleIds(row).isEmpty()).toList();
        boolean othersDo = silent.size() < table.getRule().size();
        if (hasColumn && othersDo && !ParameterRow.isIn(table)) {
            silent.forEach(
                    row ->
                            found.add(
                                    cells.at(
                                            row,
                                            "",
                                            Severity.WARNING,
                                            Code.ROW_WITHOUT_SOURCE,
                                            List.of(),
                                            Map.of())));
        }
    }
}
