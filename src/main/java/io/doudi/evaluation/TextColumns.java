package io.doudi.evaluation;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.InputClause;
import org.kie.dmn.model.api.UnaryTests;
import org.kie.dmn.model.v1_6.TUnaryTests;

/**
 * Limits columns of texts to the texts that stand in them: without limits the analysis of tables
 * does not look at such columns at all.
 */
final class TextColumns {

    private TextColumns() {}

    static void limit(DecisionTable table) {
        for (int i = 0; i < table.getInput().size(); i++) {
            InputClause input = table.getInput().get(i);
            Set<String> texts = texts(table, i);
            if (input.getInputValues() == null && !texts.isEmpty()) {
                UnaryTests values = new TUnaryTests();
                values.setText(String.join(",", texts));
                values.setParent(input);
                input.setInputValues(values);
            }
        }
    }

    private static Set<String> texts(DecisionTable table, int column) {
        Set<String> texts = new TreeSet<>();
        table.getRule().stream()
                .map(row -> TableCells.condition(row, column))
                .flatMap(
                        cell ->
                                CellLint.LITERAL
                                        .matcher(cell.replaceAll("date\\(\"[^\"]*\"\\)", ""))
                                        .results())
                .map(MatchResult::group)
                .forEach(texts::add);
        return texts;
    }
}
