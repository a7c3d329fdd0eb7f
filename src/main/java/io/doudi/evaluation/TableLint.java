package io.doudi.evaluation;

import io.doudi.evaluation.Diagnostic.Code;
import io.doudi.evaluation.Diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;

/** What is wrong with rows and columns of a table as they stand. */
final class TableLint {

    private static final String RULE_COLUMN = "规则";

    private TableLint() {}

    static List<Diagnostic> of(TableCells cells) {
        List<Diagnostic> found = new ArrayList<>();
        columns(cells, found);
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
                                    row -> !TableCells.condition(row, column).strip().equals("-"));
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
