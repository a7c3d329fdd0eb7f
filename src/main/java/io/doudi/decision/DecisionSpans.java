package io.doudi.decision;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** What traces tell of a decision: how long its parts took and which one it is, never its facts. */
@ApplicationScoped
class DecisionSpans {

    private final Tracer tracer;

    DecisionSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Does a part of the present request, whose duration its trace shows. */
    <T> T part(String name, Supplier<T> work) {
        Span span = tracer.spanBuilder(name).startSpan();
        try {
            return Context.current().with(span).wrapSupplier(work).get();
        } catch (RuntimeException e) {
            span.setStatus(StatusCode.ERROR);
            throw e;
        } finally {
            span.end();
        }
    }

    /** Lets the trace of the present request be found by its decision. */
    void describe(Decision decision) {
        Span span = Span.current();
        if (!span.isRecording()) {
            return;
        }
        span.setAttribute("doudi.decision.id", decision.decisionId().toString());
        span.setAttribute("doudi.decision.name", decision.decision());
        span.setAttribute("doudi.region", decision.region());
        span.setAttribute("doudi.rule_set.version", decision.ruleSet().fullName());
        span.setAttribute("doudi.outcome", Verdict.word(decision));
    }
}
