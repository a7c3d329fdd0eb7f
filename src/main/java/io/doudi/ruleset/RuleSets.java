package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.DATE_OUT_OF_SCOPE;
import static io.doudi.problem.ProblemType.NO_VERSION_IN_FORCE;
import static io.doudi.problem.ProblemType.RULE_SET_NOT_FOUND;
import static io.doudi.problem.ProblemType.UNKNOWN_REGION;
import static io.doudi.problem.ProblemType.VERSION_NOT_FOUND;

import io.doudi.evaluation.RuleFile;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.Manifest.LayerKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rule sets, their versions, and which of them are in force, at one moment. It never changes: a
 * publication makes another one, so a request that holds one sees no mix.
 */
public final class RuleSets {

    private static final Comparator<RuleSetVersion> BY_LAW_THEN_KNOWLEDGE =
            Comparator.comparing((RuleSetVersion version) -> version.manifest().effectiveFrom())
                    .thenComparing(RuleSetVersion::publishedAt)
                    .thenComparing(RuleSetVersion::name);

    private static final Scope BASELINE = new Scope(LayerKind.BASELINE, Optional.empty());

    private final List<RuleSetVersion> versions;
    private final Map<String, List<RuleSetVersion>> byRuleSet = new HashMap<>();
    private final Map<Scope, List<RuleSetVersion>> byScope = new HashMap<>();
    private final SortedSet<String> regions = new TreeSet<>();
    private final Instant lastChange;

    /** Versions of one scope answer one after the other. */
    private record Scope(LayerKind layer, Optional<String> region) {
        static Scope of(Manifest manifest) {
            return new Scope(manifest.layer(), manifest.region());
        }
    }

