package io.doudi.evaluation;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The way to an outcome.
 *
 * @param rows the rows of tables that were hit, also those that check and complete the facts
 */
public record Way(List<Set<String>> rows) {

    public Way {
        rows = List.copyOf(rows);
    }

    /** Whether it leads over one of some rows. */
    public boolean isOver(Collection<String> some) {
        return rows.stream().anyMatch(hit -> !Collections.disjoint(hit, some));
    }
}
