package io.doudi.comparison;

import io.doudi.comparison.ComparisonResult.Group;
import io.doudi.comparison.ComparisonResult.Line;
import io.doudi.comparison.ComparisonResult.OfCause;
import io.doudi.comparison.ComparisonResult.OfChange;
import io.doudi.comparison.ComparisonResult.OfDecision;
import io.doudi.comparison.ComparisonResult.OfDifference;
import io.doudi.comparison.ComparisonResult.OfSide;
import io.doudi.comparison.ComparisonResult.OfThresholds;
import io.doudi.comparison.ComparisonResult.OfValue;
import io.doudi.comparison.ComparisonResult.Outcomes;
import io.doudi.comparison.ComparisonResult.Share;
import io.doudi.comparison.ComparisonResult.Shares;
import io.doudi.comparison.ComparisonResult.Step;
import io.doudi.comparison.Tally.Kind;
import io.doudi.ruleset.Edit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Makes the result of everything that was counted; refuses figures that do not add up. */
final class Results {

    private static final String ARROW = "→";

    private final Comparing comparing;
    private final Tally tally;

    private Results(Comparing comparing, Tally tally) {
        this.comparing = comparing;
        this.tally = tally;
    }

    static ComparisonResult of(Comparing comparing, Tally tally) {
        Results results = new Results(comparing, tally);
        int sides = comparing.sides().size();
        return new ComparisonResult(
                IntStream.rangeClosed(1, sides).mapToObj(results::side).toList(),
                IntStream.rangeClosed(2, sides).mapToObj(results::difference).toList(),
                results.sweep(),
                comparing.sweptCell(),
                results.thresholds());
    }

    private String name(int side) {
        return comparing.sides().get(side - 1).side().name();
    }

    private OfSide side(int side) {
        Map<String, Figures> gap = tally.of(side, "", Kind.POVERTY_GAP);
        return new OfSide(
                side,
                name(side),
                comparing.request().decisions().stream()
                        .map(decision -> decision(side, decision))
                        .toList(),
                gap.values().stream().findFirst());
    }

    private List<OfValue> sweep() {
        return comparing.request().sweep().map(this::sweep).orElse(List.of());
    }

    private List<OfValue> sweep(Sweep sweep) {
        List<String> texts = sweep.texts();
        List<OfValue> all = new ArrayList<>();
        for (String decision : comparing.request().decisions()) {
            Map<String, Figures> found = tally.of(1, decision, Kind.SWEEP);
            for (int i = 0; i < texts.size(); i++) {
                all.add(
                        new OfValue(
                                texts.get(i),
                                sweep.number(texts.get(i)),
                                decision,
                                found.getOrDefault(i + "|ALL", Figures.NONE),
                                found.getOrDefault(i + "|GIVEN", Figures.NONE),
                                found.getOrDefault(i + "|OPEN", Figures.NONE)));
            }
        }
        return all;
    }

    private List<OfThresholds> thresholds() {
        if (comparing.request().cliffs().isEmpty()) {
            return List.of();
        }
        return IntStream.rangeClosed(1, comparing.sides().size())
                .boxed()
                .flatMap(
                        side ->
                                comparing.request().decisions().stream()
                                        .map(decision -> thresholds(side, decision)))
                .toList();
    }

    private OfThresholds thresholds(int side, String decision) {
        Map<String, Figures> found = tally.of(side, decision, Kind.CLIFF);
        Function<String, Figures> of = word -> found.getOrDefault(word, Figures.NONE);
        return new OfThresholds(
                side,
                decision,
                of.apply(CliffCount.MEASURED),
                of.apply(CliffCount.OPEN),
                of.apply(CliffCount.FALL),
                of.apply(CliffCount.MORE),
                of.apply(CliffCount.LESS));
    }

    private OfDecision decision(int side, String decision) {
        Map<String, Figures> statuses = tally.of(side, decision, Kind.STATUS);
        Map<String, Figures> programmes = tally.of(side, decision, Kind.PROGRAMME);
        return new OfDecision(
                decision,
                Measure.period(decision),
                sum(statuses.values()),
                lines(statuses),
                sum(programmes.values()),
                lines(programmes),
                sum(tally.of(side, decision, Kind.OPEN_AMOUNT).values()));
    }

    private OfDifference difference(int side) {
        return new OfDifference(
                side,
                name(side),
                comparing.request().decisions().stream()
                        .map(decision -> change(side, decision))
                        .toList(),
                steps(tally.of(side, "", Kind.COMBINATION)));
    }

    private OfChange change(int side, String decision) {
        Map<String, Figures> transitions = tally.of(side, decision, Kind.TRANSITION);
        OfChange change =
                new OfChange(
                        decision,
                        Measure.period(decision),
                        sum(transitions.values()),
                        outcomes(tally.of(side, decision, Kind.YUAN_BAND)),
                        lines(transitions),
                        steps(tally.of(side, decision, Kind.MATRIX)),
                        bands(tally.of(side, decision, Kind.YUAN_BAND)),
                        bands(tally.of(side, decision, Kind.PERCENT_BAND)),
                        groups(tally.of(side, decision, Kind.GROUP)),
                        Deciles.of(tally.of(side, decision, Kind.INCOME)),
                        causes(side, decision),
                        shares(side, decision, sum(transitions.values()).difference()),
                        tally.largest(side, decision));
        requireSums(side, change);
        return change;
    }

