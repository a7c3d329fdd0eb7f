package io.doudi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudi.evaluation.Evaluation.Decided;
import io.doudi.evaluation.Evaluation.Undetermined;
import io.doudi.evaluation.Question.Missing;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The engine with the bundled rules: what it answers, what it refuses, and the engines' traps that
 * it must not fall into.
 */
class KnowledgeBaseTest {

    private static final String ASSISTANCE =
            """
            {"household":{"area":"URBAN"},"hardship":{"type":"EXPENDITURE","persons":%d,"assessedMultiple":%s}}""";

    private static KnowledgeBase dazhou;

    @BeforeAll
    static void compile() {
        dazhou = KnowledgeBase.compile(BundledLayers.dazhou("2022"));
    }

    @Test
    void publishesSixteenDecisions() {
        assertThat(dazhou.decisions())
                .hasSize(16)
                .contains("incomeAssessment", "temporaryAssistance");
    }

    @Test
    void keepsTheOutputsInTheOrderOfTheirType() {
        assertThat(assist(1, "1").outcome().keySet())
                .startsWith("assistanceType", "placeAccepted", "standard", "perPersonMin");
    }

    @Test
    void tracesTheRowWithTheValuesItCompared() {
        Trace.Hit hit =
                assist(1, "8").trace().hits().stream()
                        .filter(candidate -> candidate.row().equals("DZ-TR-02.1"))
                        .findFirst()
                        .orElseThrow();
        assertThat(hit.source().ruleIds()).containsExactly("DZ-TR-02");
        assertThat(hit.source().clause()).isEqualTo("达市府办发〔2023〕35号 二(二)6");
        assertThat(hit.source().layer()).isEqualTo("dazhou/2023");
        assertThat(hit.conditions())
                .extracting(Trace.Condition::actual)
                .containsExactly("ABOVE", false);
    }

