package io.doudi.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.evaluation.Evaluation.Assumption;
import io.doudi.evaluation.MissingFact.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which of the missing facts could change the result: those for which there are two possible
 * requests that differ in that fact alone and have different results. They are looked for by
 * asking: each fact alone, each with another, and many at once. A fact that the rules do not look
 * at cannot change anything, and is not tried.
 *
 * <p>What is found does matter; see the ADR on missing facts for what may be overlooked.
 */
final class Relevance {

    /** So many times all unstated facts are given at once. */
    private static final int MIXTURES = 12;

    private final Facts facts;
    private final Function<ObjectNode, Run> runs;
    private final Predicate<ObjectNode> possible;
    private final Map<ObjectNode, Run> known = new HashMap<>();
    private final Set<MissingFact> relevant = new LinkedHashSet<>();

    /** What came out for some facts, and what the rules looked at. */
    record Run(Object result, Predicate<MissingFact> reads) {}

    /**
     * @param runs what comes out for some facts
     * @param possible whether facts do not contradict each other
     */
    Relevance(Facts facts, Function<ObjectNode, Run> runs, Predicate<ObjectNode> possible) {
        this.facts = facts;
        this.runs = runs;
        this.possible = possible;
    }

    /** The missing facts that matter, in their order; one entry for all places of a fact. */
    List<Assumption> find() {
        if (facts.missing().isEmpty()) {
            return List.of();
        }
        findBeside(facts.input());
        findInPairs();
        findInMixtures();
        return assumptions();
    }

    /** Adds the facts that make a difference, all else being equal. */
    private void findBeside(ObjectNode others) {
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
        Run first = run(facts.input());
        for (MissingFact fact : facts.missing()) {
            if (fact.fact().isAssumed() && first.reads().test(fact)) {
                fact.others().stream()
                        .map(change -> change.in(facts.input()))
                        .filter(changed -> open(run(changed)).stream().anyMatch(this::isAssumed))
                        .filter(possible)
                        .forEach(this::findDefaultsBeside);
            }
        }
    }

    private void findDefaultsBeside(ObjectNode others) {
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

    /** Gives the unstated facts all sorts of values at once, and takes each away again. */
    private void findInMixtures() {
        List<MissingFact> unstated =
                facts.missing().stream().filter(fact -> !isAssumed(fact)).toList();
        Random random = new Random(facts.missing().size());
        for (int i = 0; i < MIXTURES && !relevant.containsAll(unstated); i++) {
            ObjectNode mixture = mixture(unstated, random);
            if (possible.test(mixture)) {
                for (MissingFact fact : open(run(mixture))) {
                    if (!isAssumed(fact) && makesADifference(mixture, fact.without(mixture))) {
                        relevant.add(fact);
                    }
                }
            }
        }
    }

    private ObjectNode mixture(List<MissingFact> unstated, Random random) {
        ObjectNode mixture = facts.input();
        for (MissingFact fact : unstated) {
            int choice = random.nextInt(2 * fact.others().size());
            if (choice < fact.others().size()) {
                mixture = fact.others().get(choice).in(mixture);
            }
        }
        return mixture;
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

    private boolean makesADifference(ObjectNode some, ObjectNode others) {
        return !run(some).result().equals(run(others).result()) && possible.test(others);
    }

    private Run run(ObjectNode input) {
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
