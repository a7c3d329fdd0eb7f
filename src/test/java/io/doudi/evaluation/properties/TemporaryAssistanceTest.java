package io.doudi.evaluation.properties;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Temporary assistance: more persons or a higher multiple never give less, and in Dazhou it stays
 * between once and six times the standard.
 */
class TemporaryAssistanceTest {

    private static final String DECISION = "temporaryAssistance";
    private static final BigDecimal SIX = BigDecimal.valueOf(6);
    private static final List<String> MULTIPLES =
            List.of(
                    "0.0001",
                    "0.5",
                    "0.9999",
                    "1",
                    "1.0001",
                    "1.3333",
                    "2.5",
                    "3",
                    "3.0001",
                    "5.9999",
                    "6",
                    "6.0001",
                    "7",
                    "99999.9999",
                    "100000");
    private static final List<Integer> PERSONS = List.of(1, 2, 3, 4, 7, 100_000);
    private static final List<String> DEGREES = List.of("MILD", "MODERATE", "SEVERE", "EXTREME");
    private static final List<Integer> MONTHS = List.of(1, 3, 4, 6, 7, 1200);

    static Stream<Setting> settings() {
        return Setting.all().stream();
    }

    static Stream<Setting> dazhou() {
        return Stream.of("DAZHOU 2023-10-10", "DAZHOU 2025-12-31").map(Setting::of);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void moreNeverGivesLess(Setting setting) {
        forKinds(
                setting,
                kind -> {
                    for (int persons : PERSONS) {
                        assertRises(
                                MULTIPLES.stream()
                                        .map(multiple -> amount(setting, kind, persons, multiple)));
                    }
                    for (String multiple : List.of("0.5", "1.3333", "6.0001")) {
                        assertRises(
                                PERSONS.stream()
                                        .map(persons -> amount(setting, kind, persons, multiple)));
                    }
                });
    }

    /** DZ-TR-01, DZ-TR-02: above six times only once the case by case procedure has approved it. */
    @ParameterizedTest
    @MethodSource("dazhou")
    void staysBetweenOnceAndSixTimesTheStandard(Setting setting) {
        forKinds(
                setting,
                kind -> {
                    for (String multiple : MULTIPLES) {
                        assertWithinSixTimes(answer(setting, kind, 3, multiple), multiple, kind);
                    }
                });
    }

    private static void assertWithinSixTimes(Answer answer, String multiple, ObjectNode kind) {
        BigDecimal standard = answer.amount("standard");
        BigDecimal most = standard.multiply(SIX);
        boolean above = new BigDecimal(multiple).compareTo(SIX) > 0;
        boolean approved = kind.at("/hardship/caseByCaseApproved").asBoolean();
        assertThat(answer.amount("perPersonMin")).isEqualByComparingTo(standard);
        assertThat(answer.amount("perPersonMax")).isEqualByComparingTo(most);
        assertThat(answer.is("caseByCase")).as("%s × %s", multiple, kind).isEqualTo(above);
        BigDecimal three = BigDecimal.valueOf(3);
        if (above && approved) {
            assertThat(answer.amount("amount")).isGreaterThan(most.multiply(three));
        } else {
            assertThat(answer.amount("amount"))
                    .as("%s × %s", multiple, kind)
                    .isBetween(standard.multiply(three), most.multiply(three));
        }
    }

    /** No other document has a band: the amount is the multiple that the officers found. */
    @ParameterizedTest
    @MethodSource("settings")
    void hasNoBandElsewhere(Setting setting) {
        if (dazhou().noneMatch(setting::equals)) {
            forKinds(
                    setting,
                    kind -> {
                        Answer answer = answer(setting, kind, 2, "7.5");
                        assertThat(answer.get("perPersonMin")).isNull();
                        assertThat(answer.get("perPersonMax")).isNull();
                        if (answer.is("placeAccepted") && !isAdvance(setting, kind)) {
                            assertThat(answer.amount("amount"))
                                    .isEqualByComparingTo(
                                            answer.amount("standard")
                                                    .multiply(BigDecimal.valueOf(15)));
                        }
                    });
        }
    }

    @Test
    void recommendsWithinTheBandAndNeverLessForTheWorse() {
        Setting setting = dazhou().findFirst().orElseThrow();
        for (int persons : List.of(1, 2, 3, 4)) {
            for (int months : MONTHS) {
                assertRises(
                        DEGREES.stream()
                                .map(degree -> recommended(setting, degree, months, persons)));
            }
            for (String degree : DEGREES) {
                assertRises(
                        MONTHS.stream()
                                .map(months -> recommended(setting, degree, months, persons)));
            }
        }
        for (String degree : DEGREES) {
            for (int months : MONTHS) {
                assertRises(
                        Stream.of(1, 2, 3, 4)
                                .map(persons -> recommended(setting, degree, months, persons)));
            }
        }
    }

    /**
     * Every combination of area, type and the facts that change who approves and from which
     * standard.
     */
    private static void forKinds(Setting setting, Consumer<ObjectNode> property) {
        for (String area : Households.AREAS) {
            for (String type : List.of("EMERGENCY", "EXPENDITURE")) {
                for (boolean special : List.of(false, true)) {
                    property.accept(
                            Input.of(
                                    """
                                    {household: {area: '%s'},
                                     hardship: {type: '%s', place: 'REGISTERED', caseByCaseApproved: %b,
                                                epidemicRelated: %b, awaitingBasicAssistance: %b, appliedOn: '%s'}}
                                    """,
                                    area, type, special, special, special, setting.asOf()));
                }
            }
        }
    }

    /** JL-TR-03: one month at the urban standard, whatever multiple is found later. */
    private static boolean isAdvance(Setting setting, ObjectNode kind) {
        return setting.region().equals("JILIN")
                && setting.hasOwnRules()
                && kind.at("/hardship/awaitingBasicAssistance").asBoolean();
    }

    private static void assertRises(Stream<BigDecimal> amounts) {
        assertThat(amounts.toList()).isSorted();
    }

    private static BigDecimal amount(
            Setting setting, ObjectNode kind, int persons, String multiple) {
        return answer(setting, kind, persons, multiple).amount("amount");
    }

    private static Answer answer(Setting setting, ObjectNode kind, int persons, String multiple) {
        ObjectNode input =
                Input.with(
                        kind,
                        copy ->
                                copy.withObject("hardship")
                                        .put("persons", persons)
                                        .put("assessedMultiple", new BigDecimal(multiple)));
        return setting.answer(DECISION, input);
    }

    private static BigDecimal recommended(Setting setting, String degree, int months, int persons) {
        Answer answer =
                setting.answer(
                        DECISION,
                        Input.of(
                                """
                                {household: {area: 'URBAN'},
                                 hardship: {type: 'EXPENDITURE', persons: %d, degree: '%s', durationMonths: %d}}
                                """,
                                persons, degree, months));
        assertThat(answer.amount("recommendedMultiple")).isBetween(BigDecimal.ONE, SIX);
        return answer.amount("recommendedAmount");
    }
}
