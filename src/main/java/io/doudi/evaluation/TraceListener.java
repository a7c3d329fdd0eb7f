package io.doudi.evaluation;

import java.util.List;
import java.util.function.Consumer;
import org.kie.dmn.api.core.event.AfterEvaluateContextEntryEvent;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionEvent;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.AfterInvokeBKMEvent;
import org.kie.dmn.api.core.event.BeforeEvaluateDecisionEvent;
import org.kie.dmn.api.core.event.BeforeInvokeBKMEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;

/**
 * The one listener of a runtime. It has no state of its own: it hands each event to the recorder of
 * the evaluation that runs on the same thread.
 */
final class TraceListener implements DMNRuntimeEventListener {

    private final ThreadLocal<TraceRecorder> recorder = new ThreadLocal<>();
    private final ModelIndex index;

    TraceListener(ModelIndex index) {
        this.index = index;
    }

    void start(TraceRecorder started) {
        recorder.set(started);
    }

    void stop() {
        recorder.remove();
    }

    @Override
    public void beforeEvaluateDecision(BeforeEvaluateDecisionEvent event) {
        tell(TraceRecorder::decisionBegins);
    }

    @Override
    public void afterEvaluateDecision(AfterEvaluateDecisionEvent event) {
        String id = event.getDecision().getId();
        var result = event.getResult().getDecisionResultById(id);
        tell(r -> r.decisionEnds(id, result == null ? null : result.getResult()));
    }

    @Override
    public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent event) {
        String table = event.getDecisionTableId();
        tell(
                r ->
                        r.tableEnds(
                                table,
                                event.getSelectedIds(),
                                () ->
                                        index.compared(
                                                table, event.getResult().getContext().getAll())));
    }

    @Override
    public void afterEvaluateContextEntry(AfterEvaluateContextEntryEvent event) {
        tell(r -> r.entryEnds(event.getVariableId(), event.getExpressionResult()));
    }

    @Override
    public void beforeInvokeBKM(BeforeInvokeBKMEvent event) {
        List<Object> arguments = event.getInvocationParameters();
        tell(
                r ->
                        r.functionBegins(
                                event.getBusinessKnowledgeModel(),
                                arguments == null ? List.of() : arguments));
    }

    @Override
    public void afterInvokeBKM(AfterInvokeBKMEvent event) {
        tell(r -> r.functionEnds(event.getBusinessKnowledgeModel(), event.getInvocationResult()));
    }

    private void tell(Consumer<TraceRecorder> what) {
        TraceRecorder current = recorder.get();
        if (current != null) {
            what.accept(current);
        }
    }
}
