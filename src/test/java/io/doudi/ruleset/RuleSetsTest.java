package io.doudi.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudi.evaluation.RuleFile;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which versions are in force, by the date of the case and by what was known. */
@QuarkusTest
class RuleSetsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @Inject LiveRuleSets live;

    @Inject RuleSetSeeder seeder;

    @ParameterizedTest
    @CsvSource({
        "2014-05-01, NATIONAL-2014",
        "2021-06-30, NATIONAL-2014",
        "2021-07-01, NATIONAL-2021",
        "2022-10-19, NATIONAL-2021",
        "2022-10-20, NATIONAL-2022",
        "2023-10-19, NATIONAL-2023",
        "2024-12-31, NATIONAL-2023",
        "2025-01-01, NATIONAL-2025"
    })
    void choosesTheBaselineByDate(LocalDate asOf, String id) {
        assertThat(live.current().inForce("DAZHOU", asOf, NOW).baseline().manifest().id())
                .isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-08-11, REGIONAL_RULES_NOT_YET_IN_FORCE",
        "2026-01-01, REGIONAL_RULES_EXPIRED"
    })
    void saysWhyTheRegionHasNoRulesOfItsOwn(LocalDate asOf, String gap) {
        InForce inForce = live.current().inForce("DAZHOU", asOf, NOW);
        assertThat(inForce.region()).isEmpty();
        assertThat(inForce.gap()).contains(gap);
        assertThat(inForce.standards()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"2023-08-12", "2025-12-31"})
    void hasTheRegionsRulesFromTheFirstToTheLastDay(LocalDate asOf) {
        InForce inForce = live.current().inForce("DAZHOU", asOf, NOW);
        assertThat(inForce.region())
                .map(version -> version.manifest().id())
                .contains("DAZHOU-2023");
        assertThat(inForce.gap()).isEmpty();
    }

    @Test
    void answersOnlyWithWhatWasKnown() {
        InForce inForce =
                live.current()
                        .inForce(
                                "DAZHOU",
                                LocalDate.of(2023, 10, 20),
                                Instant.parse("2023-08-01T00:00:00Z"));
        assertThat(inForce.region()).isEmpty();
        assertThat(inForce.baseline().manifest().id()).isEqualTo("NATIONAL-2022");
    }

    @Test
    void refusesADateBeforeTheFirstBaseline() {
        assertThatThrownBy(() -> live.current().inForce("DAZHOU", LocalDate.of(2014, 4, 30), NOW))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.type())
                                        .isEqualTo(ProblemType.DATE_OUT_OF_SCOPE));
    }

    @Test
    void fillsTheDatabaseOnce() {
        int before = live.current().all().size();
        seeder.seed();
        live.refresh();
        assertThat(live.current().all()).hasSize(before);
    }

    @Test
    void givesTheSameDigestForOtherLineEnds() {
        assertThat(Digest.of(List.of(new RuleFile("a", "x\r\ny\r\n")), ""))
                .isEqualTo(Digest.of(List.of(new RuleFile("a", "x\ny\n")), ""))
                .isNotEqualTo(Digest.of(List.of(new RuleFile("a", "x\ny\n")), "other base"));
    }

    @Test
    void saysWhatIsWrongWithAManifest() {
        String manifest =
                """
                ruleSet: x
                version: "1"
                id: X-1
                layer: REGION
                region: X
                title: { zh: 某地, en: X }
                effectiveFrom: 2023-01-01
                efectiveTo: 2025-01-01
                """;
        assertThatThrownBy(() -> Manifest.of(manifest)).hasMessageContaining("efectiveTo");
        assertThatThrownBy(() -> Manifest.of("ruleSet: x\n"))
                .hasMessageContaining("needs ruleSet, version and id");
    }
}
