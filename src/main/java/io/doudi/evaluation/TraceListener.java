package io.doudi.evaluation;

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

    void start(TraceRecorder started) {
        recorder.set(started);
    }

    void stop() {
        recorder.remove();
    }

    @Override
    public void beforeEvaluateDecision(BeforeEvaluateDecisionEvent event) {
        tell(r -> r.before(event));
    }

    @Override
    public void afterEvaluateDecision(AfterEvaluateDecisionEvent event) {
        tell(r -> r.after(event));
    }

    @Override
    public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent event) {
        tell(r -> r.after(event));
    }

    @Override
    public void afterEvaluateContextEntry(AfterEvaluateContextEntryEvent event) {
        tell(r -> r.after(event));
    }

    @Override
    public void beforeInvokeBKM(BeforeInvokeBKMEvent event) {
        tell(r -> r.before(event));
    }

    @Override
    public void afterInvokeBKM(AfterInvokeBKMEvent event) {
        tell(r -> r.after(event));
    }

    private void tell(Consumer<TraceRecorder> what) {
        TraceRecorder current = recorder.get();
        if (current != null) {
            what.accept(current);
        }
    }
}
