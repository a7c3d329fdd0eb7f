package io.doudi.evaluation.properties;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Categorical supplements (HH-AM-02, 遵红府办发〔2021〕49号 5): the highest rate only, for each person. */
class SupplementTest {

    private static final BigDecimal LOWEST = new BigDecimal("0.1");
    private static final BigDecimal HIGHEST = new BigDecimal("0.3");
    private static final List<Setting> IN_FORCE =
            List.of(Setting.of("HONGHUAGANG 2022-03-01"), Setting.of("HONGHUAGANG 2025-06-01"));
    private static final int PAIRS = 25;

    /** A group that is paid a supplement, and what puts a person into it. */
    private enum Group {
        SEVERE_DISABILITY("{disability: {level: 2, category: 'VISUAL'}}"),
        SEVERE_ILLNESS("{severeIllness: true}"),
        ELDERLY("{birthDate: '1950-01-01'}"),
        SINGLE_PARENT("{}"),
        STUDENT("{educationStage: 'HIGHER'}");

        private final ObjectNode facts;

        Group(String facts) {
            this.facts = Input.of(facts);
        }
    }

    static Stream<Setting> settings() {
        return IN_FORCE.stream();
    }

    static Stream<Setting> elsewhere() {
        return Stream.of(
                        "HONGHUAGANG 2021-03-01",
                        "EZHOU 2024-03-01",
                        "JILIN 2020-06-15",
                        "HUIZHOU 2021-12-01",
                        "DAZHOU 2023-10-10")
                .map(Setting::of);
    }

    @ParameterizedTest
    @EnumSource(Group.class)
    void liesBetweenTheBounds(Group group) {
        for (Setting setting : IN_FORCE) {
            assertThat(rate(setting, EnumSet.of(group))).isBetween(LOWEST, HIGHEST);
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void isTheHighestSingleRateAndNeverASum(Setting setting) {
        Map<Group, BigDecimal> rates =
                Stream.of(Group.values())
                        .collect(
                                Collectors.toMap(
                                        group -> group, group -> rate(setting, EnumSet.of(group))));
        for (Set<Group> groups : subsets()) {
            BigDecimal highest =
                    groups.stream().map(rates::get).reduce(BigDecimal.ZERO, BigDecimal::max);
            assertThat(rate(setting, groups)).as("%s", groups).isEqualByComparingTo(highest);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"URBAN", "RURAL"})
    void isTheRateOfTheStandardToTheFen(String area) {
        for (Setting setting : IN_FORCE) {
            for (Group group : Group.values()) {
                ObjectNode input = household(area, EnumSet.of(group));
                Map<?, ?> supplement = supplements(setting, input).get(0);
                assertThat((BigDecimal) supplement.get("amount"))
                        .isEqualByComparingTo(
                                setting.standard(area)
                                        .multiply((BigDecimal) supplement.get("rate"))
                                        .setScale(2, RoundingMode.HALF_UP));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void neverFallsWithOneMoreCondition(Setting setting) {
        Draw.of(setting, "condition", PAIRS)
                .forEach(
                        draw -> {
                            ObjectNode before = pair(setting, draw);
                            Group more = draw.oneOf(Group.values());
                            ObjectNode after = Input.with(before, copy -> join(copy, more));
                            assertThat(total(setting, after))
                                    .as("%s and then %s", before, more)
                                    .isGreaterThanOrEqualTo(total(setting, before));
                        });
    }

    @ParameterizedTest
    @MethodSource("settings")
    void ofOneMemberDoesNotDependOnAnother(Setting setting) {
        Draw.of(setting, "member", PAIRS)
                .forEach(
                        draw -> {
                            ObjectNode both = pair(setting, draw);
                            BigDecimal apart =
                                    total(setting, without(both, 0))
                                            .add(total(setting, without(both, 1)));
                            assertThat(total(setting, both)).as("%s", both).isEqualTo(apart);
                        });
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    void existsNowhereElse(Setting setting) {
        assertThat(supplements(setting, household("URBAN", EnumSet.allOf(Group.class)))).isEmpty();
    }

    private static List<Set<Group>> subsets() {
        return IntStream.range(0, 1 << Group.values().length)
                .mapToObj(
                        bits ->
                                Stream.of(Group.values())
                                        .filter(group -> (bits >> group.ordinal() & 1) == 1)
                                        .collect(Collectors.toSet()))
                .toList();
    }

    private static ObjectNode household(String area, Set<Group> groups) {
        ObjectNode input =
                Input.of("{household: {area: '%s', members: [{id: 'a'}]}, incomes: []}", area);
        groups.forEach(group -> join(input, group));
        return input;
    }

    /** Two members with a chance of everything, and no income. */
    private static ObjectNode pair(Setting setting, Draw draw) {
        ObjectNode input = new Households(setting.asOf()).draw(draw, "URBAN", 2);
        input.putArray("incomes");
        input.at("/household/members")
                .forEach(
                        member ->
                                ((ObjectNode) member)
                                        .remove(List.of("notCountedReason", "currentBenefits")));
        return input;
    }

    /** Puts the first member into a group. */
    private static void join(ObjectNode input, Group group) {
        if (group == Group.SINGLE_PARENT) {
            ((ObjectNode) input.get("household")).put("singleParent", true);
        }
        ((ObjectNode) input.at("/household/members/0")).setAll(group.facts.deepCopy());
    }

    private static ObjectNode without(ObjectNode input, int index) {
        return Input.with(
                input,
                copy -> {
                    copy.withObject("household").withArray("members").remove(index);
                    copy.remove("expenditures");
                });
    }

    private static BigDecimal rate(Setting setting, Set<Group> groups) {
        return supplements(setting, household("URBAN", groups)).stream()
                .map(supplement -> (BigDecimal) supplement.get("rate"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal total(Setting setting, ObjectNode input) {
        return setting.answer("subsistenceAmount", input).amount("supplementMonthlyAmount");
    }

    private static List<Map<?, ?>> supplements(Setting setting, ObjectNode input) {
        return setting.answer("subsistenceAmount", input).list("supplements").stream()
                .<Map<?, ?>>map(supplement -> (Map<?, ?>) supplement)
                .toList();
    }
}
