package io.doudi.comparison;

import io.doudi.evaluation.Way;
import io.doudi.ruleset.Change;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * What a case must meet for that two sides could answer it differently.
 *
 * @param rows with another result on the other side; empty if something else differs, which any
 *     case could meet
 */
record Touched(Optional<Set<String>> rows) {

    /**
     * @param isForHits whether a cell, by its row and column, counts only where the row is hit
     */
    static Touched of(List<Change> changes, BiPredicate<String, Integer> isForHits) {
        Set<String> rows = new HashSet<>();
        for (Change change : changes) {
            if (!CauseFinder.IDLE.contains(change.subject())) {
                Optional<String> row = row(change, isForHits);
                if (row.isEmpty()) {
                    return new Touched(Optional.empty());
                }
                rows.add(row.get());
            }
        }
        return new Touched(Optional.of(Set.copyOf(rows)));
    }

    /** The row of a change that counts only where the row is hit. */
    private static Optional<String> row(Change change, BiPredicate<String, Integer> isForHits) {
        Optional<Integer> column = change.column().flatMap(Change.Column::before);
        return change.kind() == Change.Kind.CHANGED
                        && change.row().isPresent()
                        && column.isPresent()
                        && isForHits.test(change.row().get().id(), column.get())
                ? Optional.of(change.row().get().id())
                : Optional.empty();
    }

    /** Whether a way over some rows is the same on both sides. */
    boolean isUntouched(Way way) {
        return rows.isPresent() && !way.isOver(rows.get());
    }
}
