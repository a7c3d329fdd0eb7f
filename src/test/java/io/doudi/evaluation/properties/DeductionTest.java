package io.doudi.evaluation.properties;

import static java.math.BigDecimal.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Income and what is deducted from it: nothing depends on how the same facts are written down. */
class DeductionTest {

    private static final String ASSESSMENT = "incomeAssessment";
    private static final String ASSESSED = "assessedMonthlyIncome";
    private static final String AMOUNT = "subsistenceAmount";
    private static final String ELIGIBILITY = "subsistenceEligibility";
    private static final BigDecimal TWELVE = BigDecimal.valueOf(12);
    private static final int HOUSEHOLDS = 12;

    static Stream<Setting> settings() {
        return Setting.all().stream();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void leaveWhatRemainsOfTheIncome(Setting setting) {
        forHouseholds(
                setting,
                (draw, input) -> {
                    Answer answer = setting.answer(ASSESSMENT, input);
                    BigDecimal rest =
                            answer.amount("grossMonthlyIncome")
                                    .subtract(answer.amount("excludedMonthlyIncome"))
                                    .subtract(answer.amount("deductedMonthlyAmount"));
                    assertThat(answer.amount(ASSESSED))
                            .as("%s %s", setting, input)
                            .isEqualByComparingTo(rest.max(ZERO));
                });
    }

    @ParameterizedTest
    @MethodSource("settings")
    void neverRaiseIncomeWhenMoreIsProved(Setting setting) {
        forHouseholds(
                setting,
                (draw, input) -> {
                    for (int i = 0; i < input.path("expenditures").size(); i++) {
                        String place = "/expenditures/" + i;
                        ObjectNode more =
                                Input.with(
                                        input,
                                        copy ->
                                                raise(
                                                        (ObjectNode) copy.at(place),
                                                        draw.amount(300)));
                        assertThat(setting.answer(ASSESSMENT, more).amount(ASSESSED))
                                .as("%s %s and then %s", setting, input, more)
                                .isLessThanOrEqualTo(
                                        setting.answer(ASSESSMENT, input).amount(ASSESSED));
                    }
                });
    }

    /** READINGS 1.2: the sum of a member's employment costs is never above that member's wage. */
    @ParameterizedTest
    @MethodSource("settings")
    void ofEmploymentNeverExceedTheMembersWage(Setting setting) {
        for (String wage : List.of("0", "0.01", "299.99", "492.5", "492.51", "5000")) {
            ObjectNode input =
                    Input.of(
                            """
                            {household: {area: 'URBAN', members: [{id: 'a'}, {id: 'b'}]},
                             incomes: [{type: 'WAGE', amount: %s, memberId: 'a'}, {type: 'OTHER', amount: 900, memberId: 'a'},
                                       {type: 'OTHER', amount: 900, memberId: 'b'}],
                             expenditures: [{type: 'EMPLOYMENT_COST', amount: 700, verifiableAmount: 700, memberId: 'a'},
                                            {type: 'EMPLOYMENT_COST', amount: 800, verifiableAmount: 600, memberId: 'a'},
                                            {type: 'EMPLOYMENT_COST', amount: 800, verifiableAmount: 800, memberId: 'b'}]}
                            """,
                            wage);
            assertThat(setting.answer(ASSESSMENT, input).amount("deductedMonthlyAmount"))
                    .as("%s %s", setting, input)
                    .isBetween(ZERO, new BigDecimal(wage));
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void doNotDependOnTheOrder(Setting setting) {
        forHouseholds(
                setting,
                (draw, input) -> {
                    ObjectNode shuffled =
                            Input.with(
                                    input,
                                    copy ->
                                            Stream.of(
                                                            "/household/members",
                                                            "/incomes",
                                                            "/expenditures")
                                                    .forEach(
                                                            list ->
                                                                    shuffle(
                                                                            draw,
                                                                            (ArrayNode)
                                                                                    copy.at(
                                                                                            list))));
                    assertSame(setting, input, shuffled);
                });
    }

    @ParameterizedTest
    @MethodSource("settings")
    void doNotDependOnHowManyLinesAnIncomeHas(Setting setting) {
        forHouseholds(
                setting,
                (draw, input) -> {
                    for (int i = 0; i < input.path("incomes").size(); i++) {
                        String place = "/incomes/" + i;
                        assertSame(
                                setting,
                                input,
                                Input.with(input, copy -> split(draw, copy, place)));
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("settings")
    void areTheSameForAYearAndForTwelveMonths(Setting setting) {
        forHouseholds(
                setting,
                (draw, input) -> {
                    ObjectNode yearly =
                            Input.with(
                                    input,
                                    copy ->
                                            Stream.of("incomes", "expenditures")
                                                    .flatMap(list -> objects(copy.withArray(list)))
                                                    .forEach(DeductionTest::byTheYear));
                    assertSame(setting, input, yearly);
                });
    }

    /** 低于: a household whose lines come to the standard is not below it, by however little. */
    @ParameterizedTest
    @MethodSource("settings")
    void comeToTheStandardExactly(Setting setting) {
        Draw.of(setting, ELIGIBILITY, HOUSEHOLDS)
                .forEach(
                        draw -> {
                            ObjectNode input = atTheStandard(setting, draw);
                            assertThat(setting.answer(ELIGIBILITY, input).is("eligible"))
                                    .as("%s %s", setting, input)
                                    .isFalse();
                        });
    }

    /** Income in one line, or in lines by the year, less taxes in lines by the year. */
    private static ObjectNode atTheStandard(Setting setting, Draw draw) {
        String area = draw.oneOf(Households.AREAS);
        int size = draw.between(1, 6);
        BigDecimal taxes = BigDecimal.valueOf(draw.between(0, 1) * draw.between(100, 900));
        BigDecimal income = setting.standard(area).multiply(BigDecimal.valueOf(size)).add(taxes);
        ObjectNode input = Input.of("{household: {area: '%s', size: %d}}", area, size);
        addYearly(draw, input.withArray("incomes"), "OTHER", income);
        addYearly(draw, input.withArray("expenditures"), "TAX_AND_SOCIAL_INSURANCE", taxes);
        return input;
    }

    private static void addYearly(Draw draw, ArrayNode list, String type, BigDecimal monthly) {
        BigDecimal rest = monthly.multiply(TWELVE);
        for (int more = draw.between(0, 4); more >= 0; more--) {
            BigDecimal part = more == 0 ? rest : draw.amount(rest.intValue() + 1).min(rest);
            rest = rest.subtract(part);
            ObjectNode line = list.addObject().put("type", type).put("period", "YEAR");
            line.put("amount", part);
            if (!type.equals("OTHER")) {
                line.put("verifiableAmount", part);
            }
        }
    }

    /** The three decisions answer the same; the order in which members stand is their own. */
    private static void assertSame(Setting setting, ObjectNode input, ObjectNode other) {
        for (String decision : List.of(ASSESSMENT, ELIGIBILITY, AMOUNT)) {
            assertThat(unordered(setting.answer(decision, other)))
                    .as("%s %s %s and then %s", setting, decision, input, other)
                    .isEqualTo(unordered(setting.answer(decision, input)));
        }
    }

    private static Map<String, Object> unordered(Answer answer) {
        assertThat(answer.problem()).isEmpty();
        Map<String, Object> outcome = new HashMap<>(answer.outcome());
        outcome.replaceAll(
                (name, value) -> value instanceof List<?> list ? new HashSet<>(list) : value);
        return outcome;
    }

    private static void forHouseholds(Setting setting, BiConsumer<Draw, ObjectNode> property) {
        Households households = new Households(setting.asOf());
        Draw.of(setting, ASSESSMENT, HOUSEHOLDS)
                .forEach(
                        draw ->
                                property.accept(
                                        draw,
                                        households.draw(
                                                draw,
                                                draw.oneOf(Households.AREAS),
                                                draw.between(1, 4))));
    }

    private static void raise(ObjectNode line, BigDecimal more) {
        line.put("verifiableAmount", line.get("verifiableAmount").decimalValue().add(more));
    }

    private static void split(Draw draw, ObjectNode input, String place) {
        ObjectNode line = (ObjectNode) input.at(place);
        BigDecimal whole = line.get("amount").decimalValue();
        BigDecimal part =
                whole.multiply(BigDecimal.valueOf(draw.between(0, 100), 2))
                        .setScale(2, RoundingMode.DOWN);
        input.withArray("incomes").add(line.deepCopy().put("amount", part));
        line.put("amount", whole.subtract(part));
    }

    private static void byTheYear(ObjectNode line) {
        if (!line.path("period").asText().equals("YEAR")) {
            line.put("period", "YEAR");
            Set.of("amount", "verifiableAmount").stream()
                    .filter(line::has)
                    .forEach(
                            name -> line.put(name, line.get(name).decimalValue().multiply(TWELVE)));
        }
    }

    private static Stream<ObjectNode> objects(ArrayNode list) {
        List<ObjectNode> objects = new ArrayList<>();
        list.forEach(item -> objects.add((ObjectNode) item));
        return objects.stream();
    }

    private static void shuffle(Draw draw, ArrayNode list) {
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        list.removeAll();
        draw.shuffled(items).forEach(list::add);
    }
}