    private static List<Line> lines(Map<String, Figures> figures) {
        return figures.entrySet().stream()
                .map(one -> new Line(one.getKey(), one.getValue()))
                .toList();
    }

    private static List<Line> bands(Map<String, Figures> figures) {
        Map<String, Figures> ordered = new TreeMap<>(Band.ORDER);
        ordered.putAll(figures);
        return lines(ordered);
    }

    private static List<Step> steps(Map<String, Figures> figures) {
        return figures.entrySet().stream()
                .map(
                        one -> {
                            String[] words = one.getKey().split(ARROW, 2);
                            return new Step(words[0], words[1], one.getValue());
                        })
                .toList();
    }

    private static List<Group> groups(Map<String, Figures> figures) {
        Set<String> names = new LinkedHashSet<>();
        figures.keySet().forEach(key -> names.add(key.substring(0, key.indexOf('|'))));
        return names.stream()
                .map(
                        name -> {
                            int sign = name.indexOf('=');
                            return new Group(
                                    name.substring(0, sign),
                                    name.substring(sign + 1),
                                    outcomes(name, figures));
                        })
                .toList();
    }

    /** How all come off whose differences are in bands. */
    private static Outcomes outcomes(Map<String, Figures> bands) {
        return new Outcomes(sum(bands.values()), sum(of("+", bands)), sum(of("-", bands)));
    }

    private static List<Figures> of(String sign, Map<String, Figures> bands) {
        return bands.entrySet().stream()
                .filter(band -> band.getKey().startsWith(sign))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The households that are counted under a name, by how they come off. */
    static Outcomes outcomes(String name, Map<String, Figures> figures) {
        Figures winners = figures.getOrDefault(name + "|GAIN", Figures.NONE);
        Figures losers = figures.getOrDefault(name + "|LOSS", Figures.NONE);
        Figures even = figures.getOrDefault(name + "|EVEN", Figures.NONE);
        return new Outcomes(winners.plus(losers).plus(even), winners, losers);
    }

    private List<OfCause> causes(int side, String decision) {
        List<OfCause> causes = new ArrayList<>();
        tally.of(side, decision, Kind.CAUSE)
                .forEach(
                        (key, figures) ->
                                causes.add(new OfCause(tally.causes().get(key), figures)));
        causes.sort(
                Comparator.comparing((OfCause one) -> one.figures().households())
                        .reversed()
                        .thenComparing(one -> one.cause().key()));
        return causes;
    }

    private Optional<Shares> shares(int side, String decision, BigDecimal total) {
        List<EditedSide> edits = comparing.edits(side - 1);
        if (edits.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Figures> figures = tally.of(side, decision, Kind.EDIT);
        List<Share> shares =
                IntStream.range(0, edits.size())
                        .mapToObj(
                                i ->
                                        share(
                                                edits.get(i).edit(),
                                                figures.getOrDefault(
                                                        String.valueOf(i), Figures.NONE)))
                        .toList();
        BigDecimal own =
                shares.stream()
                        .map(share -> share.figures().difference())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(new Shares(shares, Figures.plain(total.subtract(own)), total));
    }

    private static Share share(Edit edit, Figures figures) {
        return new Share(
                edit.changes().get(0).file(),
                edit.changes().stream().map(Cause.Cell::of).toList(),
                figures);
    }

    static Figures sum(Collection<Figures> figures) {
        return figures.stream().reduce(Figures.NONE, Figures::plus);
    }

    /** Whatever the cases are divided by, the parts are all of them. */
    private void requireSums(int side, OfChange change) {
        OfDecision before = decision(1, change.decision());
        OfDecision after = decision(side, change.decision());
        boolean adds =
                change.all().cases() == before.all().cases()
                        && change.all().cases() == after.all().cases()
                        && isSame(change.all().before(), before.all().after())
                        && isSame(change.all().after(), after.all().after())
                        && isSame(before.all().after(), before.given().after())
                        && change.all().equals(ofLines(change.yuanBands()))
                        && change.all().equals(ofLines(change.percentBands()))
                        && change.all().equals(ofSteps(change.matrix()))
                        && isWhole(change, "area")
                        && isWhole(change, "size")
                        && isWhole(change, "type");
        if (!adds) {
            throw new IllegalStateException(
                    "The figures of side %d, %s do not add up".formatted(side, change.decision()));
        }
    }

    private static boolean isSame(BigDecimal one, BigDecimal other) {
        return one.compareTo(other) == 0;
    }

    private static Figures ofLines(List<Line> lines) {
        return sum(lines.stream().map(Line::figures).toList());
    }

    private static Figures ofSteps(List<Step> steps) {
        return sum(steps.stream().map(Step::figures).toList());
    }

    private static boolean isWhole(OfChange change, String dimension) {
        return change.all()
                .equals(
                        sum(
                                change.groups().stream()
                                        .filter(group -> group.dimension().equals(dimension))
                                        .map(group -> group.outcomes().all())
                                        .toList()));
    }
}
