package io.doudi.decision;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigDecimal;

/** Counts the recorded decisions of this node, for monitoring. */
@ApplicationScoped
class DecisionMetrics {

    private final MeterRegistry registry;

    DecisionMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void answered(@Observes Answered answered) {
        Decision decision = answered.decision();
        Tags tags =
                Tags.of(
                        "region", decision.region(),
                        "decision", decision.decision(),
                        "version", decision.ruleSet().fullName());
        registry.counter("doudi.decisions", tags.and("outcome", Verdict.word(decision)))
                .increment();
        Verdict.amount(decision.outcome())
                .map(BigDecimal::doubleValue)
                .ifPresent(
                        yuan ->
                                DistributionSummary.builder("doudi.decision.amount")
                                        .baseUnit("yuan")
                                        .tags(tags)
                                        .register(registry)
                                        .record(yuan));
    }
}
