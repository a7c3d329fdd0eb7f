package io.doudi.ruleset;

import io.doudi.ruleset.RuleTable.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

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
        match.by((old, row) -> hasSameId(old, row) && old.saysTheSameAs(row));
        match.by(Row::saysTheSameAs);
        match.by(RowMatch::hasSameId);
        return List.copyOf(match.origins);
    }

    private static boolean hasSameId(Row one, Row other) {
        return !one.id().isEmpty() && one.id().equals(other.id());
    }

    private void by(BiPredicate<Row, Row> isSame) {
        for (int i = 0; i < after.size(); i++) {
            if (origins.get(i).isEmpty()) {
                origins.set(i, free(after.get(i), isSame));
            }
        }
    }

    private Optional<Integer> free(Row row, BiPredicate<Row, Row> isSame) {
        for (int i = 0; i < before.size(); i++) {
            if (!taken.contains(i) && isSame.test(before.get(i), row)) {
                taken.add(i);
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
