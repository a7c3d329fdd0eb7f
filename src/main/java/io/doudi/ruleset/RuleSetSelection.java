package io.doudi.ruleset;

import io.doudi.evaluation.Evaluation.Decided;
import io.doudi.evaluation.KnowledgeBase;
import io.doudi.evaluation.Question;
import io.doudi.evaluation.Trace;
import io.doudi.evaluation.Trace.MadeDecision;
import io.doudi.evaluation.Trace.Source;
import io.doudi.ruleset.Manifest.Validity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The decision which rules are in force; it follows from the dates of the versions. */
public final class RuleSetSelection {

    private RuleSetSelection() {}

    /** Decides it for a question. */
    public static Decided of(InForce inForce, KnowledgeBase knowledgeBase, Question question) {
        knowledgeBase.check(question);
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put(
                "ruleSetId", inForce.region().map(version -> version.manifest().id()).orElse(null));
        outcome.put("baselineId", inForce.baseline().manifest().id());
        outcome.put("inForce", inForce.region().isPresent());
        outcome.put("warnings", inForce.gap().map(List::of).orElse(List.of()));
        return new Decided(outcome, List.of(), trace(inForce, outcome));
    }

    /** Names the region's version in force or, in a gap, the one whose dates leave it. */
    private static Trace trace(InForce inForce, Map<String, Object> outcome) {
        List<MadeDecision> decisions = new ArrayList<>();
        inForce.region()
                .or(inForce::outside)
                .flatMap(version -> made(version, outcome))
                .ifPresent(decisions::add);
        made(inForce.baseline(), outcome).ifPresent(decisions::add);
        return new Trace(decisions, List.of());
    }

    private static Optional<MadeDecision> made(
            RuleSetVersion version, Map<String, Object> outcome) {
        return version.manifest()
                .validity()
                .map(
                        validity ->
                                new MadeDecision(
                                        InForce.SELECTION,
                                        InForce.SELECTION,
                                        version.manifest().title().zh(),
                                        "",
                                        outcome,
                                        source(version, validity),
                                        List.of()));
    }

    /** What a manifest says about the rule that sets its dates. */
    public static Source source(RuleSetVersion version, Validity validity) {
        return new Source(
                List.of(validity.ruleId()),
                validity.document() + " " + validity.item(),
                validity.note(),
                version.name(),
                Manifest.FILE);
    }
}
