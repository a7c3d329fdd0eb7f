package io.doudi.evaluation.properties;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.evaluation.BundledLayers;
import io.doudi.evaluation.KnowledgeBase;
import io.doudi.evaluation.Layer;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The subsistence amount: between nothing and the standard for everybody, and the sum of its parts.
 */
class SubsistenceAmountTest {

    private static final String AMOUNT = "subsistenceAmount";
    private static final String BASE = "baseMonthlyAmount";
    private static final String ROW = "-in-1\"><text>&quot;%s&quot;</text>";
    private static final int HOUSEHOLDS = 12;

    static Stream<Setting> settings() {
        return Setting.all().stream();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void isTheSumOfItsPartsWithinTheStandard(Setting setting) {
        forHouseholds(
                setting,
                input -> {
                    Answer answer = setting.answer(AMOUNT, input);
                    assertThat(answer.amount("monthlyAmount"))
                            .as("%s %s", setting, input)
                            .isEqualByComparingTo(
                                    answer.amount(BASE)
                                            .add(answer.amount("supplementMonthlyAmount")));
                    assertThat(answer.amount(BASE))
                            .as("%s %s", setting, input)
                            .isBetween(BigDecimal.ZERO, all(setting, input, answer));
                });
    }

    @ParameterizedTest
    @MethodSource("settings")
    void isTheWholeStandardWithoutIncome(Setting setting) {
        forHouseholds(
                setting,
                input -> {
                    ObjectNode poor = Input.with(input, copy -> copy.putArray("incomes"));
                    Answer answer = setting.answer(AMOUNT, poor);
                    assertThat(answer.text("route")).isEqualTo("WHOLE_HOUSEHOLD");
                    assertThat(answer.amount(BASE))
                            .as("%s %s", setting, poor)
                            .isEqualByComparingTo(all(setting, poor, answer));
                });
    }

    /**
     * 单人户: who is admitted alone gets what a household of that person would get. Income without
     * owner is the household's, but for an only member.
     */
    @ParameterizedTest
    @MethodSource("settings")
    void paysAPersonAdmittedAloneLikeAHouseholdOfOne(Setting setting) {
        forHouseholds(
                setting,
                input -> {
                    Answer together = setting.answer(AMOUNT, rich(setting, input));
                    if (together.text("route").equals("SINGLE_PERSON") && !isOne(setting, input)) {
                        BigDecimal apart =
                                together.list("eligibleMemberIds").stream()
                                        .map(id -> alone(input, String.valueOf(id)))
                                        .map(one -> setting.answer(AMOUNT, one).amount(BASE))
                                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                        assertThat(together.amount(BASE))
                                .as("%s %s", setting, input)
                                .isEqualByComparingTo(apart);
                    }
                });
    }

    /** HH-AM-03: a published price subsidy is added for every person; none is published. */
    @Test
    void addsThePriceSubsidyForEveryPerson() {
        Setting setting = Setting.of("HONGHUAGANG 2022-03-01");
        List<Layer> layers =
                BundledLayers.inForce(
                        setting.region(),
                        setting.asOf(),
                        text ->
                                text.replace(
                                        ROW.formatted("minimumWage"),
                                        ROW.formatted("priceSubsidy")));
        KnowledgeBase edited = KnowledgeBase.compile(layers);
        for (int size = 1; size <= 3; size++) {
            JsonNode input = Input.of("{household: {area: 'URBAN', size: %d}, incomes: []}", size);
            Answer answer = Answer.of(edited.trial(setting.question(AMOUNT, input)));
            BigDecimal subsidy = answer.amount("monthlyAmount").subtract(answer.amount(BASE));
            assertThat(subsidy).isEqualByComparingTo(BigDecimal.valueOf(1790L * size));
        }
    }

    private static void forHouseholds(Setting setting, Consumer<ObjectNode> property) {
        Households households = new Households(setting.asOf());
        Draw.of(setting, AMOUNT, HOUSEHOLDS)
                .map(
                        draw ->
                                households.draw(
                                        draw, draw.oneOf(Households.AREAS), draw.between(1, 6)))
                .forEach(property);
    }

    /** The standard for everybody who is admitted. */
    private static BigDecimal all(Setting setting, ObjectNode input, Answer answer) {
        int persons = answer.list("eligibleMemberIds").size();
        return setting.standard(input.at("/household/area").asText())
                .multiply(BigDecimal.valueOf(persons));
    }

    private static boolean isOne(Setting setting, ObjectNode input) {
        Answer assessment = setting.answer("incomeAssessment", input);
        return assessment.amount("householdSize").compareTo(BigDecimal.ONE) == 0;
    }

    /** As much more for the household as the standard. */
    private static ObjectNode rich(Setting setting, ObjectNode input) {
        BigDecimal enough =
                setting.standard(input.at("/household/area").asText())
                        .multiply(BigDecimal.valueOf(input.at("/household/members").size()));
        return Input.with(
                input,
                copy ->
                        copy.withArray("incomes")
                                .addObject()
                                .put("type", "OTHER")
                                .put("amount", enough));
    }

    private static ObjectNode alone(ObjectNode input, String id) {
        return Input.with(
                input,
                copy -> {
                    keep((ArrayNode) copy.at("/household/members"), "id", id);
                    keep(copy.withArray("incomes"), "memberId", id);
                    keep(copy.withArray("expenditures"), "memberId", id);
                    copy.remove("medical");
                });
    }

    private static void keep(ArrayNode list, String name, String value) {
        list.removeIf(item -> !item.path(name).asText().equals(value));
    }
}
