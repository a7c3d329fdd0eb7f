package io.doudi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.PolicyCase;
import io.doudi.evaluation.Evaluation.Decided;
import io.doudi.evaluation.Question.Detail;
import io.doudi.evaluation.Question.Missing;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.text.StringEscapeUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The compiled decisions of all regions: the same as the engine's to the last digit and step. */
class CompiledDecisionsTest {

    private static final LocalDate DAY = LocalDate.parse("2023-11-15");

    /** How many for each decision; {@code -Ddoudi.madeUp=10000} for a night. */
    private static final int MADE_UP = Integer.getInteger("doudi.madeUp", 40);

    private static final Map<List<Layer>, KnowledgeBase> COMPILED = new ConcurrentHashMap<>();

    static Stream<PolicyCase> cases() {
        return PolicyCase.all().stream().filter(policyCase -> !policyCase.expectsError());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void areThoseOfTheEngine(PolicyCase policyCase) {
        Question question = Questions.of(policyCase, Detail.VALUES);
        KnowledgeBase knowledgeBase = knowledgeBase(question);
        if (knowledgeBase.decisions().contains(question.decision())) {
            try {
                BothWays made = knowledgeBase.bothWays(question);
                assertThat(made.compiled()).contains(made.engine());
            } catch (ProblemException e) {
                assertThat(e.type()).isEqualTo(ProblemType.REQUIRED);
            }
        }
    }

    @Test
    void leavesNothingToTheEngine() {
        List<String> left = new ArrayList<>();
        cases().map(one -> Questions.of(one, Detail.VALUES))
                .map(CompiledDecisionsTest::knowledgeBase)
                .distinct()
                .forEach(
                        rules ->
                                rules.leftToTheEngine()
                                        .forEach(
                                                (decision, what) ->
                                                        left.add(decision + ": " + what)));
        assertThat(left.stream().distinct()).isEmpty();
    }

    static Stream<Question> settings() {
        return Stream.of("DAZHOU", "EZHOU", "HONGHUAGANG", "HUIZHOU", "JILIN")
                .map(region -> new Question("", region, DAY, null, Missing.ASSUME, Detail.VALUES));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void areThoseOfTheEngineForMadeUpFacts(Question question) {
        assertThat(knowledgeBase(question).differences(question.region(), question.asOf(), MADE_UP))
                .isEmpty();
    }

    @Test
    void leavesWhatItDoesNotKnowToTheEngine() {
        String unknown = "member.lacksCare instance of boolean and member.lacksCare";
        KnowledgeBase edited = withCondition(unknown);
        assertThat(edited.leftToTheEngine()).containsEntry("incomeAssessment", "InstanceOfNode");
        requireSameIncomes(edited);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "member.lacksCare in [true]",
                "member.lacksCare in (true)",
                "member.lacksCare in [[true..true], true]",
                "member.lacksCare = true and 2 between 1.5 and 2",
                "member.lacksCare = true and @\"2024-02-29\" between @\"2024-02-29\" and on",
                "member.lacksCare = true and on in [@\"2020-01-01\"..@\"2030-01-01\"]",
                "member.lacksCare = true and @\"P1M\" < @\"P1Y\""
            })
    void knowRanges(String condition) {
        KnowledgeBase edited = withCondition(condition);
        assertThat(edited.leftToTheEngine()).isEmpty();
        requireSameIncomes(edited);
    }

    /** Dazhou's rules with another condition in the assessment of incomes. */
    private static KnowledgeBase withCondition(String condition) {
        return KnowledgeBase.compile(
                BundledLayers.dazhou(
                        "2022",
                        text ->
                                text.replace(
                                        "member.lacksCare = true",
                                        StringEscapeUtils.escapeXml10(condition))));
    }

    private static void requireSameIncomes(KnowledgeBase edited) {
        KnowledgeBase plain = KnowledgeBase.compile(BundledLayers.dazhou("2022"));
        List<Question> questions =
                cases().filter(one -> one.region().equals("DAZHOU"))
                        .filter(one -> one.decision().equals("incomeAssessment"))
                        .map(one -> Questions.of(one, Detail.VALUES))
                        .filter(question -> !question.asOf().isBefore(DAY.withDayOfYear(300)))
                        .toList();
        assertThat(questions).isNotEmpty();
        for (Question question : questions) {
            Decided made = (Decided) edited.evaluate(question);
            assertThat(made.outcome()).isEqualTo(((Decided) plain.evaluate(question)).outcome());
            assertThat(edited.distrusted()).isEmpty();
        }
    }

    /** The schema of the request says what literals can say, and no more. */
    @Test
    void leaveFactsWithComputedConstraintsToTheEngine() {
        KnowledgeBase edited =
                KnowledgeBase.compile(
                        BundledLayers.dazhou(
                                "2022",
                                text ->
                                        text.replace(
                                                "<text>null,[0..100]</text>",
                                                "<text>null,[0..100],abs(?) = 7</text>")));
        assertThat(edited.leftToTheEngine().get("parameterConstraints"))
                .startsWith("the constraint");
    }

    /** The engine repeats the first ten and every five-thousandth. */
    @Test
    void areTrustedUntilTheyDiffer() {
        Trust trust = new Trust("any");
        long repeated = LongStream.rangeClosed(1, 15_000).filter(i -> trust.isRepeated()).count();
        assertThat(repeated).isEqualTo(13);
        assertThat(trust.isLost()).isFalse();
        trust.lose();
        assertThat(trust.isLost()).isTrue();
    }

    private static KnowledgeBase knowledgeBase(Question question) {
        return COMPILED.computeIfAbsent(
                BundledLayers.inForce(question.region(), question.asOf()), KnowledgeBase::compile);
    }
}
