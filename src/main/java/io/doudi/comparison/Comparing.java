package io.doudi.comparison;

import io.doudi.comparison.ComparisonResult.OfCell;
import io.doudi.ruleset.InForce;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A comparison that is being worked on: its cases, and the rules of its sides, compiled. */
final class Comparing {

    private final ComparisonRequest request;
    private final CaseSource source;
    private final List<Answering> sides;
    private final List<List<EditedSide>> edits;
    private final Optional<Sweep.Tried> sweep;
    private final Map<List<List<String>>, CauseFinder> finders = new ConcurrentHashMap<>();
    private final Map<List<List<String>>, Touched> touched = new ConcurrentHashMap<>();

    /**
     * What is needed to work on a comparison.
     *
     * @param edits of each side but the first; none if they are not tried alone
     * @param sweep a cell of the first side, and the side with each value of it
     */
    Comparing(
            ComparisonRequest request,
            CaseSource source,
            List<Answering> sides,
            List<List<EditedSide>> edits,
            Optional<Sweep.Tried> sweep) {
        this.request = request;
        this.source = source;
        this.sides = sides;
        this.edits = edits;
        this.sweep = sweep;
    }

    /** A comparison as it was fixed, with the rules of its sides and its cases at hand. */
    static Comparing of(
            ComparisonRequest request, List<FixedSide> fixed, SideRules rules, CaseSource source) {
        List<Answering> sides = fixed.stream().map(rules::open).toList();
        List<List<EditedSide>> edits = new ArrayList<>();
        for (int i = 1; i < fixed.size(); i++) {
            if (request.wantsShares()) {
                LocalDate day = rules.dayOfEdits(fixed.get(0), fixed.get(i));
                edits.add(edits(sides.get(0), sides.get(i), day, rules));
            } else {
                edits.add(List.of());
            }
        }
        Optional<Sweep.Tried> sweep = sweep(request, fixed.get(0), sides.get(0), rules);
        return new Comparing(request, source, sides, edits, sweep);
    }

    /** Tries values in a cell of the first side; refuses a cell that is not there. */
    static Optional<Sweep.Tried> sweep(
            ComparisonRequest request, FixedSide first, Answering opened, SideRules rules) {
        return request.sweep()
                .map(
                        wanted -> {
                            InForce inForce = opened.on(rules.day(first)).inForce();
                            return wanted.tried(opened, inForce, rules::once);
                        });
    }

    private static List<EditedSide> edits(
            Answering before, Answering after, LocalDate day, SideRules rules) {
        return EditedSide.between(
                before, before.on(day).inForce(), after.on(day).inForce(), rules::once);
    }

    ComparisonRequest request() {
        return request;
    }

    CaseSource source() {
        return source;
    }

    List<Answering> sides() {
        return sides;
    }

    /** The edits of a side, counted from 0. */
    List<EditedSide> edits(int side) {
        return side == 0 ? List.of() : edits.get(side - 1);
    }

    /** The first side with each value of a cell. */
    List<EditedSide> sweep() {
        return sweep.map(Sweep.Tried::sides).orElse(List.of());
    }

    /** The cell that values are tried in. */
    Optional<OfCell> sweptCell() {
        return sweep.map(Sweep.Tried::cell);
    }

    /** What a case is asked. */
    List<String> decisions(ComparedCase one) {
        return one.decision().map(List::of).orElse(request.decisions());
    }

    /** What a decision must meet for that a side could make it otherwise than the first side. */
    Touched touched(Answering side, LocalDate day) {
        Answering first = sides.get(0);
        InForce before = first.on(day).inForce();
        InForce after = side.on(day).inForce();
        return touched.computeIfAbsent(
                List.of(before.digests(), after.digests()),
                key ->
                        Touched.of(
                                Layers.changes(before, after),
                                first.knowledgeBase(before)::isForHits));
    }

    /** Finds where two sides part. */
    CauseFinder finder(InForce before, InForce after) {
        return finders.computeIfAbsent(
                List.of(before.digests(), after.digests()),
                key -> new CauseFinder(Layers.changes(before, after)));
    }
}
