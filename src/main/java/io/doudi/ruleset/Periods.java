package io.doudi.ruleset;

import io.doudi.evaluation.Diagnostic;
import io.doudi.evaluation.Diagnostic.Code;
import io.doudi.evaluation.Diagnostic.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The period of a candidate among the periods of the versions of its layer: two that claim the same
 * days without one replacing the other are refused; gaps and changes of hands are reported.
 */
final class Periods {

    private final Substitution substitution;
    private final RuleSetVersion candidate;
    private final Manifest manifest;

    private Periods(Substitution substitution) {
        this.substitution = substitution;
        this.candidate = substitution.candidate();
        this.manifest = candidate.manifest();
    }

    static List<Diagnostic> of(Substitution substitution) {
        return new Periods(substitution).found();
    }

    private List<Diagnostic> found() {
        List<Diagnostic> found = new ArrayList<>();
        others().filter(this::overlaps).map(this::overlap).forEach(found::add);
        before().map(first -> gap(first, manifest.effectiveFrom().minusDays(1)))
                .ifPresent(found::add);
        after().ifPresent(found::add);
        return found;
    }

    private Stream<RuleSetVersion> others() {
        return substitution.current().besides(candidate, substitution.now());
    }

    /** Another rule set on the same days, or a version from the same day that is not the origin. */
    private boolean overlaps(RuleSetVersion other) {
        boolean sameRuleSet = other.manifest().ruleSet().equals(manifest.ruleSet());
        boolean sameDay = other.manifest().effectiveFrom().equals(manifest.effectiveFrom());
        boolean corrected = substitution.origin().filter(other::equals).isPresent();
        return sameRuleSet ? sameDay && !corrected : sharesDays(other.manifest());
    }

    private boolean sharesDays(Manifest other) {
        boolean startsInTime = endsAfter(other.effectiveTo(), manifest.effectiveFrom());
        return startsInTime && endsAfter(manifest.effectiveTo(), other.effectiveFrom());
    }

    private static boolean endsAfter(Optional<LocalDate> end, LocalDate day) {
        return end.map(last -> !last.isBefore(day)).orElse(true);
    }

    /** The first day of a gap before the candidate, if another version has ended before it. */
    private Optional<LocalDate> before() {
        LocalDate eve = manifest.effectiveFrom().minusDays(1);
        boolean answered = others().anyMatch(other -> other.hasBegun(eve) && !other.hasEnded(eve));
        return answered
                ? Optional.empty()
                : others().flatMap(other -> other.manifest().effectiveTo().stream())
                        .filter(end -> end.isBefore(eve))
                        .max(LocalDate::compareTo)
                        .map(end -> end.plusDays(1));
    }

    private static Diagnostic gap(LocalDate first, LocalDate last) {
        return Diagnostic.of(
                Severity.WARNING, Code.PERIOD_GAP, List.of(first.toString(), last.toString()));
    }

    private Diagnostic overlap(RuleSetVersion other) {
        return Diagnostic.of(
                Severity.ERROR,
                Code.PERIOD_OVERLAP,
                List.of(
                        other.name(),
                        other.manifest().effectiveFrom().toString(),
                        other.manifest().effectiveTo().map(LocalDate::toString).orElse("—")));
    }

    /** Who answers when the candidate does no more. */
    private Optional<Diagnostic> after() {
        Optional<RuleSetVersion> later =
                others().filter(
                                other ->
                                        other.manifest()
                                                .effectiveFrom()
                                                .isAfter(manifest.effectiveFrom()))
                        .filter(other -> !candidate.hasEnded(other.manifest().effectiveFrom()))
                        .min(Comparator.comparing(other -> other.manifest().effectiveFrom()));
        return later.map(this::takesOver).or(this::returns);
    }

    private Diagnostic takesOver(RuleSetVersion later) {
        return Diagnostic.of(
                Severity.INFO,
                Code.LATER_VERSION_TAKES_OVER,
                List.of(later.name(), later.manifest().effectiveFrom().toString()));
    }

    /** Who answers after its last day: an older version, nobody for a while, or nobody at all. */
    private Optional<Diagnostic> returns() {
        return manifest.effectiveTo().map(end -> end.plusDays(1)).map(this::afterTheEnd);
    }

    private Diagnostic afterTheEnd(LocalDate day) {
        return others().filter(other -> other.hasBegun(day) && !other.hasEnded(day))
                .findFirst()
                .map(older -> returns(older, day))
                .orElseGet(() -> nobody(day));
    }

    private static Diagnostic returns(RuleSetVersion older, LocalDate day) {
        return Diagnostic.of(
                Severity.WARNING,
                Code.OLDER_VERSION_RETURNS,
                List.of(older.name(), day.toString()));
    }

    private Diagnostic nobody(LocalDate day) {
        return others().map(other -> other.manifest().effectiveFrom())
                .filter(begin -> begin.isAfter(day))
                .min(LocalDate::compareTo)
                .map(begin -> gap(day, begin.minusDays(1)))
                .orElseGet(
                        () ->
                                Diagnostic.of(
                                        Severity.INFO, Code.PERIOD_ENDS, List.of(day.toString())));
    }
}
