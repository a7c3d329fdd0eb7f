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
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions about one case come out as if each were asked alone, whatever they share. */
class AskedCaseTest {

    private static final int ORDERS = 3;
    private static final int REPEATED_BY_THE_ENGINE = 10;
    private static final List<String> SUBSISTENCE =
            List.of("incomeAssessment", "subsistenceEligibility", "subsistenceAmount");

    /** The default of the period of an income. */
    private static final Pattern ROW =
            Pattern.compile("(?s)<rule id=\"default-income-period\">.*?</rule>");

    private static final String SUBSISTENCE_CELLS =
            "&quot;subsistenceEligibility&quot;,&quot;subsistenceAmount&quot;,";

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
        assertThat(compared(region, UnaryOperator.identity())).isGreaterThan(200);
    }

    @Test
    void takesNothingThatWasMadeFromOtherFacts() {
        assertThat(compared("DAZHOU", AskedCaseTest::withAnotherDefault)).isGreaterThan(200);
    }

    /** The income of decisions on the allowance is for a year if that is not told. */
    private static String withAnotherDefault(String file) {
        return ROW.matcher(file)
                .replaceFirst(
                        row -> {
                            String before = row.group();
                            return before.replace(SUBSISTENCE_CELLS, "")
                                    + before.replace("default-income-period", "default-income-year")
                                            .replace("&quot;incomeAssessment&quot;,", "")
                                            .replace("MONTH", "YEAR");
                        });
    }

    /** How many decisions came out. */
    private int compared(String region, UnaryOperator<String> edit) {
        Random random = new Random(region.hashCode());
        int decided = 0;
        for (PolicyCase one : PolicyCase.all()) {
            if (one.region().equals(region) && !one.expectsError()) {
                LocalDate asOf = LocalDate.parse(one.request().path("asOf").asText());
                List<Layer> layers = BundledLayers.inForce(region, asOf, edit);
                decided += compared(rules(layers), region, asOf, one, random);
            }
        }
        assertThat(compiled.values()).allMatch(rules -> rules.distrusted().isEmpty());
        return decided;
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

    private KnowledgeBase rules(List<Layer> layers) {
        return compiled.computeIfAbsent(layers, KnowledgeBase::compile);
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
        return rules(BundledLayers.inForce(question.region(), question.asOf()))
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
