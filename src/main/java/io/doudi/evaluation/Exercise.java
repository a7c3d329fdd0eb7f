package io.doudi.evaluation;

import io.doudi.evaluation.ModelIndex.Row;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;

/**
 * Notes which rows are hit and which limits are met while a case is tried. It has no state of its
 * own between trials, and does nothing outside of them.
 */
final class Exercise implements DMNRuntimeEventListener {

    private final ModelIndex index;
    private final ThreadLocal<Noted> current = new ThreadLocal<>();

    /** What one trial exercised in the tables. */
    record Noted(Set<Place> rows, Set<Limit> limits) {}

    Exercise(ModelIndex index) {
        this.index = index;
    }

    Noted start() {
        Noted noted = new Noted(new LinkedHashSet<>(), new LinkedHashSet<>());
        current.set(noted);
        return noted;
    }

    void stop() {
        current.remove();
    }

    @Override
    public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent event) {
        Noted noted = current.get();
        if (noted == null) {
            return;
        }
        event.getSelectedIds()
                .forEach(id -> index.row(id).map(Row::place).ifPresent(noted.rows::add));
        Map<String, Object> values = event.getResult().getContext().getAll();
        index.limits(event.getDecisionTableId()).stream()
                .filter(met -> met.isAt(values))
                .map(ModelIndex.TableLimit::limit)
                .forEach(noted.limits::add);
    }
}
