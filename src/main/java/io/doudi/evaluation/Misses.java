package io.doudi.evaluation;

import io.doudi.evaluation.ModelIndex.Column;
import io.doudi.evaluation.ModelIndex.Row;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;

/** Finds the rows that a table did not hit, with the conditions that were not met. */
final class Misses {

    private final ModelIndex index;
    private final Map<String, CellTest> tests = new ConcurrentHashMap<>();

    /**
     * A row that was not hit.
     *
     * @param failing the columns whose condition was not met
     */
    record MissedRow(Row row, List<Column> failing) {}

    /** One evaluation of a table: whether it hit any row, and the rows that it missed. */
    record TableRun(String table, boolean hit, List<MissedRow> missed) {}

    Misses(ModelIndex index) {
        this.index = index;
    }

    /** The rows of the table that were not hit; none for tables of parameters. */
    List<MissedRow> all(AfterEvaluateDecisionTableEvent event) {
        return missed(event, row -> !row.isParameter());
    }

    /** The rows that open something to the person and were not hit. */
    List<MissedRow> opening(AfterEvaluateDecisionTableEvent event) {
        return missed(event, row -> !row.opens().isEmpty());
    }

    private List<MissedRow> missed(AfterEvaluateDecisionTableEvent event, Predicate<Row> which) {
        List<Row> rows =
                index.rowsOf(event.getDecisionTableId()).stream()
                        .filter(which)
                        .filter(row -> !event.getSelectedIds().contains(row.id()))
                        .toList();
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<String, Object> values = event.getResult().getContext().getAll();
        return rows.stream().map(row -> new MissedRow(row, failing(row, values))).toList();
    }

    private List<Column> failing(Row row, Map<String, Object> values) {
        return row.columns().stream()
                .filter(column -> !test(column.cell()).accepts(column.value(values)))
                .toList();
    }

    private CellTest test(String cell) {
        return tests.computeIfAbsent(cell, CellTest::new);
    }
}
