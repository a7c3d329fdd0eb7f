package io.doudi.evaluation;

import io.doudi.evaluation.ModelIndex.Row;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Finds the rows that a table did not hit, with the conditions that were not met. */
final class Misses {

    private final ModelIndex index;
    private final Map<String, CellTest> tests = new ConcurrentHashMap<>();

    /**
     * A row that was not hit.
     *
     * @param failing the columns whose condition was not met, by their place
     */
    record MissedRow(Row row, List<Integer> failing) {}

    /** One evaluation of a table: whether it hit any row, and the rows that it missed. */
    record TableRun(String table, boolean hit, List<MissedRow> missed) {}

    Misses(ModelIndex index) {
        this.index = index;
    }

    /** The rows of the table that were not hit; none for tables of parameters. */
    List<MissedRow> all(String table, List<String> hit, Supplier<Object[]> compared) {
        return missed(table, hit, compared, row -> !row.isParameter());
    }

    /** The rows that open something to the person and were not hit. */
    List<MissedRow> opening(String table, List<String> hit, Supplier<Object[]> compared) {
        return missed(table, hit, compared, row -> !row.opens().isEmpty());
    }

    private List<MissedRow> missed(
            String table, List<String> hit, Supplier<Object[]> compared, Predicate<Row> which) {
        List<Row> rows =
                index.rowsOf(table).stream()
                        .filter(which)
                        .filter(row -> !hit.contains(row.id()))
                        .toList();
        if (rows.isEmpty()) {
            return List.of();
        }
        Object[] values = compared.get();
        return rows.stream().map(row -> new MissedRow(row, failing(row, values))).toList();
    }

    private List<Integer> failing(Row row, Object[] compared) {
        return IntStream.range(0, compared.length)
                .filter(at -> !test(row.columns().get(at).cell()).accepts(compared[at]))
                .boxed()
                .toList();
    }

    private CellTest test(String cell) {
        return tests.computeIfAbsent(cell, CellTest::new);
    }
}
