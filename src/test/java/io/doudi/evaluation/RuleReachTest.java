package io.doudi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is plain about a rule without the engine, and what is left to it. */
class RuleReachTest {

    private static final List<Object> ANY = Arrays.asList(null, true, false, "A", "B", "true", 1);

    private static Stream<Arguments> conditions() {
        return Stream.of(
                Arguments.of("kind != null", List.of(true, false, "A", "B", "true", 1)),
                Arguments.of("kind == true", List.of(true, "A", "B", "true", 1)),
                Arguments.of("$k : kind == false", List.of(false, "A", "B", "true", 1)),
                Arguments.of("kind == \"A\"", List.of(true, false, "A", 1)),
                Arguments.of("kind == \"A\"\n || kind==\"B\"", List.of(true, false, "A", "B", 1)));
    }

    @ParameterizedTest
    @MethodSource
    void conditions(String written, List<Object> couldHold) {
        PlainCondition condition = only(written);
        assertThat(condition.field()).isEqualTo("kind");
        assertThat(ANY.stream().filter(condition::couldHold).toList()).isEqualTo(couldHold);
    }

    private static Stream<String> leftToTheEngine() {
        return Stream.of(
                "kind == null",
                "kind == \"A\" || place == \"B\"",
                "kind == \"A\" && place == \"B\"",
                "kind != \"A\"",
                "kind == 1",
                "kind == $other",
                "part.kind == \"A\"",
                "!(kind == \"A\")",
                "$all contains kind",
                "kind",
                "named == \"A\"");
    }

    @ParameterizedTest
    @MethodSource
    void leftToTheEngine(String written) {
        assertThat(needed(written).conditions()).isEmpty();
    }

    @Test
    void knowsEachOfSeveralConditions() {
        assertThat(needed("kind == \"A\", place == \"B\", size > 1").conditions())
                .extracting(PlainCondition::field)
                .containsExactly("kind", "place");
    }

    @Test
    void couldAlwaysMatchWhatOtherRulesInsert() {
        RuleReach reach = reach("Finding( field == \"A\" )");
        assertThat(reach.canMatch(type -> List.of())).isTrue();
    }

    @Test
    void needsNoObjectInsideOfExistsNotAndAccumulate() {
        RuleReach reach =
                reach(
                        """
                        exists Member( kind == "A" )
                            not Member( kind == "B" )
                            accumulate( Member( $a : amount ); $sum : sum($a); $sum > 1 )""");
        assertThat(reach.needed()).isEmpty();
    }

    private static PlainCondition only(String written) {
        List<PlainCondition> conditions = needed(written).conditions();
        assertThat(conditions).hasSize(1);
        return conditions.get(0);
    }

    private static RuleReach.Needed needed(String condition) {
        return reach("Member( named : label, %s )".formatted(condition)).needed().get(0);
    }

    private static RuleReach reach(String condition) {
        String drl =
                """
                package some.rules

                import facts.*

                rule "X-01"
                when
                    %s
                then
                    insert(new Finding("warnings", "X"));
                end
                """
                        .formatted(condition);
        List<RuleReach> reaches = RuleReach.of(List.of(new RuleFile("some.drl", drl)));
        assertThat(reaches).hasSize(1);
        return reaches.get(0);
    }
}