    RuleSets(List<RuleSetVersion> versions) {
        this.versions = List.copyOf(versions);
        for (RuleSetVersion version : versions) {
            Manifest manifest = version.manifest();
            in(byRuleSet, manifest.ruleSet()).add(version);
            in(byScope, Scope.of(manifest)).add(version);
            manifest.region().ifPresent(regions::add);
        }
        lastChange =
                versions.stream()
                        .map(version -> version.withdrawnAt().orElse(version.publishedAt()))
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.MIN);
    }

    /** The time by which all of this is known, even if the clock is behind the publisher's. */
    public Instant now(Instant clock) {
        return clock.isAfter(lastChange) ? clock : lastChange;
    }

    /**
     * The time of the next publication or withdrawal: after all others, whatever the clock says.
     */
    Instant nextChange(Instant clock) {
        return clock.isAfter(lastChange) ? clock : lastChange.plusMillis(1);
    }

    private static <K> List<RuleSetVersion> in(Map<K, List<RuleSetVersion>> groups, K key) {
        return groups.computeIfAbsent(key, any -> new ArrayList<>());
    }

    /** Every version, by rule set and effective date. */
    public List<RuleSetVersion> all() {
        return versions;
    }

    /** The versions of one rule set. */
    public List<RuleSetVersion> versions(String ruleSet) {
        List<RuleSetVersion> found = byRuleSet.get(ruleSet);
        if (found == null) {
            throw new ProblemException(RULE_SET_NOT_FOUND, "There is no rule set " + ruleSet);
        }
        return Collections.unmodifiableList(found);
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
        return Collections.unmodifiableSortedSet(regions);
    }

    /** With one more version. */
    public RuleSets with(RuleSetVersion version) {
        List<RuleSetVersion> all = new ArrayList<>(versions);
        all.add(version);
        return new RuleSets(all);
    }

    /** Files as the version that they would be: nobody knows it yet. */
    public RuleSetVersion unpublished(Collection<RuleFile> files) {
        Manifest manifest = Manifest.required(files);
        String base = manifest.base().flatMap(this::named).map(RuleSetVersion::digest).orElse("");
        return RuleSetVersion.unpublished(manifest, Digest.of(files, base), List.copyOf(files));
    }

    /** Everything that can answer for some regions: what is theirs, and the baseline. */
    public List<RuleSetVersion> answering(Set<String> regions) {
        return versions.stream()
                .filter(one -> one.manifest().region().map(regions::contains).orElse(true))
                .toList();
    }

    /** Without some of the versions. */
    RuleSets without(Predicate<RuleSetVersion> which) {
        return new RuleSets(versions.stream().filter(which.negate()).toList());
    }

    /**
     * The versions that answer a region's questions.
     *
     * @param asOf the law of which day
     * @param knownAt only what was published by then
     */
    public InForce inForce(String region, LocalDate asOf, Instant knownAt) {
        requireRegion(region);
        return combined(region, asOf, knownAt, Optional.empty());
    }

    /** The day it is in China. */
    public static LocalDate dayInChina(Instant clock) {
        return LocalDate.ofInstant(clock, BundledRuleSets.CHINA);
    }

    /** The versions that answer a region's questions today. */
    public InForce inForceToday(String region, Instant clock) {
        return inForce(region, dayInChina(clock), now(clock));
    }

    /** As {@link #inForce}; empty for an unknown region and where there is no baseline. */
    Optional<InForce> find(String region, LocalDate asOf, Instant knownAt) {
        boolean answered =
                regions.contains(region) && latest(known(BASELINE, knownAt), asOf).isPresent();
        return answered
                ? Optional.of(combined(region, asOf, knownAt, Optional.empty()))
                : Optional.empty();
    }

    /** As {@link #inForce}, with a version that the caller names instead of the dates. */
    public InForce withVersion(
            String region, LocalDate asOf, Instant knownAt, RuleSetVersion chosen) {
        requireRegion(region);
        return combined(region, asOf, knownAt, Optional.of(chosen));
    }

    /**
     * The versions that answered once, by their full names, whatever is in force now.
     *
     * @param knownAt what was known then, by which a gap in the region's own rules is named
     */
    public InForce again(
            String region,
            LocalDate asOf,
            Instant knownAt,
            Optional<String> own,
            Optional<String> standards,
            String baseline) {
        List<RuleSetVersion> regional = known(scope(LayerKind.REGION, region), knownAt);
        return new InForce(
                withBases(fullyNamed(baseline)),
                standards.map(this::fullyNamed),
                own.map(this::fullyNamed),
                own.isPresent() ? Optional.empty() : last(regional),
                own.isPresent() ? Optional.empty() : gap(regional, asOf));
    }

    private RuleSetVersion fullyNamed(String name) {
        String[] parts = name.split("/");
        return version(parts[0], parts[1]);
    }

    /**
     * A version by the name that a caller gives: {@code dazhou/2023}, or {@code 2023} for one of
     * the region's own rules.
     */
    public Optional<RuleSetVersion> named(String region, String name) {
        return versions.stream().filter(version -> isNamed(version, region, name)).findFirst();
    }

    /** A version by its full name, for example {@code dazhou/2023}. */
    Optional<RuleSetVersion> named(String name) {
        return versions.stream().filter(version -> version.name().equals(name)).findFirst();
    }

    /** Whether a name means a version, which must be able to answer for the region. */
    static boolean isNamed(RuleSetVersion version, String region, String name) {
        Manifest manifest = version.manifest();
        boolean fits = manifest.region().map(region::equals).orElse(true);
        boolean isShort = manifest.layer() == LayerKind.REGION && manifest.version().equals(name);
        return fits && (isShort || version.name().equals(name));
    }

    /**
     * The versions that one version is compiled with on the first day of its law; a baseline stands
     * alone.
     */
    public InForce firstDay(RuleSetVersion version) {
        return on(version, version.manifest().effectiveFrom());
    }

    /** The versions that one version is compiled with on a day; a baseline stands alone. */
    InForce on(RuleSetVersion version, LocalDate day) {
        return version.manifest()
                .region()
                .map(region -> withVersion(region, day, Instant.MAX, version))
                .orElseGet(
                        () ->
                                new InForce(
                                        withBases(version),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()));
    }

    /** The versions of the same layer and region that answer by what was known then. */
    Stream<RuleSetVersion> besides(RuleSetVersion version, Instant knownAt) {
        return known(Scope.of(version.manifest()), knownAt).stream()
                .filter(other -> !other.name().equals(version.name()));
    }

    /** Whether a version with the same name and content is among them. */
    boolean has(RuleSetVersion version) {
        return versions.stream()
                .anyMatch(
                        other ->
                                other.name().equals(version.name())
                                        && other.digest().equals(version.digest()));
    }

    /**
     * Everything that a version can be compiled with while its law applies: the versions below and
     * above it change on the way.
     */
    List<InForce> contexts(RuleSetVersion version) {
        Map<List<String>, InForce> byDigests = new LinkedHashMap<>();
        for (String region : version.manifest().region().map(Set::of).orElse(regions)) {
            for (LocalDate day : days(version, region)) {
                InForce context = withVersion(region, day, Instant.MAX, version);
                byDigests.putIfAbsent(context.digests(), context);
            }
        }
        return List.copyOf(byDigests.values());
    }

    /** The first day of a version and every day after it on which another begins or has ended. */
    private SortedSet<LocalDate> days(RuleSetVersion version, String region) {
        SortedSet<LocalDate> days = new TreeSet<>();
        days.add(version.manifest().effectiveFrom());
        for (RuleSetVersion other : candidates(region)) {
            days.add(other.manifest().effectiveFrom());
            other.manifest().effectiveTo().map(end -> end.plusDays(1)).ifPresent(days::add);
        }
        days.removeIf(day -> !version.hasBegun(day) || version.hasEnded(day));
        return days;
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
            String region, LocalDate asOf, Instant knownAt, Optional<RuleSetVersion> chosen) {
        RuleSetVersion baseline =
                chosen(chosen, LayerKind.BASELINE)
                        .or(() -> latest(known(BASELINE, knownAt), asOf))
                        .orElseThrow(() -> noBaseline(asOf, knownAt));
        Optional<RuleSetVersion> standards =
                chosen(chosen, LayerKind.STANDARDS)
                        .or(() -> latest(known(scope(LayerKind.STANDARDS, region), knownAt), asOf));
        List<RuleSetVersion> regional = known(scope(LayerKind.REGION, region), knownAt);
        Optional<RuleSetVersion> own =
                chosen(chosen, LayerKind.REGION).or(() -> latest(regional, asOf));
        return own.isPresent()
                ? new InForce(
                        withBases(baseline), standards, own, Optional.empty(), Optional.empty())
                : new InForce(
                        withBases(baseline), standards, own, last(regional), gap(regional, asOf));
    }

    private static Optional<RuleSetVersion> chosen(
            Optional<RuleSetVersion> chosen, LayerKind layer) {
        return chosen.filter(version -> version.manifest().layer() == layer);
    }

    private ProblemException noBaseline(LocalDate asOf, Instant knownAt) {
        if (latest(known(BASELINE, Instant.MAX), asOf).isPresent()) {
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
        version.manifest().base().ifPresent(base -> chain.addAll(withBases(fullyNamed(base))));
        chain.add(version);
        return chain;
    }

    private static Scope scope(LayerKind layer, String region) {
        return new Scope(layer, Optional.of(region));
    }

    private List<RuleSetVersion> known(Scope scope, Instant knownAt) {
        return byScope.getOrDefault(scope, List.of()).stream()
                .filter(version -> version.isKnown(knownAt))
                .toList();
    }

    private static Optional<RuleSetVersion> latest(
            List<RuleSetVersion> candidates, LocalDate asOf) {
        return candidates.stream()
                .filter(version -> version.hasBegun(asOf) && !version.hasEnded(asOf))
                .max(BY_LAW_THEN_KNOWLEDGE);
    }

    private static Optional<RuleSetVersion> last(List<RuleSetVersion> versions) {
        return versions.stream().max(BY_LAW_THEN_KNOWLEDGE);
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
