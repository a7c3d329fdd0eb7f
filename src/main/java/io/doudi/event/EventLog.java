package io.doudi.event;

import io.agroal.api.AgroalDataSource;
import io.cloudevents.CloudEvent;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The events in their order, from what the database holds. */
@ApplicationScoped
class EventLog {

    private static final String EVENTS =
            """
            select e.position, e.type, e.at, e.rule_set, e.version, e.region, e.record_id, e.decision, e.status, e.verdict,
                v.digest, v.effective_from, v.effective_to, s.region_version, s.baseline_version, s.standards_version, p.hits
            from (select * from event where position > ? and position <= ? and %s order by position limit ?) e
            left join rule_set_version v on v.rule_set = e.rule_set and v.version = e.version
            left join record_versions s on s.id = e.versions_id
            left join record_path p on p.id = e.path_id
            order by e.position
            """;

    private static final String ALL = EVENTS.formatted(EventFilter.CONDITION);

    /** Those without decisions have an index of their own. */
    private static final String PUBLICATIONS =
            EVENTS.formatted(EventFilter.CONDITION + " and version is not null");

    /** How far is looked at once: whoever comes from far behind must not sort all that followed. */
    private static final long WINDOW = 5_000;

    private final AgroalDataSource database;
    private final EventNumbers numbers;
    private final CloudEvents cloudEvents;

    EventLog(AgroalDataSource database, EventNumbers numbers, CloudEvents cloudEvents) {
        this.database = database;
        this.numbers = numbers;
        this.cloudEvents = cloudEvents;
    }

    /**
     * Events one after the other.
     *
     * @param upTo the position up to which there are no others that match
     */
    record Page(List<CloudEvent> events, long upTo) {}

    /** The position of the latest event. */
    long last() {
        numbers.assign();
        return numbers.state().last();
    }

    /**
     * Refuses a position that nobody can go on from: after it something was dropped that they want,
     * or nothing has got so far.
     *
     * @param after the position of the last event that they have; 0 for whatever is kept
     */
    void require(EventFilter filter, long after) {
        numbers.assign();
        EventNumbers.State state = numbers.state();
        if (after < 0 || after > state.last()) {
            throw ProblemException.atField(
                    ProblemType.OUT_OF_RANGE,
                    "after",
                    ("The last event is %d, so nothing comes after %d; if you have seen that one,"
                                    + " the database was restored: start from 0")
                            .formatted(state.last(), after));
        }
        if (filter.wantsDecisions() && after > 0 && after < state.dropped()) {
            throw ProblemException.atField(
                    ProblemType.EVENTS_GONE,
                    "after",
                    ("Events of decisions up to %d are no longer kept; read what you miss from the"
                                    + " record, and start from 0")
                            .formatted(state.dropped()));
        }
    }

    /**
     * What comes after a position. A page without events means that there are no more now; one with
     * fewer than wanted does not.
     *
     * @param most how many at most
     */
    Page page(EventFilter filter, long after, int most) {
        numbers.assign();
        long last = numbers.state().last();
        Page page = new Page(List.of(), after);
        while (page.events().isEmpty() && page.upTo() < last) {
            long end = filter.wantsDecisions() ? Math.min(last, page.upTo() + WINDOW) : last;
            page = page(read(filter, page.upTo(), end, most), end, most);
        }
        return page;
    }

    private static Page page(List<CloudEvent> events, long end, int most) {
        boolean isFull = events.size() == most;
        return new Page(events, isFull ? position(events.get(most - 1)) : end);
    }

    /** The position of an event is its id. */
    static long position(CloudEvent event) {
        return Long.parseLong(event.getId());
    }

    private List<CloudEvent> read(EventFilter filter, long after, long end, int most) {
        String sql = filter.wantsDecisions() ? ALL : PUBLICATIONS;
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, after);
            select.setLong(2, end);
            select.setInt(filter.set(select, 3), most);
            List<CloudEvent> events = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    events.add(cloudEvents.of(row));
                }
            }
            return events;
        } catch (SQLException e) {
            throw new EventFailure(e);
        }
    }
}
