package io.doudi.event;

import static io.doudi.problem.ProblemType.INVALID_VALUE;
import static io.doudi.problem.ProblemType.OUT_OF_RANGE;

import io.doudi.access.Actor;
import io.doudi.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

/** Which events are asked for. */
public class EventQuery {

    static final String LAST_EVENT_ID = "Last-Event-ID";

    private static final int MOST = 1_000;

    @RestQuery List<String> type;

    @RestQuery List<String> ruleSet;

    @RestQuery String after;

    @RestHeader(LAST_EVENT_ID)
    String lastEventId;

    /** What somebody may see of it. */
    EventFilter filter(Actor actor) {
        return EventFilter.of(actor, types(), ruleSet == null ? Set.of() : Set.copyOf(ruleSet));
    }

    private Set<EventType> types() {
        try {
            return type == null
                    ? Set.of()
                    : type.stream().map(EventType::of).collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw ProblemException.atField(INVALID_VALUE, "type", e.getMessage());
        }
    }

    /** The position of the last event that they have; a reconnecting stream knows it best. */
    Optional<Long> position() {
        return Optional.ofNullable(lastEventId == null ? after : lastEventId)
                .map(EventQuery::number);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw ProblemException.atField(
                    INVALID_VALUE, "after", "after must be the id of an event, a number");
        }
    }

    /** How many at most; refuses what a page cannot hold. */
    static int most(int limit) {
        if (limit < 1 || limit > MOST) {
            throw ProblemException.atField(
                    OUT_OF_RANGE, "limit", "limit must be from 1 to " + MOST);
        }
        return limit;
    }
}