    @Test
    void tracesEachParameterOnceWithItsStatus() {
        assertThat(assist(1, "2").trace().parameters())
                .extracting(Trace.Parameter::name, Trace.Parameter::status)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(
                                "subsistenceStandardUrban", "ILLUSTRATIVE"))
                .doesNotHaveDuplicates();
    }

    @Test
    void roundsHalfUpToTheFenAndOnlyOnce() {
        assertThat(assist(1, "1.000007142857").outcome())
                .containsEntry("amount", new BigDecimal("700.00"));
        assertThat(assist(1, "1.00000715").outcome())
                .containsEntry("amount", new BigDecimal("700.01"));
    }

    @Test
    void neverTurnsAnUnknownCodeIntoARefusal() {
        assertRefused(
                "extremeHardshipEligibility",
                """
                {"household":{"area":"URBAN","members":[{"id":"a","birthDate":"1950-01-01","disability":{"level":1,"category":"LEG"}}]},
                 "incomes":[],"supporters":[]}""",
                ProblemType.INVALID_VALUE,
                "household.members.disability.category");
    }

    @Test
    void refusesANullWhereAFactIsRequired() {
        assertRefused(
                "temporaryAssistance",
                """
                {"household":{"area":"URBAN"},"hardship":{"type":"EXPENDITURE","persons":null}}""",
                ProblemType.REQUIRED,
                "hardship.persons");
    }

    @Test
    void refusesAFieldItDoesNotKnowAndNamesTheNearest() {
        assertThatThrownBy(
                        () ->
                                dazhou.evaluate(
                                        Questions.of(
                                                "temporaryAssistance",
                                                "2023-10-10",
                                                """
                        {"household":{"area":"URBAN"},"hardship":{"type":"EMERGENCY","persons":1,"assesedMultiple":2}}""")))
                .hasMessageContaining("did you mean assessedMultiple?");
    }

    @Test
    void reportsAProblemOfTheHouseholdBeforeOneOfTheIncomes() {
        assertRefused(
                "incomeAssessment",
                """
                {"household":{"area":"URBAN","members":[{"id":"a"},{"id":"a"}]},"incomes":[{"type":"WAGE","amount":-1}]}""",
                ProblemType.DUPLICATE_ID,
                "household.members.id");
    }

    @Test
    void endsWhereAParameterHasNoValue() {
        assertThatThrownBy(
                        () ->
                                dazhou.evaluate(
                                        Questions.of(
                                                "temporaryAssistance",
                                                "2022-01-01",
                                                ASSISTANCE.formatted(1, "1"))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.type()).isEqualTo(ProblemType.PARAMETER_NOT_FOUND);
                            assertThat(problem.field()).contains("subsistenceStandardUrban");
                        });
    }

    @Test
    void listsTheDefaultsItAssumed() {
        assertThat(assist(1, "1").assumptions())
                .extracting(Evaluation.Assumption::field)
                .containsExactly("hardship.place");
    }

    @Test
    void asksInsteadOfAssumingIfTheCallerWantsThat() {
        Evaluation evaluation =
                dazhou.evaluate(
                        Questions.of(
                                "temporaryAssistance",
                                "2023-10-10",
                                ASSISTANCE.formatted(1, "1"),
                                Missing.ASK));
        assertThat(evaluation)
                .isInstanceOfSatisfying(
                        Undetermined.class,
                        undetermined ->
                                assertThat(undetermined.missingFacts())
                                        .extracting(Evaluation.Assumption::field)
                                        .containsExactly("hardship.place"));
    }

    /**
     * The alpha network would answer with the first call's inputs; shared state would mix threads.
     */
    @Test
    void answersEveryThreadWithItsOwnFacts() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Decided>> calls =
                    IntStream.rangeClosed(1, 100)
                            .mapToObj(persons -> (Callable<Decided>) () -> assist(persons, "2"))
                            .toList();
            List<Future<Decided>> answers = threads.invokeAll(calls);
            for (int persons = 1; persons <= answers.size(); persons++) {
                Decided answer = answers.get(persons - 1).get();
                assertThat((BigDecimal) answer.outcome().get("amount"))
                        .isEqualByComparingTo(1400 * persons + "");
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void refusesAModelWithADocumentType() {
        assertThatThrownBy(
                        () -> compileWith("<!DOCTYPE definitions><definitions namespace=\"x\"/>"))
                .hasMessageContaining("document type");
    }

    @Test
    void refusesAModelThatIsNotXml() {
        assertThatThrownBy(() -> compileWith("<definitions"))
                .hasMessageContaining("not well-formed XML");
    }

    @Test
    void refusesIdsThatStandTwice() {
        List<Layer> layers =
                BundledLayers.dazhou(
                        "2022", text -> text.replace("id=\"DZ-TR-02.2\"", "id=\"DZ-TR-02.1\""));
        assertThatThrownBy(() -> KnowledgeBase.compile(layers)).hasMessageContaining("DZ-TR-02.1");
    }

    @Test
    void refusesDrlThatDoesNotCompile() {
        Layer broken =
                new Layer(
                        "broken",
                        "1",
                        "test",
                        List.of(
                                new RuleFile(
                                        "x.drl", "package x\nrule \"R\" when Nobody() then end")));
        assertThatThrownBy(() -> KnowledgeBase.compile(with(broken)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.type())
                                        .isEqualTo(ProblemType.RULE_SET_REJECTED));
    }

    /** Two builds side by side must not share classes or rules. */
    @Test
    void keepsTwoVersionsApart() {
        KnowledgeBase eight =
                KnowledgeBase.compile(BundledLayers.dazhou("2022", KnowledgeBaseTest::sixToEight));
        String input = ASSISTANCE.formatted(1, "7");
        assertThat(Questions.decide(eight, "temporaryAssistance", "2023-10-10", input).outcome())
                .containsEntry("amount", new BigDecimal("4900.00"));
        assertThat(assist(1, "7").outcome()).containsEntry("amount", new BigDecimal("4200.00"));
    }

    private static String sixToEight(String text) {
        return text.replace(
                "<outputEntry id=\"DZ-parameter-temporaryAssistanceMaxMultiple-out-1\"><text>6</text>",
                "<outputEntry id=\"DZ-parameter-temporaryAssistanceMaxMultiple-out-1\"><text>8</text>");
    }

    private static Decided assist(int persons, String multiple) {
        return Questions.decide(
                dazhou,
                "temporaryAssistance",
                "2023-10-10",
                ASSISTANCE.formatted(persons, multiple));
    }

    private static void assertRefused(
            String decision, String input, ProblemType type, String field) {
        assertThatThrownBy(() -> dazhou.evaluate(Questions.of(decision, "2023-10-10", input)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.type()).isEqualTo(type);
                            assertThat(problem.field()).contains(field);
                        });
    }

    private static void compileWith(String dmn) {
        KnowledgeBase.compile(
                with(new Layer("broken", "1", "test", List.of(new RuleFile("x.dmn", dmn)))));
    }

    private static List<Layer> with(Layer layer) {
        List<Layer> layers = new java.util.ArrayList<>(BundledLayers.dazhou("2022"));
        layers.add(layer);
        return layers;
    }
}
