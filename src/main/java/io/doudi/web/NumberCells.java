package io.doudi.web;

import io.doudi.comparison.CellForm;
import io.doudi.ruleset.RuleTable;
import io.doudi.ruleset.RuleTable.Column;
import io.doudi.ruleset.RuleTable.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table with the rows that have numbers in conditions or results, to try others there. */
record NumberCells(String file, String model, String table, String label, List<Row> rows) {

    private static final String ANY = "-";

    /**
     * A row with numbers.
     *
     * @param label its number from 1, and what it asks for
     */
    record Row(String id, String label, List<Cell> cells) {}

    /**
     * A number in a cell.
     *
     * @param column from 1
     * @param label the heading of the column
     * @param text the cell
     * @param form the same with {@code #} for the number
     */
    record Cell(int column, String label, String text, String form, BigDecimal number) {}

    static NumberCells of(RuleTable table) {
        return new NumberCells(
                table.file(),
                table.model(),
                table.id(),
                table.label(),
                table.rows().stream()
                        .filter(row -> isIn(table, row))
                        .map(row -> new Row(row.id(), label(table, row), cells(table, row)))
                        .toList());
    }

    /** Whether a row can be named and has a number to replace. */
    static boolean isIn(RuleTable table, RuleTable.Row row) {
        return !row.id().isEmpty() && !cells(table, row).isEmpty();
    }

    private static String label(RuleTable table, RuleTable.Row row) {
        String conditions =
                columns(table, row)
                        .filter(i -> table.columns().get(i).kind() == Kind.CONDITION)
                        .mapToObj(i -> row.cells().get(i).strip())
                        .filter(text -> !text.isEmpty() && !text.equals(ANY))
                        .collect(Collectors.joining(" · "));
        return table.index(row.id()) + 1 + ". " + conditions;
    }

    private static List<Cell> cells(RuleTable table, RuleTable.Row row) {
        return columns(table, row)
                .filter(i -> table.columns().get(i).kind() != Kind.ANNOTATION)
                .boxed()
                .flatMap(i -> cells(i + 1, table.columns().get(i), row.cells().get(i).strip()))
                .toList();
    }

    private static Stream<Cell> cells(int number, Column column, String text) {
        return CellForm.in(text).stream()
                .flatMap(
                        form ->
                                form.numberIn(text).stream()
                                        .map(
                                                present ->
                                                        new Cell(
                                                                number,
                                                                column.label(),
                                                                text,
                                                                form.text(),
                                                                present)));
    }

    private static IntStream columns(RuleTable table, RuleTable.Row row) {
        return IntStream.range(0, Math.min(table.columns().size(), row.cells().size()));
    }
}
