package io.doudi.evaluation.properties;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Extreme hardship: more need never means less care, and the basic amount keeps its floor. */
class ExtremeHardshipTest {

    private static final String AMOUNT = "extremeHardshipAmount";
    private static final String ELIGIBILITY = "extremeHardshipEligibility";
    private static final List<String> LEVELS = List.of("SELF", "PARTIAL", "FULL");
    private static final BigDecimal FLOOR = new BigDecimal("1.3");
    private static final int ITEMS = 6;
    private static final int PERSONS = 12;

    static Stream<Setting> settings() {
        return Setting.all().stream();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void moreUnmetItemsNeverMeanLessCare(Setting setting) {
        for (String area : Households.AREAS) {
            for (String mode : List.of("DISPERSED", "CENTRALISED")) {
                List<Integer> levels = new ArrayList<>();
                List<BigDecimal> amounts = new ArrayList<>();
                for (int unmet = 0; unmet <= ITEMS; unmet++) {
                    Answer answer = setting.answer(AMOUNT, person(area, mode, unmet));
                    levels.add(LEVELS.indexOf(answer.text("careLevel")));
                    amounts.add(answer.amount("monthlyAmount"));
                    assertAddsUp(setting, answer);
                }
                assertThat(levels).as("%s %s", setting, area).isSorted().doesNotContain(-1);
                assertThat(amounts).as("%s %s", setting, area).isSorted();
            }
        }
    }

    private static void assertAddsUp(Setting setting, Answer answer) {
        BigDecimal care = answer.amount("careAmount");
        if (care == null) {
            assertThat(answer.list("warnings"))
                    .as("%s", setting)
                    .isEqualTo(List.of("CARE_STANDARD_NOT_SPECIFIED"));
        }
        assertThat(answer.amount("monthlyAmount"))
                .as("%s", setting)
                .isEqualByComparingTo(
                        answer.amount("basicAmount").add(care == null ? BigDecimal.ZERO : care));
    }

    /**
     * NB-EH-06: at least 1.3 times the standard of the area. JL-EH-01 and HH-EH-02 set another
     * standard against it: last year's in rural Jilin, the urban one in Honghuagang.
     */
    @ParameterizedTest
    @MethodSource("settings")
    void isAtLeastOnePointThreeTimesTheStandard(Setting setting) {
        for (String area : Households.AREAS) {
            BigDecimal basic =
                    setting.answer(AMOUNT, person(area, "DISPERSED", 0)).amount("basicAmount");
            assertThat(basic)
                    .as("%s %s", setting, area)
                    .isGreaterThanOrEqualTo(FLOOR.multiply(base(setting, area)));
        }
    }

    private static BigDecimal base(Setting setting, String area) {
        boolean own = setting.hasOwnRules();
        if (own && setting.region().equals("JILIN") && area.equals("RURAL")) {
            return new Setting(setting.region(), setting.asOf().minusYears(1)).standard(area);
        }
        boolean urban = own && setting.region().equals("HONGHUAGANG");
        return setting.standard(urban ? "URBAN" : area);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void moreOwnIncomeNeverMakesEligible(Setting setting) {
        Draw.of(setting, ELIGIBILITY, PERSONS)
                .forEach(
                        draw -> {
                            ObjectNode input = applicant(setting, draw);
                            String area = input.at("/household/area").asText();
                            List<Boolean> eligible = new ArrayList<>();
                            for (BigDecimal income : around(setting.standard(area))) {
                                ((ObjectNode) input.at("/incomes/0")).put("amount", income);
                                eligible.add(setting.answer(ELIGIBILITY, input).is("eligible"));
                            }
                            assertThat(eligible)
                                    .as("%s %s", setting, input)
                                    .isSortedAccordingTo((a, b) -> Boolean.compare(b, a));
                        });
    }

    /** 低于: an own income whose lines come to the standard is not below it, by however little. */
    @ParameterizedTest
    @MethodSource("settings")
    void livelihoodOfTheStandardExactlyIsALivelihood(Setting setting) {
        BigDecimal year = setting.standard("URBAN").multiply(BigDecimal.valueOf(12));
        Draw.of(setting, AMOUNT, PERSONS)
                .forEach(
                        draw -> {
                            BigDecimal first = draw.amount(2000);
                            BigDecimal second = draw.amount(2000);
                            ObjectNode input =
                                    Input.of(
                                            """
                                            {household: {area: 'URBAN', members: [{id: 'a', birthDate: '1930-01-01'}]}, supporters: [],
                                             incomes: [{type: 'OTHER', amount: %s, period: 'YEAR', memberId: 'a'},
                                                       {type: 'OTHER', amount: %s, period: 'YEAR', memberId: 'a'},
                                                       {type: 'OTHER', amount: %s, period: 'YEAR', memberId: 'a'}]}
                                            """,
                                            first, second, year.subtract(first).subtract(second));
                            assertThat(setting.answer(ELIGIBILITY, input).list("failedConditions"))
                                    .as("%s %s", setting, input)
                                    .isEqualTo(List.of("HAS_LIVELIHOOD"));
                        });
    }

    private static List<BigDecimal> around(BigDecimal limit) {
        return Stream.of("-500", "-300", "-0.02", "-0.01", "0", "0.01", "0.02", "500")
                .map(BigDecimal::new)
                .map(limit::add)
                .map(BigDecimal.ZERO::max)
                .toList();
    }

    /** Somebody with a chance of everything, whose first income is the one that rises. */
    private static ObjectNode applicant(Setting setting, Draw draw) {
        ObjectNode input =
                new Households(setting.asOf())
                        .draw(draw, draw.oneOf(Households.AREAS), draw.between(1, 3));
        ObjectNode examined = (ObjectNode) input.at("/household/members/0");
        examined.put("birthDate", setting.asOf().minusYears(draw.between(0, 90)).toString());
        input.at("/household/members")
                .forEach(
                        member ->
                                ((ObjectNode) member)
                                        .put("birthDate", examined.get("birthDate").asText()));
        String type = draw.oneOf("OTHER", "WAGE", "RESIDENT_PENSION_BASIC");
        input.withArray("incomes")
                .insert(0, Input.of("{type: '%s', memberId: 'a', amount: 0}", type));
        input.putArray("supporters");
        return input;
    }

    private static ObjectNode person(String area, String mode, int unmet) {
        return Input.of(
                "{household: {area: '%s', members: [{id: 'a', selfCareUnmet: %d, supportMode: '%s'}]}}",
                area, unmet, mode);
    }
}
