package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.DATE_OUT_OF_SCOPE;
import static io.doudi.problem.ProblemType.NO_VERSION_IN_FORCE;
import static io.doudi.problem.ProblemType.RULE_SET_NOT_FOUND;
import static io.doudi.problem.ProblemType.UNKNOWN_REGION;
import static io.doudi.problem.ProblemType.VERSION_NOT_FOUND;

import io.doudi.problem.ProblemException;
import io.doudi.ruleset.Manifest.LayerKind;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The rule sets, their versions, and which of them are in force. Versions never change, so they are
 * kept in memory.
 */
@Startup
@ApplicationScoped
public class RuleSets {

    private static final Comparator<RuleSetVersion> BY_LAW_THEN_KNOWLEDGE =
            Comparator.comparing((RuleSetVersion version) -> version.manifest().effectiveFrom())
                    .thenComparing(RuleSetVersion::publishedAt)
                    .thenComparing(RuleSetVersion::name);

    private final List<RuleSetVersion> versions;

    @Inject
    RuleSets(RuleSetSeeder seeder) {
        this(seeder.versions());
    }

    RuleSets(List<RuleSetVersion> versions) {
        this.versions = List.copyOf(versions);
    }

    /** Every version, by rule set and effective date. */
    public List<RuleSetVersion> all() {
        return versions;
    }

    /** The versions of one rule set. */
    public List<RuleSetVersion> versions(String ruleSet) {
        List<RuleSetVersion> found =
                versions.stream()
                        .filter(version -> version.manifest().ruleSet().equals(ruleSet))
                        .toList();
        if (found.isEmpty()) {
            throw new ProblemException(RULE_SET_NOT_FOUND, "There is no rule set " + ruleSet);
        }
        return found;
    }

    /** One version of one rule set. */
    public RuleSetVersion version(String ruleSet, String version) {
        return versions(ruleSet).stream()
                .filter(candidate -> candidate.manifest().version().equals(version))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        VERSION_NOT_FOUND,
                                        "There is no version %s of %s"
                                                .formatted(version, ruleSet)));
    }

    /** The codes of the regions that have rules or standards. */
    public SortedSet<String> regions() {
        SortedSet<String> regions = new TreeSet<>();
        versions.forEach(version -> version.manifest().region().ifPresent(regions::add));
        return regions;
    }

    /**
     * The versions that answer a region's questions.
     *
     * @param asOf the law of which day
     * @param knownAt only what was published by then
     */
    public InForce inForce(String region, LocalDate asOf, Instant knownAt) {
        requireRegion(region);
        List<RuleSetVersion> own = known(LayerKind.REGION, region, knownAt);
        Optional<RuleSetVersion> chosen = latest(own, asOf);
        return combined(
                region,
                asOf,
                knownAt,
                chosen,
                chosen.isPresent() ? Optional.empty() : gap(own, asOf));
    }

    /**
     * As {@link #inForce}, with a version of the region's rules that the caller names instead of
     * the date.
     */
    public InForce withVersion(String region, LocalDate asOf, Instant knownAt, String name) {
        requireRegion(region);
        RuleSetVersion chosen =
                known(LayerKind.REGION, region, Instant.MAX).stream()
                        .filter(
                                version ->
                                        version.name().equals(name)
                                                || version.manifest().version().equals(name))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        ProblemException.atField(
                                                VERSION_NOT_FOUND,
                                                "ruleSetVersion",
                                                "%s has no version %s".formatted(region, name)));
        return combined(region, asOf, knownAt, Optional.of(chosen), Optional.empty());
    }

    /**
     * The versions that one version is compiled with on the first day of its law; a baseline stands
     * alone.
     */
    public InForce firstDay(RuleSetVersion version) {
        Manifest manifest = version.manifest();
        LocalDate day = manifest.effectiveFrom();
        return switch (manifest.layer()) {
            case BASELINE ->
                    new InForce(
                            withBases(version),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty());
            case STANDARDS -> inForce(manifest.region().orElseThrow(), day, Instant.MAX);
            case REGION ->
                    withVersion(manifest.region().orElseThrow(), day, Instant.MAX, version.name());
        };
    }

    /** The day it is in China. */
    public static LocalDate today(InstantSource clock) {
        return LocalDate.ofInstant(clock.instant(), BundledRuleSets.CHINA);
    }

    /** Every version that could answer for a region, the lowest layer and the oldest first. */
    List<RuleSetVersion> candidates(String region) {
        requireRegion(region);
        return versions.stream()
                .filter(version -> version.manifest().region().map(region::equals).orElse(true))
                .sorted(
                        Comparator.comparing((RuleSetVersion version) -> version.manifest().layer())
                                .thenComparing(BY_LAW_THEN_KNOWLEDGE))
                .toList();
    }

    private InForce combined(
            String region,
            LocalDate asOf,
            Instant knownAt,
            Optional<RuleSetVersion> own,
            Optional<String> gap) {
        RuleSetVersion baseline =
                latest(known(LayerKind.BASELINE, null, knownAt), asOf)
                        .orElseThrow(() -> noBaseline(asOf, knownAt));
        Optional<RuleSetVersion> standards =
                latest(known(LayerKind.STANDARDS, region, knownAt), asOf);
        return new InForce(withBases(baseline), standards, own, gap);
    }

    private ProblemException noBaseline(LocalDate asOf, Instant knownAt) {
        if (latest(known(LayerKind.BASELINE, null, Instant.MAX), asOf).isPresent()) {
            return ProblemException.atField(
                    NO_VERSION_IN_FORCE,
                    "knownAt",
                    "No national baseline for %s was published by %s".formatted(asOf, knownAt));
        }
        return ProblemException.atField(
                DATE_OUT_OF_SCOPE, "asOf", "No national baseline is in force on " + asOf);
    }

    private List<RuleSetVersion> withBases(RuleSetVersion version) {
        List<RuleSetVersion> chain = new ArrayList<>();
        version.manifest()
                .base()
                .ifPresent(
                        base -> {
                            String[] name = base.split("/");
                            chain.addAll(withBases(version(name[0], name[1])));
                        });
        chain.add(version);
        return chain;
    }

    private List<RuleSetVersion> known(LayerKind layer, String region, Instant knownAt) {
        Predicate<RuleSetVersion> matches =
                version ->
                        version.manifest().layer() == layer
                                && version.manifest().region().equals(Optional.ofNullable(region))
                                && version.isKnown(knownAt);
        return versions.stream().filter(matches).toList();
    }

    private static Optional<RuleSetVersion> latest(
            List<RuleSetVersion> candidates, LocalDate asOf) {
        return candidates.stream()
                .filter(version -> version.hasBegun(asOf) && !version.hasEnded(asOf))
                .max(BY_LAW_THEN_KNOWLEDGE);
    }

    private static Optional<String> gap(List<RuleSetVersion> own, LocalDate asOf) {
        if (own.isEmpty()) {
            return Optional.empty();
        }
        boolean begun = own.stream().anyMatch(version -> version.hasBegun(asOf));
        return Optional.of(begun ? "REGIONAL_RULES_EXPIRED" : "REGIONAL_RULES_NOT_YET_IN_FORCE");
    }

    /** Refuses a region that nothing is known of. */
    public void requireRegion(String region) {
        if (!regions().contains(region)) {
            throw ProblemException.atField(
                    UNKNOWN_REGION,
                    "region",
                    "%s is not a region; known are %s".formatted(region, regions()));
        }
    }
}
