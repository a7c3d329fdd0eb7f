package io.doudi.evaluation;

import io.doudi.evaluation.Diagnostic.Code;
import io.doudi.evaluation.Diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;
import org.kie.dmn.model.api.OutputClause;

/** A decision table of a file with its cells, for checks that look at it cell by cell. */
record TableCells(String file, DecisionTable table) {

    /**
     * A condition or result.
     *
     * @param index which of the conditions or results of its row
     */
    record Cell(DecisionRule row, int index, String column, String text, boolean isCondition) {}

    String label() {
        return ModelIndex.tableLabel(table);
    }

    List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (DecisionRule row : table.getRule()) {
            for (int i = 0; i < row.getInputEntry().size(); i++) {
                cells.add(new Cell(row, i, column(i), condition(row, i), true));
            }
            for (int i = 0; i < row.getOutputEntry().size(); i++) {
                cells.add(new Cell(row, i, output(i), result(row, i), false));
            }
        }
        return cells;
    }

    /** What a row asks of a column; blank if it has no text. */
    static String condition(DecisionRule row, int index) {
        String text = row.getInputEntry().get(index).getText();
        return text == null ? "" : text;
    }

    /** What a row answers; blank if it has no text. */
    static String result(DecisionRule row, int index) {
        String text = row.getOutputEntry().get(index).getText();
        return text == null ? "" : text;
    }

    /** Rows that have another number of cells than the table has columns. */
    List<Diagnostic> incomplete() {
        return table.getRule().stream()
                .filter(
                        row ->
                                row.getInputEntry().size() != table.getInput().size()
                                        || row.getOutputEntry().size() != table.getOutput().size())
                .map(
                        row ->
                                at(
                                        row,
                                        "",
                                        Severity.ERROR,
                                        Code.ROW_INCOMPLETE,
                                        List.of(
                                                String.valueOf(row.getInputEntry().size()),
                                                String.valueOf(table.getInput().size()),
                                                String.valueOf(row.getOutputEntry().size()),
                                                String.valueOf(table.getOutput().size())),
                                        Map.of()))
                .toList();
    }

    /** The heading of a condition. */
    String column(int index) {
        var input = table.getInput().get(index);
        return input.getLabel() != null && !input.getLabel().isBlank()
                ? input.getLabel()
                : input.getInputExpression().getText();
    }

    private String output(int index) {
        OutputClause output = table.getOutput().get(index);
        return output.getLabel() != null ? output.getLabel() : String.valueOf(output.getName());
    }

    /** Something about a cell. */
    Diagnostic at(Cell cell, Severity severity, Code code, String... arguments) {
        return at(cell.row(), cell.column(), severity, code, List.of(arguments), Map.of());
    }

    /** Something about the table as a whole. */
    Diagnostic atTable(
            Severity severity, Code code, List<String> arguments, Map<String, String> example) {
        return new Diagnostic(severity, code, file, label(), "", "", arguments, List.of(), example);
    }

    /** Something about a row. */
    Diagnostic at(
            DecisionRule row,
            String column,
            Severity severity,
            Code code,
            List<String> arguments,
            Map<String, String> example) {
        String id = row.getId() == null ? "" : row.getId();
        return new Diagnostic(
                severity, code, file, label(), id, column, arguments, ruleIds(row), example);
    }

    /** The rule ids that the annotations of a row name. */
    static List<String> ruleIds(DecisionRule row) {
        return Basis.of(ModelIndex.annotations(row)).ruleIds();
    }
}
