package io.doudi.comparison.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doudi.Sha256;
import io.doudi.problem.JsonSettings;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated households are the same everywhere, and distributed as their files say. */
class HouseholdGeneratorTest {

    private static final LocalDate DAY = LocalDate.of(2023, 8, 12);
    private static final int MANY = 20_000;

    /** What is drawn twenty thousand times is rarely off by more, with weights that differ. */
    private static final double NEAR = 0.015;

    private final HouseholdLines lines = new HouseholdLines(mapper());

    private static ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper();
        new JsonSettings().customize(mapper);
        return mapper;
    }

    private static HouseholdGenerator generator(String region, long seed) {
        return new HouseholdGenerator(
                new Recipe(
                        region,
                        seed,
                        DAY,
                        BigDecimal.valueOf(660),
                        BigDecimal.valueOf(480),
                        BigDecimal.ONE));
    }

    private static List<Household> many(String region) {
        HouseholdGenerator generator = generator(region, 7);
        return LongStream.rangeClosed(1, MANY).mapToObj(generator::household).toList();
    }

    @Test
    void givesTheSameBytesForTheSameSeed() {
        String text =
                LongStream.rangeClosed(1, 500)
                        .mapToObj(generator("DAZHOU", 42)::household)
                        .map(lines::line)
                        .collect(Collectors.joining("\n"));
        assertThat(HexFormat.of().formatHex(Sha256.of(text)))
                .isEqualTo("6028d5d16fd001d9c6e9864667fc9192e7375fbad92a150cd90dd3351deef7e2");
    }

    @Test
    void givesOthersForAnotherSeedAndTheSameInAnyOrder() {
        HouseholdGenerator generator = generator("EZHOU", 1);
        String tenth = lines.line(generator.household(10));
        generator.household(3);
        assertThat(lines.line(generator.household(10))).isEqualTo(tenth);
        assertThat(generator("EZHOU", 2).household(10).input())
                .isNotEqualTo(generator.household(10).input());
    }

    @Test
    void saysThatHouseholdsAreSynthetic() {
        assertThat(generator("JILIN", 5).household(12).reference()).isEqualTo("合成-JILIN-5-0000012");
    }

    @Test
    void namesASourceOrAnAssumptionForEveryFigure() {
        assertThat(Distributions.forRegion("DAZHOU").all())
                .hasSizeGreaterThan(80)
                .allSatisfy(
                        figure ->
                                assertThat(figure.source().orElse(figure.assumed().orElse("")))
                                        .isNotBlank())
                .extracting(Distribution::name)
                .contains("area.DAZHOU")
                .doesNotContain("area", "area.EZHOU", "locality.JILIN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DAZHOU", "JILIN", "HONGHUAGANG"})
    void isDistributedAsTheFilesSay(String region) {
        List<Household> households = many(region);
        Distributions figures = Distributions.forRegion(region);
        near(
                share(households, one -> area(one).equals("URBAN")),
                figures.of("area").value("URBAN"));
        near(
                share(households, one -> members(one).size() == 1),
                figures.of("householdSize").value("1"));
        near(
                share(households, one -> members(one).size() == 2),
                figures.of("householdSize").value("2"));
        near(mean(households, one -> 1), BigDecimal.ONE);
        double people = mean(households, one -> members(one).size());
        assertThat(people).isCloseTo(2.6, within(0.05));
        near(
                mean(households, one -> aged(one, 0, 14)) / people,
                figures.of("ageGroup").value("0-14"));
        near(
                mean(households, one -> aged(one, 60, 120)) / people,
                figures.of("ageGroup").value("60+"));
        near(mean(households, HouseholdGeneratorTest::disabled) / people, new BigDecimal("0.0634"));
        near(share(households, HouseholdGeneratorTest::isLow), figures.lowIncomeShare());
    }

    private static void near(double found, BigDecimal wanted) {
        assertThat(found).isCloseTo(wanted.doubleValue(), within(NEAR));
    }

    private static double share(List<Household> households, Predicate<Household> which) {
        return mean(households, one -> which.test(one) ? 1 : 0);
    }

    /** The sum over all, each with its weight, for each of them; the mean weight is 1. */
    private static double mean(List<Household> households, ToIntFunction<Household> value) {
        return households.stream()
                        .mapToDouble(one -> one.weight().doubleValue() * value.applyAsInt(one))
                        .sum()
                / households.size();
    }

    private static String area(Household household) {
        return household.input().at("/household/area").asText();
    }

    private static JsonNode members(Household household) {
        return household.input().at("/household/members");
    }

    private static boolean isLow(Household household) {
        return household.input().at("/medical/lowIncomeCategory").asBoolean();
    }

    private static int aged(Household household, int from, int to) {
        int count = 0;
        for (JsonNode member : members(household)) {
            LocalDate born = LocalDate.parse(member.get("birthDate").asText());
            int age = Period.between(born, DAY).getYears();
            count += age >= from && age <= to ? 1 : 0;
        }
        return count;
    }

    private static int disabled(Household household) {
        return members(household).findValues("disability").size();
    }
}
