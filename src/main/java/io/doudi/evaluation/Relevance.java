package io.doudi.evaluation;

import io.doudi.evaluation.Evaluation.Assumption;
import io.doudi.evaluation.Misses.TableRun;
import io.doudi.evaluation.MissingFact.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which of the missing facts could change the result: those for which there are two possible
 * requests that differ in that fact alone and have different results. They are looked for by
 * asking: each fact alone, each default with another, and together those that a row needs. A fact
 * that the rules do not look at cannot change anything, and is not tried.
 *
 * <p>What is found does matter; see the ADR on missing facts for what may be overlooked.
 */
final class Relevance {

    private final Facts facts;
    private final Function<Variant, Run> runs;
    private final Predicate<Variant> possible;
    private final Map<Variant, Run> known = new HashMap<>();
    private final Set<MissingFact> relevant = new LinkedHashSet<>();

    /** What came out for some facts, what the rules looked at, and what the tables missed. */
    record Run(Object result, Predicate<MissingFact> reads, List<TableRun> tables) {}

    /**
     * @param runs what comes out for some facts
     * @param possible whether facts do not contradict each other
     */
    Relevance(Facts facts, Function<Variant, Run> runs, Predicate<Variant> possible) {
        this.facts = facts;
        this.runs = runs;
        this.possible = possible;
    }

    /** The missing facts that matter, in their order; one entry for all places of a fact. */
    List<Assumption> find() {
        if (facts.missing().isEmpty()) {
            return List.of();
        }
        findBeside(facts.given());
        findInPairs();
        findTowardsRows();
        return assumptions();
    }

    /** Adds the facts that make a difference, all else being equal. */
    private void findBeside(Variant others) {
        for (MissingFact fact : open(run(others))) {
            for (Change change : fact.others()) {
                if (makesADifference(others, change.in(others))) {
                    relevant.add(fact);
                    break;
                }
            }
        }
    }

    /** Looks beside every other value that a default could have had. */
    private void findInPairs() {
        Run first = run(facts.given());
        for (MissingFact fact : facts.missing()) {
            if (fact.fact().isAssumed() && first.reads().test(fact)) {
                fact.others().stream()
                        .filter(change -> change.places().equals(fact.places()))
                        .map(change -> change.in(facts.given()))
                        .filter(changed -> open(run(changed)).stream().anyMatch(this::isAssumed))
                        .filter(possible)
                        .forEach(this::findDefaultsBeside);
            }
        }
    }

    private void findDefaultsBeside(Variant others) {
        for (MissingFact fact : open(run(others))) {
            boolean matters =
                    isAssumed(fact)
                            && fact.others().stream()
                                    .anyMatch(
                                            change -> makesADifference(others, change.in(others)));
            if (matters) {
                relevant.add(fact);
            }
        }
    }

    /** Gives the unstated facts together that a row needs together. */
    private void findTowardsRows() {
        Run first = run(facts.given());
        if (open(first).stream().allMatch(this::isAssumed)) {
            return;
        }
        List<MissingFact> unstated =
                facts.missing().stream()
                        .filter(fact -> !isAssumed(fact) && first.reads().test(fact))
                        .toList();
        Paths paths = new Paths(facts.given(), unstated, this::run);
        for (Map<MissingFact, Change> together : paths.toRows()) {
            Variant joint = facts.given();
            for (Change change : together.values()) {
                joint = change.in(joint);
            }
            addNeeded(together.keySet(), joint);
        }
    }

    /** Adds the facts without which the result would be another. */
    private void addNeeded(Set<MissingFact> together, Variant joint) {
        if (possible.test(joint)) {
            together.stream()
                    .filter(fact -> makesADifference(joint, fact.without(joint)))
                    .forEach(relevant::add);
        }
    }

    private boolean isAssumed(MissingFact fact) {
        return fact.fact().isAssumed();
    }

    /** The facts that were read and of which it is not known yet that they matter. */
    private List<MissingFact> open(Run run) {
        return facts.missing().stream()
                .filter(fact -> !relevant.contains(fact) && run.reads().test(fact))
                .toList();
    }

    private boolean makesADifference(Variant some, Variant others) {
        return !run(some).result().equals(run(others).result()) && possible.test(others);
    }

    private Run run(Variant input) {
        return known.computeIfAbsent(input, runs);
    }

    private List<Assumption> assumptions() {
        Map<FactDefault, List<FactPlace>> places = new LinkedHashMap<>();
        for (MissingFact fact : facts.missing()) {
            if (relevant.contains(fact)) {
                places.computeIfAbsent(fact.fact(), key -> new ArrayList<>()).addAll(fact.places());
            }
        }
        return places.entrySet().stream()
                .map(entry -> entry.getKey().at(entry.getValue()))
                .toList();
    }
}
