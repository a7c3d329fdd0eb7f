package io.doudi.decision;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.access.Actor;
import io.doudi.decision.Explanation.Level;
import io.doudi.decision.record.DecisionRecord;
import io.doudi.evaluation.Evaluation;
import io.doudi.evaluation.Evaluation.Decided;
import io.doudi.evaluation.Evaluation.Undetermined;
import io.doudi.evaluation.KnowledgeBase;
import io.doudi.evaluation.Question;
import io.doudi.evaluation.Question.Detail;
import io.doudi.evaluation.Question.Missing;
import io.doudi.evaluation.Trace;
import io.doudi.language.Messages;
import io.doudi.ruleset.InForce;
import io.doudi.ruleset.KnowledgeBases;
import io.doudi.ruleset.RuleSetSelection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides one case: finds the versions in force, evaluates the facts, explains the outcome. */
@ApplicationScoped
public class DecisionService {

    private static final Set<String> RECURRING =
            Set.of("subsistenceEligibility", "subsistenceAmount");

    private final VersionChoice versions;
    private final KnowledgeBases knowledgeBases;
    private final InstantSource clock;

    DecisionService(VersionChoice versions, KnowledgeBases knowledgeBases, InstantSource clock) {
        this.versions = versions;
        this.knowledgeBases = knowledgeBases;
        this.clock = clock;
    }

    /**
     * A decision that was made.
     *
     * @param versions the versions that answered
     * @param hits the rows and rules that were hit, with the ids of the catalogue
     * @param official whether published rules made it, not a draft
     */
    public record Made(Decision decision, InForce versions, List<String> hits, boolean official) {}

    /** Decides one case of a region that is the caller's, in the language of the messages. */
    public Made decide(Actor caller, DecisionRequest request, Level level, Messages messages) {
        return versions.answer(
                caller,
                request,
                (inForce, official) -> decide(inForce, request, level, messages, official));
    }

    /** Decides one case by the versions that are given. */
    Made decide(InForce inForce, DecisionRequest request, Level level, Messages messages) {
        return decide(inForce, request, level, messages, true);
    }

    private Made decide(
            InForce inForce,
            DecisionRequest request,
            Level level,
            Messages messages,
            boolean official) {
        knowledgeBases.requireDecision(inForce, request.getDecision());
        Evaluation evaluation = evaluate(inForce, question(request, level));
        return evaluation instanceof Decided decided
                ? new Made(
                        decided(request, inForce, decided, level, messages),
                        inForce,
                        decided.trace().everythingHit(),
                        official)
                : new Made(
                        undetermined(request, inForce, (Undetermined) evaluation),
                        inForce,
                        List.of(),
                        official);
    }

    /** What comes after the outcome: for who receives the allowance, the next periodic check. */
    private Map<String, Object> coming(DecisionRequest request, InForce inForce, Decided decided) {
        boolean checked =
                RECURRING.contains(request.getDecision())
                        && Boolean.TRUE.equals(decided.outcome().get("eligible"));
        if (!checked) {
            return Map.of();
        }
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        input.putObject("event")
                .put("type", "PERIODIC_CHECK")
                .put("lastCheckOn", request.getAsOf().toString());
        Question question =
                new Question(
                        "proceduralDeadlines",
                        request.getRegion(),
                        request.getAsOf(),
                        input,
                        Missing.ASSUME,
                        Detail.ROWS);
        return evaluate(inForce, question) instanceof Decided deadlines
                ? deadlines.outcome()
                : Map.of();
    }

    /** Answers a question by the versions in force. */
    Evaluation evaluate(InForce inForce, Question question) {
        KnowledgeBase knowledgeBase = knowledgeBases.of(inForce);
        return question.decision().equals(InForce.SELECTION)
                ? RuleSetSelection.of(inForce, knowledgeBase, question)
                : knowledgeBase.evaluate(question);
    }

    private static Question question(DecisionRequest request, Level level) {
        return new Question(
                request.getDecision(),
                request.getRegion(),
                request.getAsOf(),
                request.getInput(),
                request.getMissing(),
                level.detail());
    }

    private Decision decided(
            DecisionRequest request,
            InForce inForce,
            Decided decided,
            Level level,
            Messages messages) {
        return new Decision(
                DecisionRecord.newId(clock.instant()),
                request.getRegion(),
                request.getDecision(),
                request.getAsOf(),
                Decision.Status.DECIDED,
                decided.outcome(),
                Decision.Assumed.of(decided.assumptions(), decided.trace()),
                List.of(),
                Decision.RuleSetUsed.of(inForce, decided.trace()),
                false,
                level == Level.NONE
                        ? null
                        : Explanation.of(
                                request.getDecision(),
                                decided,
                                coming(request, inForce, decided),
                                level,
                                messages));
    }

    private Decision undetermined(
            DecisionRequest request, InForce inForce, Undetermined undetermined) {
        return new Decision(
                DecisionRecord.newId(clock.instant()),
                request.getRegion(),
                request.getDecision(),
                request.getAsOf(),
                Decision.Status.UNDETERMINED,
                Map.of(),
                List.of(),
                undetermined.missingFacts().stream().map(Decision.Missing::of).toList(),
                Decision.RuleSetUsed.of(inForce, new Trace(List.of(), List.of())),
                false,
                null);
    }
}
