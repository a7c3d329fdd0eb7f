package io.doudi.ruleset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.doudi.evaluation.Evaluation.Decided;
import io.doudi.evaluation.KnowledgeBase;
import io.doudi.evaluation.Question;
import io.doudi.evaluation.Question.Detail;
import io.doudi.evaluation.Question.Missing;
import io.doudi.evaluation.Trial;
import io.doudi.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Runs stored cases. A case is run once for each content of its layers. */
@ApplicationScoped
public class CaseRuns {

    private static final int KEPT = 5_000;

    private final KnowledgeBases knowledgeBases;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final Cache<Key, CaseRun> runs = Caffeine.newBuilder().maximumSize(KEPT).build();

    /** A case on layers with these digests. */
    private record Key(List<String> digests, Case example) {}

    CaseRuns(KnowledgeBases knowledgeBases, ObjectMapper json, InstantSource clock) {
        this.knowledgeBases = knowledgeBases;
        this.json = json;
        this.clock = clock;
    }

    /** Which versions answer a case; that there are none is a problem like any other. */
    interface Selection {
        InForce of(Case example);
    }

    /** Runs a case with the rules in force on its date. */
    public CaseRun of(Case example, RuleSets ruleSets) {
        return of(
                example,
                one -> ruleSets.inForce(one.region(), one.asOf(), ruleSets.now(clock.instant())));
    }

    /** Runs a case with the versions that are selected for it. */
    CaseRun of(Case example, Selection selection) {
        InForce inForce;
        try {
            inForce = selection.of(example);
            knowledgeBases.requireDecision(inForce, example.decision());
        } catch (ProblemException refusal) {
            return run(example, refused(refusal));
        }
        return runs.get(
                new Key(inForce.digests(), example),
                key -> run(example, trial(inForce, question(example))));
    }

    private CaseRun run(Case example, Trial trial) {
        Set<String> hits = new TreeSet<>();
        trial.decided().ifPresent(decided -> hits.addAll(decided.trace().ruleIds()));
        trial.places().forEach(place -> hits.addAll(place.source().ruleIds()));
        List<String> differences = new ArrayList<>(differences(example, trial));
        trial.places().forEach(place -> hits.add(place.id()));
        example.hits().stream()
                .filter(hit -> !hits.contains(hit))
                .forEach(hit -> differences.add(hit + " was not hit"));
        return new CaseRun(differences, actual(trial), hits, trial.places(), trial.limits());
    }

    private Trial trial(InForce inForce, Question question) {
        KnowledgeBase knowledgeBase = knowledgeBases.of(inForce);
        return question.decision().equals(InForce.SELECTION)
                ? selection(inForce, knowledgeBase, question)
                : knowledgeBase.trial(question);
    }

    private static Trial selection(
            InForce inForce, KnowledgeBase knowledgeBase, Question question) {
        try {
            Decided decided = RuleSetSelection.of(inForce, knowledgeBase, question);
            return new Trial(Optional.of(decided), Optional.empty(), Set.of(), Set.of());
        } catch (ProblemException refusal) {
            return refused(refusal);
        }
    }

    private static Trial refused(ProblemException refusal) {
        return new Trial(Optional.empty(), Optional.of(refusal), Set.of(), Set.of());
    }

    private List<String> differences(Case example, Trial trial) {
        Optional<JsonNode> error = example.expectedError();
        if (error.isPresent()) {
            JsonNode problem =
                    trial.problem()
                            .<JsonNode>map(this::problem)
                            .orElseGet(() -> json.createObjectNode());
            return Expectation.differences(error.get(), problem);
        }
        return trial.decided()
                .map(
                        decided ->
                                Expectation.differences(
                                        example.expect(), json.valueToTree(decided.outcome())))
                .orElseGet(() -> List.of("expected an outcome, was " + trial.problem()));
    }

    /** What came out, as a case would expect it. */
    private JsonNode actual(Trial trial) {
        return trial.decided()
                .<JsonNode>map(decided -> json.valueToTree(decided.outcome()))
                .or(
                        () ->
                                trial.problem()
                                        .map(
                                                problem ->
                                                        json.createObjectNode()
                                                                .set(Case.ERROR, problem(problem))))
                .orElseGet(json::createObjectNode);
    }

    private JsonNode problem(ProblemException problem) {
        return json.createObjectNode()
                .put("code", problem.type().name())
                .put("field", problem.field().orElse(null));
    }

    private static Question question(Case example) {
        return new Question(
                example.decision(),
                example.region(),
                example.asOf(),
                example.input(),
                Missing.ASSUME,
                Detail.VALUES);
    }
}
