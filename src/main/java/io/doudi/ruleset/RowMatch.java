package io.doudi.ruleset;

import io.doudi.ruleset.RuleTable.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Which rows of one list are rows of another. Somebody may have copied rows with their ids, sorted
 * texts away from their ids or lost the ids, so the texts count before the ids.
 */
final class RowMatch {

    private final List<Row> before;
    private final List<Row> after;
    private final List<Optional<Integer>> origins;
    private final Set<Integer> taken = new HashSet<>();

    private RowMatch(List<Row> before, List<Row> after) {
        this.before = before;
        this.after = after;
        this.origins = new ArrayList<>(Collections.nCopies(after.size(), Optional.empty()));
    }

    /** For each row after: the index of the row before; empty for a new one. */
    static List<Optional<Integer>> origins(List<Row> before, List<Row> after) {
        RowMatch match = new RowMatch(before, after);
        match.by(row -> row);
        match.by(Row::cells);
        match.by(Row::id);
        return List.copyOf(match.origins);
    }

    /** Rows that are the same by what is asked of them, each with the first that is free. */
    private void by(Function<Row, Object> what) {
        Map<Object, Deque<Integer>> free = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            if (!taken.contains(i)) {
                free.computeIfAbsent(what.apply(before.get(i)), any -> new ArrayDeque<>()).add(i);
            }
        }
        // A missing id is not the same as another missing id.
        free.remove("");
        for (int i = 0; i < after.size(); i++) {
            Deque<Integer> same = free.get(what.apply(after.get(i)));
            if (origins.get(i).isEmpty() && same != null && !same.isEmpty()) {
                taken.add(same.peek());
                origins.set(i, Optional.of(same.poll()));
            }
        }
    }
}
