package io.doudi.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import io.doudi.ruleset.Candidate.Standing;
import io.doudi.ruleset.Manifest.LayerKind;
import io.doudi.ruleset.Manifest.Title;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The choice of the version in force, where versions end, overlap or become known late. */
class InForceTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2024, 5, 1);

    @Test
    void takesTheLatestThatHasNotEnded() {
        RuleSets ruleSets =
                ruleSets(
                        region("2020", "2020-01-01", null, "2020-01-01"),
                        region("2022", "2022-01-01", "2023-12-31", "2022-01-01"));
        assertThat(own(ruleSets, LocalDate.of(2023, 12, 31))).contains("plan/2022");
        assertThat(own(ruleSets, LocalDate.of(2024, 1, 1))).contains("plan/2020");
    }

    @Test
    void takesTheLaterPublishedOfTwoFromTheSameDay() {
        RuleSets ruleSets =
                ruleSets(
                        region("a", "2020-01-01", null, "2021-06-01"),
                        region("b", "2020-01-01", null, "2020-01-01"));
        assertThat(own(ruleSets, DAY)).contains("plan/a");
        assertThat(
                        ruleSets.inForce("R", DAY, instant("2021-05-31"))
                                .region()
                                .map(RuleSetVersion::name))
                .contains("plan/b");
    }

    @Test
    void knowsNothingOfAVersionBeforeItsPublication() {
        RuleSets ruleSets = ruleSets(region("2020", "2020-01-01", null, "2020-03-01"));
        InForce before = ruleSets.inForce("R", DAY, instant("2020-03-01").minusMillis(1));
        assertThat(before.region()).isEmpty();
        assertThat(before.gap()).isEmpty();
        assertThat(ruleSets.inForce("R", DAY, instant("2020-03-01")).region()).isPresent();
    }

    @Test
    void saysThatTheRulesHaveExpiredBetweenTwoVersions() {
        RuleSets ruleSets =
                ruleSets(
                        region("2020", "2020-01-01", "2020-12-31", "2020-01-01"),
                        region("2025", "2025-01-01", null, "2025-01-01"));
        assertThat(ruleSets.inForce("R", DAY, NOW).gap()).contains("REGIONAL_RULES_EXPIRED");
    }

    @Test
    void hasNoStandardsAfterTheirEnd() {
        RuleSets ruleSets =
                ruleSets(
                        version(
                                "standards",
                                "1",
                                LayerKind.STANDARDS,
                                "2015-01-01",
                                "2020-12-31",
                                "2015-01-01"));
        assertThat(ruleSets.inForce("R", LocalDate.of(2020, 12, 31), NOW).standards()).isPresent();
        assertThat(ruleSets.inForce("R", DAY, NOW).standards()).isEmpty();
    }

    @Test
    void tellsAnUnpublishedBaselineFromADateWithoutOne() {
        RuleSets ruleSets = ruleSets(region("2020", "2020-01-01", null, "2020-01-01"));
        assertThatThrownBy(() -> ruleSets.inForce("R", DAY, instant("2013-01-01")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> {
                            assertThat(problem.type()).isEqualTo(ProblemType.NO_VERSION_IN_FORCE);
                            assertThat(problem.field()).contains("knownAt");
                        });
        assertThatThrownBy(() -> ruleSets.inForce("R", LocalDate.of(2010, 1, 1), NOW))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem ->
                                assertThat(problem.type())
                                        .isEqualTo(ProblemType.DATE_OUT_OF_SCOPE));
    }

    @Test
    void namesTheKnownRegions() {
        RuleSets ruleSets = ruleSets(region("2020", "2020-01-01", null, "2020-01-01"));
        assertThatThrownBy(() -> ruleSets.inForce("X", DAY, NOW)).hasMessageContaining("[R]");
    }

    @Test
    void takesANamedVersionInForceOrNot() {
        RuleSets ruleSets = ruleSets(region("2020", "2020-01-01", "2020-12-31", "2020-01-01"));
        RuleSetVersion named = ruleSets.named("R", "2020").orElseThrow();
        assertThat(ruleSets.withVersion("R", DAY, NOW, named).region()).contains(named);
        assertThat(ruleSets.withVersion("R", DAY, NOW, named).gap()).isEmpty();
        assertThat(ruleSets.named("R", "plan/2020")).contains(named);
        assertThat(ruleSets.named("R", "2019")).isEmpty();
    }

    @Test
    void takesANamedBaselineInsteadOfTheOneInForce() {
        RuleSetVersion other =
                version("base", "2", LayerKind.BASELINE, "2030-01-01", null, "2030-01-01");
        RuleSets ruleSets = ruleSets(region("2020", "2020-01-01", null, "2020-01-01"), other);
        InForce inForce = ruleSets.withVersion("R", DAY, NOW, other);
        assertThat(inForce.baseline()).isEqualTo(other);
        assertThat(inForce.region()).isPresent();
    }

    @Test
    void doesNotAnswerWithAVersionThatWasWithdrawnByThen() {
        RuleSetVersion older = region("2020", "2020-01-01", null, "2020-01-01");
        RuleSetVersion withdrawn =
                region("2022", "2022-01-01", null, "2022-01-01").withdrawn(instant("2023-06-01"));
        RuleSets ruleSets = ruleSets(older, withdrawn);
        assertThat(ruleSets.inForce("R", DAY, NOW).region()).contains(older);
        assertThat(ruleSets.inForce("R", DAY, instant("2023-06-01").minusMillis(1)).region())
                .contains(withdrawn);
        assertThat(Candidate.of(withdrawn, ruleSets.inForce("R", DAY, NOW), DAY, NOW).standing())
                .isEqualTo(Standing.WITHDRAWN);
    }

    @Test
    void answersOldDaysByACorrectionOnceItIsKnown() {
        RuleSetVersion first = region("2022", "2022-01-01", null, "2022-01-01");
        RuleSetVersion correction = region("2022.1", "2023-07-01", null, "2024-06-01");
        RuleSets ruleSets = ruleSets(first, correction);
        LocalDate july = LocalDate.of(2023, 7, 15);
        assertThat(ruleSets.inForce("R", july, NOW).region()).contains(correction);
        assertThat(ruleSets.inForce("R", july, instant("2024-05-31")).region()).contains(first);
        assertThat(ruleSets.inForce("R", LocalDate.of(2023, 6, 30), NOW).region()).contains(first);
    }

    @Test
    void explainsWhereEveryVersionStands() {
        RuleSets ruleSets =
                ruleSets(
                        region("ended", "2019-01-01", "2019-12-31", "2019-01-01"),
                        region("older", "2020-01-01", null, "2020-01-01"),
                        region("now", "2022-01-01", null, "2022-01-01"),
                        region("later", "2025-01-01", null, "2022-01-01"),
                        region("secret", "2022-01-01", null, "2027-01-01"));
        InForce inForce = ruleSets.inForce("R", DAY, NOW);
        Map<String, Standing> standings =
                ruleSets.candidates("R").stream()
                        .map(version -> Candidate.of(version, inForce, DAY, NOW))
                        .collect(Collectors.toMap(Candidate::name, Candidate::standing));
        assertThat(standings)
                .containsEntry("base/1", Standing.IN_FORCE)
                .containsEntry("plan/ended", Standing.ENDED)
                .containsEntry("plan/older", Standing.SUPERSEDED)
                .containsEntry("plan/now", Standing.IN_FORCE)
                .containsEntry("plan/later", Standing.NOT_YET_EFFECTIVE)
                .containsEntry("plan/secret", Standing.NOT_YET_PUBLISHED);
    }

    private static Optional<String> own(RuleSets ruleSets, LocalDate asOf) {
        return ruleSets.inForce("R", asOf, NOW).region().map(RuleSetVersion::name);
    }

    private static RuleSets ruleSets(RuleSetVersion... versions) {
        List<RuleSetVersion> all = new ArrayList<>(List.of(versions));
        all.add(version("base", "1", LayerKind.BASELINE, "2014-05-01", null, "2014-05-01"));
        return new RuleSets(all);
    }

    private static RuleSetVersion region(String version, String from, String to, String published) {
        return version("plan", version, LayerKind.REGION, from, to, published);
    }

    private static RuleSetVersion version(
            String ruleSet,
            String version,
            LayerKind layer,
            String from,
            String to,
            String published) {
        Manifest manifest =
                new Manifest(
                        ruleSet,
                        version,
                        ruleSet + version,
                        layer,
                        layer == LayerKind.BASELINE ? Optional.empty() : Optional.of("R"),
                        new Title("示例", "Sample"),
                        LocalDate.parse(from),
                        Optional.ofNullable(to).map(LocalDate::parse),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of());
        return RuleSetVersion.of(manifest, instant(published), ruleSet + version, List.of());
    }

    private static Instant instant(String day) {
        return Instant.parse(day + "T00:00:00Z");
    }
}
