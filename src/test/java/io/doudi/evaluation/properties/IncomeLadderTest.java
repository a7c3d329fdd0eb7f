package io.doudi.evaluation.properties;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.evaluation.properties.Ladder.Step;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Income raised fen by fen across every limit makes nobody eligible, and pays more only at a cliff
 * that a document makes.
 */
class IncomeLadderTest {

    private static final int LARGEST = 6;

    static Stream<Setting> settings() {
        return Setting.all().stream();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void moreIncomeIsNeverBetter(Setting setting) {
        int first = 1 + Setting.all().indexOf(setting) % 2;
        for (int size = first; size <= LARGEST; size += 2) {
            assertDescends(setting, household(setting, Draw.of(setting, size), size));
        }
    }

    private static void assertDescends(Setting setting, ObjectNode input) {
        int size = setting.answer("incomeAssessment", input).amount("householdSize").intValue();
        Ladder ladder = new Ladder(setting, input, farAbove(setting, input));
        for (Step step : ladder.climb()) {
            String where =
                    "%s, from %s to %s: %s".formatted(setting, step.from(), step.to(), input);
            assertThat(step.above().is("eligible") && !step.below().is("eligible"))
                    .as(where)
                    .isFalse();
            if (step.pays("monthlyAmount")) {
                assertCliff(setting, step, size, where);
            }
        }
    }

    /** Only from one route into the next, at the standard to the fen, and never for one person. */
    private static void assertCliff(Setting setting, Step step, int size, String where) {
        assertThat(Cliff.at(setting, step)).as(where).isNotEmpty();
        assertThat(step.isOneFen()).as(where).isTrue();
        assertThat(step.below().amount("baseMonthlyAmount"))
                .as(where)
                .isLessThanOrEqualTo(Ladder.FEN);
        assertThat(size).as(where).isGreaterThan(1);
    }

    /** The first income is the one that rises. */
    private static ObjectNode household(Setting setting, Draw draw, int size) {
        ObjectNode input =
                new Households(setting.asOf()).draw(draw, draw.oneOf(Households.AREAS), size);
        ObjectNode rising = Input.of("{type: '%s', amount: 0}", draw.oneOf("WAGE", "OTHER"));
        Households.addOwner(draw, rising, size);
        input.withArray("incomes").insert(0, rising);
        return input;
    }

    private static BigDecimal farAbove(Setting setting, ObjectNode input) {
        BigDecimal standard = setting.standard(input.at("/household/area").asText());
        int persons = input.at("/household/members").size();
        return standard.multiply(BigDecimal.valueOf(2L * persons + 3));
    }
}
