package io.doudi.evaluation;

import static io.doudi.problem.ProblemType.EVALUATION_LIMIT_EXCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.evaluation.Question.Detail;
import io.doudi.evaluation.Question.Missing;
import io.doudi.evaluation.limits.Limits;
import io.doudi.problem.ProblemException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rules may take for one case: an evaluation that takes more ends at once, and only that. */
@Timeout(60)
class LimitsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sum(for a in 1..900, b in 1..900, c in 1..900 return a * b * c)",
                "string length(string join(for a in 1..900 return word + word + string(a * a), word))"
                        + " + count(for a in 1..1999, b in 1..1999 return string(a) + string(b))",
                "{f: function(x) f(x + 1), r: f(1)}.r",
                "floor(number(\"1e50000000\", null, null))",
                "count(for x in 1..(level * 1000000) return x)"
            })
    void endAnEvaluationThatTakesTooMuch(String expression) {
        KnowledgeBase greedy = KnowledgeBase.compile(with(expression));
        KnowledgeBase modest = KnowledgeBase.compile(with("level + 1"));
        assertThatThrownBy(() -> greedy.evaluate(question()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.type())
                                        .as(problem.getMessage())
                                        .isEqualTo(EVALUATION_LIMIT_EXCEEDED));
        assertThatCode(() -> modest.evaluate(question())).doesNotThrowAnyException();
    }

    @Test
    void refuseToJoinTooManyFacts() {
        Limits.Scope scope = Limits.begin();
        List<List<String>> joins = List.of(Collections.nCopies(4, "Member"));
        Limits.requireJoins(joins, Map.of("Member", 10L));
        assertThatThrownBy(() -> Limits.requireJoins(joins, Map.of("Member", 100L)))
                .isInstanceOf(Limits.Exceeded.class);
        scope.close();
        assertThat(Limits.exceeded()).isEmpty();
    }

    private static List<Layer> with(String expression) {
        return new Attack("harmless/level.feel", "literal", Attack.Expected.HARMLESS, "")
                .layers(text -> expression);
    }

    private static Question question() {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        input.put("level", 3).put("word", "a".repeat(500));
        input.putArray("numbers").add(1);
        LocalDate day = LocalDate.of(2026, 1, 1);
        return new Question("verdict", "TEST", day, input, Missing.ASSUME, Detail.VALUES);
    }
}
