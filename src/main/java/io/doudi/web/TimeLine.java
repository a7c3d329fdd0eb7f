package io.doudi.web;

import io.doudi.ruleset.Manifest;
import io.doudi.ruleset.RuleSetVersion;
import io.doudi.ruleset.RuleSets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The versions of all rule sets on one line of time, to be drawn: places are in thousandths of the
 * width.
 */
record TimeLine(List<Lane> lanes, List<Tick> years, int today) {

    static final int WIDTH = 1_000;

    /** A rule set. */
    record Lane(String ruleSet, Optional<String> region, Manifest.Title title, List<Bar> bars) {}

    /**
     * A version while it answers: until its last day, or until the next one begins.
     *
     * @param state past, current or coming
     * @param end its last day; empty if none is known
     */
    record Bar(RuleSetVersion version, int from, int width, String state, Optional<LocalDate> end) {

        public LocalDate begin() {
            return version.manifest().effectiveFrom();
        }
    }

    /** The beginning of a year. */
    record Tick(int at, int year) {}

    static TimeLine of(RuleSets ruleSets, LocalDate today) {
        return of(ruleSets.all(), today);
    }

    /** The line of some versions, by rule set and effective date. */
    static TimeLine of(List<RuleSetVersion> versions, LocalDate today) {
        List<RuleSetVersion> shown =
                versions.stream().filter(one -> one.withdrawnAt().isEmpty()).toList();
        LocalDate first =
                shown.stream()
                        .map(one -> one.manifest().effectiveFrom())
                        .min(Comparator.naturalOrder())
                        .orElse(today)
                        .withDayOfYear(1);
        LocalDate last =
                shown.stream()
                        .map(one -> one.manifest().effectiveFrom())
                        .max(Comparator.naturalOrder())
                        .filter(today::isBefore)
                        .orElse(today)
                        .plusYears(1)
                        .withDayOfYear(1);
        Scale scale = new Scale(first, last);
        return new TimeLine(lanes(shown, scale, today), ticks(scale), scale.at(today));
    }

    private static List<Lane> lanes(List<RuleSetVersion> shown, Scale scale, LocalDate today) {
        return shown.stream()
                .map(one -> one.manifest().ruleSet())
                .distinct()
                .map(
                        name ->
                                lane(
                                        shown.stream()
                                                .filter(
                                                        one ->
                                                                one.manifest()
                                                                        .ruleSet()
                                                                        .equals(name))
                                                .toList(),
                                        scale,
                                        today))
                .sorted(Comparator.comparing((Lane lane) -> lane.region().isPresent()))
                .toList();
    }

    private static Lane lane(List<RuleSetVersion> versions, Scale scale, LocalDate today) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Optional<LocalDate> next =
                    versions.stream()
                            .skip(i + 1L)
                            .findFirst()
                            .map(one -> one.manifest().effectiveFrom());
            bars.add(bar(versions.get(i), next, scale, today));
        }
        Manifest latest = versions.get(versions.size() - 1).manifest();
        return new Lane(latest.ruleSet(), latest.region(), latest.title(), bars);
    }

    private static Bar bar(
            RuleSetVersion version, Optional<LocalDate> next, Scale scale, LocalDate today) {
        Manifest manifest = version.manifest();
        Optional<LocalDate> known =
                manifest.effectiveTo()
                        .map(day -> day.plusDays(1))
                        .filter(day -> next.map(day::isBefore).orElse(true))
                        .or(() -> next);
        LocalDate end = known.orElse(scale.last());
        Optional<LocalDate> last = known.map(day -> day.minusDays(1));
        int from = scale.at(manifest.effectiveFrom());
        String state =
                today.isBefore(manifest.effectiveFrom())
                        ? "coming"
                        : today.isBefore(end) ? "current" : "past";
        return new Bar(version, from, Math.max(scale.at(end) - from, 2), state, last);
    }

    private static List<Tick> ticks(Scale scale) {
        return IntStream.rangeClosed(scale.first().getYear(), scale.last().getYear() - 1)
                .mapToObj(year -> new Tick(scale.at(LocalDate.of(year, 1, 1)), year))
                .toList();
    }

    private record Scale(LocalDate first, LocalDate last) {

        int at(LocalDate day) {
            long days = ChronoUnit.DAYS.between(first, day);
            long all = ChronoUnit.DAYS.between(first, last);
            return (int) Math.max(0, Math.min(WIDTH, days * WIDTH / all));
        }
    }
}
