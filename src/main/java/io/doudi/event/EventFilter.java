package io.doudi.event;

import io.doudi.access.Actor;
import io.doudi.access.Regions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which events somebody wants and may see.
 *
 * @param types those that are wanted
 * @param ruleSets the names of those that are wanted; all if it is empty
 * @param regions the codes of the regions that they act for; empty for all. Publications of the
 *     baseline are for everybody: what a region decides rests on it
 * @param caller whose decisions alone they see; empty if they may read those of others
 */
record EventFilter(
        Set<EventType> types,
        Set<String> ruleSets,
        Optional<Set<String>> regions,
        Optional<String> caller) {

    /** The condition of {@link #set}. */
    static final String CONDITION =
            """
            type = any(?) and (cardinality(?::text[]) = 0 or rule_set = any(?))
            and (?::text[] is null or region = any(?) or (version is not null and region = '%s'))
            and (?::text is null or version is not null or caller = ?)
            """
                    .formatted(Regions.NATIONAL);

    private static final int PLACES = 7;

    EventFilter {
        types = Set.copyOf(types);
        ruleSets = Set.copyOf(ruleSets);
    }

    /** What somebody may see of what they want; all types if they want none in particular. */
    static EventFilter of(Actor actor, Set<EventType> types, Set<String> ruleSets) {
        return new EventFilter(
                types.isEmpty() ? EnumSet.allOf(EventType.class) : types,
                ruleSets,
                actor.regions().limit(),
                actor.audits() ? Optional.empty() : Optional.of(actor.name()));
    }

    boolean wantsDecisions() {
        return types.contains(EventType.DECISION_RECORDED);
    }

    /** Sets the values of {@link #CONDITION} from a place on and gives the next place. */
    int set(PreparedStatement select, int first) throws SQLException {
        Connection connection = select.getConnection();
        Object[] codes = regions.map(Set::toArray).orElse(null);
        Object[][] arrays = {
            EventType.names(types), ruleSets.toArray(), ruleSets.toArray(), codes, codes
        };
        for (int i = 0; i < arrays.length; i++) {
            select.setArray(
                    first + i,
                    arrays[i] == null ? null : connection.createArrayOf("text", arrays[i]));
        }
        select.setString(first + arrays.length, caller.orElse(null));
        select.setString(first + arrays.length + 1, caller.orElse(null));
        return first + PLACES;
    }
}
