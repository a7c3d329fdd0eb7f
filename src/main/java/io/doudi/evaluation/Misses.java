package io.doudi.evaluation;

import io.doudi.evaluation.ModelIndex.Column;
import io.doudi.evaluation.ModelIndex.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    List<MissedRow> of(AfterEvaluateDecisionTableEvent event) {
        Map<String, Object> values = event.getResult().getContext().getAll();
        List<MissedRow> missed = new ArrayList<>();
        for (Row row : index.rowsOf(event.getDecisionTableId())) {
            if (!row.isParameter() && !event.getSelectedIds().contains(row.id())) {
                missed.add(new MissedRow(row, failing(row, values)));
            }
        }
        return missed;
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
