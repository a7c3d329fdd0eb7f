package io.doudi.evaluation;

import io.doudi.evaluation.Misses.MissedRow;
import io.doudi.evaluation.Misses.TableRun;
import io.doudi.evaluation.MissingFact.Change;
import io.doudi.evaluation.Relevance.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Ways to the rows that no table hit: for each of their conditions a fact that would meet it. Which
 * condition a fact meets is seen by giving it alone.
 */
final class Paths {

    private final Map<RowRun, Set<Integer>> before;
    private final List<Given> given = new ArrayList<>();

    /** A row in one evaluation of its table: a table may be evaluated once a person. */
    private record RowRun(String row, int turn) {}

    /** A fact given alone, and the conditions that fail then. */
    private record Given(MissingFact fact, Change change, Map<RowRun, Set<Integer>> failing) {}

    Paths(Variant facts, List<MissingFact> missing, Function<Variant, Run> runs) {
        before = failing(runs.apply(facts), true);
        for (MissingFact fact : missing) {
            for (Change change : fact.others()) {
                Run run = runs.apply(change.in(facts));
                given.add(new Given(fact, change, failing(run, false)));
            }
        }
    }

    /** For each row that could be reached, the facts that together would reach it. */
    List<Map<MissingFact, Change>> toRows() {
        return before.keySet().stream().map(this::to).flatMap(Optional::stream).toList();
    }

    private Optional<Map<MissingFact, Change>> to(RowRun row) {
        Set<Integer> open = new HashSet<>(before.get(row));
        Map<MissingFact, Change> together = new LinkedHashMap<>();
        while (!open.isEmpty()) {
            Optional<Given> best = best(row, open, together.keySet());
            if (best.isEmpty()) {
                return Optional.empty();
            }
            together.put(best.get().fact(), best.get().change());
            open.removeAll(met(row, best.get()));
        }
        return Optional.of(together);
    }

    /** The fact that meets most of the open conditions. */
    private Optional<Given> best(RowRun row, Set<Integer> open, Set<MissingFact> used) {
        Given best = null;
        int most = 0;
        for (Given candidate : given) {
            Set<Integer> met = met(row, candidate);
            met.retainAll(open);
            if (met.size() > most && !used.contains(candidate.fact())) {
                best = candidate;
                most = met.size();
            }
        }
        return Optional.ofNullable(best);
    }

    /** The conditions of the row that failed and no longer do. */
    private Set<Integer> met(RowRun row, Given candidate) {
        Set<Integer> met = new HashSet<>(before.get(row));
        met.removeAll(candidate.failing().getOrDefault(row, Set.of()));
        return met;
    }

    private static Map<RowRun, Set<Integer>> failing(Run run, boolean onlyClosed) {
        Map<String, Integer> turns = new HashMap<>();
        Map<RowRun, Set<Integer>> failing = new LinkedHashMap<>();
        for (TableRun table : run.tables()) {
            int turn = turns.merge(table.table(), 1, Integer::sum);
            if (!table.hit() || !onlyClosed) {
                for (MissedRow missed : table.missed()) {
                    failing.put(
                            new RowRun(missed.row().id(), turn), new HashSet<>(missed.failing()));
                }
            }
        }
        return failing;
    }
}
