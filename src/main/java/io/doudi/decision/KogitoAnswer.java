package io.doudi.decision;

import io.doudi.decision.Decision.Assumed;
import io.doudi.decision.Decision.RuleSetUsed;
import io.doudi.decision.KogitoResult.DecisionResult;
import io.doudi.decision.KogitoResult.EvaluationStatus;
import io.doudi.decision.KogitoResult.Message;
import io.doudi.evaluation.Evaluation.Decided;
import io.doudi.evaluation.PublishedModel;
import io.doudi.evaluation.PublishedModel.Service;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import io.doudi.ruleset.InForce;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what the decisions of one model came to. */
final class KogitoAnswer {

    private final PublishedModel model;
    private final InForce inForce;
    private final Map<String, DecisionResult> results = new LinkedHashMap<>();

    KogitoAnswer(PublishedModel model, InForce inForce) {
        this.model = model;
        this.inForce = inForce;
        model.decisions().keySet().forEach(this::open);
    }

    private void open(String decision) {
        put(decision, null, List.of(), EvaluationStatus.NOT_EVALUATED);
    }

    private void put(
            String decision, Object result, List<Message> messages, EvaluationStatus status) {
        String name = model.decisions().get(decision);
        results.put(decision, new DecisionResult(decision, name, result, messages, status));
    }

    /** Adds an outcome with what was decided on the way to it. */
    void add(Service service, Decided decided) {
        decided.trace().decisions().stream()
                .filter(made -> isOpen(made.id()))
                .forEach(
                        made ->
                                put(
                                        made.id(),
                                        PlainValue.of(made.result()),
                                        List.of(),
                                        EvaluationStatus.SUCCEEDED));
        put(
                service.decision(),
                decided.outcome(),
                warnings(service.decision(), decided),
                EvaluationStatus.SUCCEEDED);
    }

    /** What was decided for itself before stays. */
    private boolean isOpen(String decision) {
        return results.containsKey(decision)
                && results.get(decision).evaluationStatus() == EvaluationStatus.NOT_EVALUATED;
    }

    private List<Message> warnings(String decision, Decided decided) {
        List<Message> warnings = new ArrayList<>();
        Assumed.of(decided.assumptions(), decided.trace())
                .forEach(assumed -> warnings.add(Message.of(assumed, decision)));
        RuleSetUsed.of(inForce, decided.trace())
                .warnings()
                .forEach(code -> warnings.add(Message.ofRules(code, decision)));
        return warnings;
    }

    /** Adds why there is no outcome. */
    void add(Service service, ProblemException problem) {
        put(
                service.decision(),
                null,
                List.of(Message.of(problem, service.decision())),
                problem.type() == ProblemType.REQUIRED
                        ? EvaluationStatus.SKIPPED
                        : EvaluationStatus.FAILED);
    }

    /**
     * The whole answer. What was sent is repeated only if all of it was understood.
     *
     * @param sent the input data
     * @param wanted the ids of the decisions that were asked for
     */
    KogitoResult result(Map<String, Object> sent, List<String> wanted) {
        List<DecisionResult> found = wanted.stream().map(results::get).toList();
        boolean isUnderstood = found.stream().noneMatch(one -> one.evaluationStatus().isFailure());
        Map<String, Object> context = new LinkedHashMap<>(isUnderstood ? sent : Map.of());
        found.forEach(one -> context.put(one.decisionName(), one.result()));
        return new KogitoResult(
                model.namespace(),
                model.name(),
                context,
                found.stream().flatMap(one -> one.messages().stream()).toList(),
                found);
    }
}
