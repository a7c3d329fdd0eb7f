package io.doudi.evaluation.properties;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The graduated exit: whole months within the band, from the next month on, never for more. */
class GraduatedExitTest {

    private static final String DECISION = "graduatedExit";
    private static final int EXITS = 40;
    private static final String[] CAUSES = {
        "EMPLOYMENT",
        "FLEXIBLE_EMPLOYMENT",
        "MIGRANT_WORK",
        "SELF_BUSINESS",
        "INDUSTRY_SUPPORT",
        "DIVIDEND",
        "PROJECT_INCOME",
        "RECIPIENT_DEATH",
        "CONCEALMENT",
        "OTHER"
    };

    static Stream<Setting> settings() {
        return Setting.all().stream();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void runsWholeMonthsFromTheNextMonthOn(Setting setting) {
        exits(setting).forEach(input -> assertMonths(setting, input, longest(setting, input)));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void grantsWhatIsAskedForWithinTheBandAndRefusesTheRest(Setting setting) {
        exits(setting)
                .forEach(
                        input -> {
                            Answer answer = setting.answer(DECISION, input);
                            Answer longest = longest(setting, input);
                            String where = "%s %s".formatted(setting, input);
                            if (isAskedForWithinTheBand(input, longest)) {
                                assertThat(answer.problem()).as(where).isEmpty();
                                assertMonths(setting, input, answer);
                            } else {
                                assertThat(answer.code())
                                        .as(where)
                                        .isEqualTo("GRADUATED_EXIT_MONTHS_OUT_OF_RANGE");
                            }
                        });
    }

    @ParameterizedTest
    @MethodSource("settings")
    void neverPaysMoreThanBeforeAndNeverMoreLater(Setting setting) {
        exits(setting)
                .forEach(
                        input -> {
                            Answer answer = longest(setting, input);
                            if (answer.get("monthlyAmountByYear") != null) {
                                assertFalls(
                                        input.at("/history/monthlyAmount").decimalValue(), answer);
                            }
                        });
    }

    private static void assertMonths(Setting setting, JsonNode input, Answer answer) {
        if (!answer.is("granted")) {
            assertThat(answer.get("grantedMonths")).isNull();
            assertThat(answer.get("monthlyAmountByYear")).isNull();
            assertThat(answer.get("endDate")).isNull();
            return;
        }
        int months = answer.amount("grantedMonths").intValueExact();
        String where = "%s %s".formatted(setting, input);
        assertThat(answer.amount("grantedMonths"))
                .as(where)
                .isBetween(answer.amount("minMonths"), answer.amount("maxMonths"));
        LocalDate verified = LocalDate.parse(input.at("/exit/verifiedOn").asText());
        YearMonth first = YearMonth.from(verified).plusMonths(1);
        YearMonth last = first.plusMonths(months - 1L);
        assertThat(answer.date("startDate")).as(where).isEqualTo(first.atDay(1));
        assertThat(answer.date("endDate")).as(where).isEqualTo(last.atEndOfMonth());
        assertThat(answer.date("reviewFrom")).as(where).isEqualTo(last.atDay(1));
        assertThat(answer.date("reviewTo")).as(where).isEqualTo(last.atEndOfMonth());
    }

    private static void assertFalls(BigDecimal before, Answer answer) {
        List<BigDecimal> amounts =
                answer.list("monthlyAmountByYear").stream()
                        .map(amount -> (BigDecimal) amount)
                        .toList();
        int years = (answer.amount("grantedMonths").intValueExact() + 11) / 12;
        assertThat(amounts)
                .hasSize(years)
                .isSortedAccordingTo(Collections.reverseOrder())
                .allSatisfy(amount -> assertThat(amount).isBetween(BigDecimal.ZERO, before));
    }

    private static boolean isAskedForWithinTheBand(JsonNode input, Answer longest) {
        JsonNode asked = input.at("/exit/requestedMonths");
        if (asked.isMissingNode()) {
            return true;
        }
        BigDecimal months = asked.decimalValue();
        return longest.is("granted")
                ? months.compareTo(longest.amount("minMonths")) >= 0
                        && months.compareTo(longest.amount("maxMonths")) <= 0
                : months.signum() > 0;
    }

    /** What is granted when no number of months is asked for. */
    private static Answer longest(Setting setting, ObjectNode input) {
        return setting.answer(
                DECISION,
                Input.with(input, copy -> copy.withObject("exit").remove("requestedMonths")));
    }

    private static Stream<ObjectNode> exits(Setting setting) {
        BigDecimal standard = setting.standard("URBAN");
        return Draw.of(setting, DECISION, EXITS).map(draw -> exit(setting, draw, standard));
    }

    /** The exit of a household that mostly has a chance of one. */
    private static ObjectNode exit(Setting setting, Draw draw, BigDecimal standard) {
        ObjectNode input =
                new Households(setting.asOf()).draw(draw, draw.oneOf(Households.AREAS), 2);
        input.putObject("history")
                .put("monthlyAmount", draw.amount(2000))
                .withArray("currentBenefits")
                .add("SUBSISTENCE");
        ObjectNode exit = input.putObject("exit");
        exit.put("perCapitaMonthlyIncome", standard.add(draw.amount(300)));
        exit.put("verifiedOn", setting.asOf().minusDays(draw.between(0, 800)).toString());
        exit.withArray("causes").add(draw.oneOf(CAUSES)).add(draw.oneOf(CAUSES));
        exit.put("specialCircumstances", draw.chance(0.5));
        exit.put("disabledHousehold", draw.chance(0.5));
        if (draw.chance(0.7)) {
            exit.put("requestedMonths", draw.between(-1, 25));
        }
        return input;
    }
}
