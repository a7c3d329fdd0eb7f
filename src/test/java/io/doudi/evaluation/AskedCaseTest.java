package io.doudi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.PolicyCase;
import io.doudi.evaluation.KnowledgeBase.Reached;
import io.doudi.evaluation.Question.Detail;
import io.doudi.evaluation.Trace.MadeDecision;
import io.doudi.problem.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions about one case come out as if each were asked alone, whatever they share. */
class AskedCaseTest {

    private static final int ORDERS = 3;
    private static final int REPEATED_BY_THE_ENGINE = 10;
    private static final List<String> SUBSISTENCE =
            List.of("incomeAssessment", "subsistenceEligibility", "subsistenceAmount");

    private final Map<List<Layer>, KnowledgeBase> compiled = new HashMap<>();

    /** What came out, with all of its way; or the problem. */
    private record Answer(Object outcome, Trace trace, Set<String> rows, String problem) {

        static Answer of(AskedCase one, String decision) {
            try {
                Reached reached = one.decide(decision);
                Set<String> rows = new HashSet<>();
                reached.way().rows().forEach(rows::addAll);
                return new Answer(reached.decided().outcome(), reached.decided().trace(), rows, "");
            } catch (ProblemException problem) {
                return new Answer(
                        null,
                        null,
                        Set.of(),
                        problem.type() + " " + problem.field() + " " + problem.getMessage());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DAZHOU", "EZHOU", "HONGHUAGANG", "HUIZHOU", "JILIN"})
    void decidesAsIfEachWereAskedAlone(String region) {
        Random random = new Random(region.hashCode());
        int decided = 0;
        for (PolicyCase one : PolicyCase.all()) {
            if (one.region().equals(region) && !one.expectsError()) {
                LocalDate asOf = LocalDate.parse(one.request().path("asOf").asText());
                decided += compared(rules(region, asOf), region, asOf, one, random);
            }
        }
        assertThat(decided).isGreaterThan(200);
    }

    private int compared(
            KnowledgeBase rules, String region, LocalDate asOf, PolicyCase one, Random random) {
        ObjectNode input = (ObjectNode) one.input();
        List<String> decisions = new ArrayList<>(rules.decisions());
        Map<String, Answer> alone = new HashMap<>();
        decisions.forEach(
                decision ->
                        alone.put(
                                decision,
                                Answer.of(rules.ask(region, asOf, input, Detail.ROWS), decision)));
        for (int i = 0; i < ORDERS; i++) {
            AskedCase together = rules.ask(region, asOf, input, Detail.ROWS);
            Collections.shuffle(decisions, random);
            for (String decision : decisions) {
                assertThat(Answer.of(together, decision))
                        .as("%s after others of %s", decision, decisions)
                        .isEqualTo(alone.get(decision));
            }
        }
        return (int) alone.values().stream().filter(answer -> answer.problem().isEmpty()).count();
    }

    private KnowledgeBase rules(String region, LocalDate asOf) {
        return compiled.computeIfAbsent(
                BundledLayers.inForce(region, asOf), KnowledgeBase::compile);
    }

    @Test
    void makesWhatDecisionsHaveInCommonOnce() {
        AskedCase one = null;
        for (int i = 0; i <= REPEATED_BY_THE_ENGINE; i++) {
            one = household();
            SUBSISTENCE.forEach(one::decide);
        }
        Set<MadeDecision> totals = Collections.newSetFromMap(new IdentityHashMap<>());
        for (String decision : SUBSISTENCE) {
            totals.add(totals(one.decide(decision)));
        }
        assertThat(totals).hasSize(1);
    }

    /** A family in Dazhou. */
    private AskedCase household() {
        String facts =
                """
                {"household": {"area": "URBAN", "size": 2}, "assets": {"meetsLocalRule": true},
                 "incomes": [{"type": "WAGE", "amount": 300}]}""";
        Question question = Questions.of("", "2023-09-01", facts);
        return rules(question.region(), question.asOf())
                .ask(
                        question.region(),
                        question.asOf(),
                        (ObjectNode) question.input(),
                        Detail.ROWS);
    }

    private static MadeDecision totals(Reached reached) {
        return reached.decided().trace().decisions().stream()
                .filter(made -> made.id().equals("income-totals"))
                .findFirst()
                .orElseThrow();
    }
}
