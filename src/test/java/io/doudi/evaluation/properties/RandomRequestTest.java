package io.doudi.evaluation.properties;

import static io.doudi.problem.ProblemType.BIRTH_DATE_IN_FUTURE;
import static io.doudi.problem.ProblemType.CONTRADICTORY_INPUT;
import static io.doudi.problem.ProblemType.DUPLICATE_ID;
import static io.doudi.problem.ProblemType.EMPTY_HOUSEHOLD;
import static io.doudi.problem.ProblemType.GRADUATED_EXIT_MONTHS_OUT_OF_RANGE;
import static io.doudi.problem.ProblemType.PARAMETER_NOT_FOUND;
import static io.doudi.problem.ProblemType.REQUIRED;
import static io.doudi.problem.ProblemType.UNKNOWN_MEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.evaluation.Evaluation;
import io.doudi.evaluation.Evaluation.Decided;
import io.doudi.evaluation.KnowledgeBase;
import io.doudi.evaluation.Question;
import io.doudi.evaluation.Question.Detail;
import io.doudi.evaluation.Question.Missing;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any request of the right shape is decided or refused with a problem that says what is wrong with
 * it; the rules never fail, and no number they answer is negative or finer than its unit.
 */
class RandomRequestTest {

    /** What can be wrong with a request that its schema allows. */
    private static final Set<ProblemType> REFUSALS =
            EnumSet.of(
                    BIRTH_DATE_IN_FUTURE,
                    CONTRADICTORY_INPUT,
                    DUPLICATE_ID,
                    EMPTY_HOUSEHOLD,
                    GRADUATED_EXIT_MONTHS_OUT_OF_RANGE,
                    PARAMETER_NOT_FOUND,
                    REQUIRED,
                    UNKNOWN_MEMBER);

    private static final int REQUESTS = 6;
    private static final int FEN = 2;
    private static final int RATIO = 4;

    static Stream<Setting> settings() {
        return Setting.all().stream();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void isDecidedOrRefusedForAReason(Setting setting) {
        for (String decision : setting.knowledgeBase().decisions()) {
            forRequests(setting, decision, REQUESTS, input -> fault(setting, decision, input));
        }
    }

    /** The search takes long; a setting asks every third decision. */
    @ParameterizedTest
    @MethodSource("settings")
    void isAnsweredTheSameAgainAndWithTheSearchForMissingFacts(Setting setting) {
        List<String> decisions = List.copyOf(setting.knowledgeBase().decisions());
        for (int i = Setting.all().indexOf(setting) % 3; i < decisions.size(); i += 3) {
            String decision = decisions.get(i);
            forRequests(setting, decision, 1, input -> difference(setting, decision, input));
        }
    }

    /** The selection has no model; it only checks the facts. */
    @ParameterizedTest
    @MethodSource("settings")
    void isCheckedForTheSelectionToo(Setting setting) {
        Draw.of(setting, "ruleSetSelection", REQUESTS)
                .map(draw -> requests(setting, "ruleSetSelection").draw(draw))
                .forEach(
                        input ->
                                assertThat(refusal(setting, input))
                                        .as("%s %s", setting, input)
                                        .isSubsetOf(REFUSALS));
    }

    private static Set<ProblemType> refusal(Setting setting, ObjectNode input) {
        try {
            setting.knowledgeBase().check(setting.question("ruleSetSelection", input));
            return Set.of();
        } catch (ProblemException problem) {
            return Set.of(problem.type());
        }
    }

    /** Fails with the smallest request that a fault is found in. */
    private static void forRequests(
            Setting setting,
            String decision,
            int count,
            Function<ObjectNode, Optional<String>> fault) {
        SchemaRequests requests = requests(setting, decision);
        Draw.of(setting, decision, count)
                .map(requests::draw)
                .filter(input -> fault.apply(input).isPresent())
                .findFirst()
                .map(input -> Smallest.of(input, other -> fault.apply(other).isPresent()))
                .ifPresent(
                        input ->
                                fail(
                                        "%s %s %s: %s",
                                        setting,
                                        decision,
                                        input,
                                        fault.apply(input).orElseThrow()));
    }

    private static SchemaRequests requests(Setting setting, String decision) {
        return new SchemaRequests(
                setting.knowledgeBase().schema(decision, List.of(setting.region())),
                setting.asOf());
    }

    private static Optional<String> fault(Setting setting, String decision, ObjectNode input) {
        Answer answer = setting.answer(decision, input);
        if (answer.problem().isPresent()) {
            ProblemException problem = answer.problem().get();
            return Optional.of(problem.type() + ": " + problem.getMessage())
                    .filter(text -> !REFUSALS.contains(problem.type()));
        }
        return wrongNumbers("", answer.outcome()).findFirst();
    }

    private static Stream<String> wrongNumbers(String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .flatMap(entry -> wrongNumbers((String) entry.getKey(), entry.getValue()));
        }
        if (value instanceof List<?> list) {
            return list.stream().flatMap(item -> wrongNumbers(name, item));
        }
        int decimals = name.endsWith("Ratio") ? RATIO : FEN;
        return Stream.of(value)
                .filter(BigDecimal.class::isInstance)
                .map(BigDecimal.class::cast)
                .filter(
                        number ->
                                number.signum() < 0
                                        || number.stripTrailingZeros().scale() > decimals)
                .map(number -> name + " is " + number);
    }

    private static Optional<String> difference(Setting setting, String decision, ObjectNode input) {
        Object tried = setting.answer(decision, input).comparable();
        List<Object> others = new ArrayList<>();
        others.add(setting.answer(decision, input).comparable());
        others.add(evaluated(setting, decision, input, Missing.ASSUME));
        Object asked = evaluated(setting, decision, input, Missing.ASK);
        if (asked != Optional.empty()) {
            others.add(asked);
        }
        return others.stream()
                .filter(other -> !other.equals(tried))
                .map(other -> tried + " and then " + other)
                .findFirst();
    }

    /** Empty if facts are asked for. */
    private static Object evaluated(
            Setting setting, String decision, ObjectNode input, Missing missing) {
        Question question =
                new Question(
                        decision, setting.region(), setting.asOf(), input, missing, Detail.VALUES);
        KnowledgeBase knowledgeBase = setting.knowledgeBase();
        try {
            Evaluation evaluation = knowledgeBase.evaluate(question);
            return evaluation instanceof Decided decided ? decided.outcome() : Optional.empty();
        } catch (ProblemException problem) {
            return problem.type();
        }
    }
}
