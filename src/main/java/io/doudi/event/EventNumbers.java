package io.doudi.event;

import static java.util.Comparator.comparing;

import io.agroal.api.AgroalDataSource;
import io.doudi.access.Regions;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.RuleSetVersion;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Gives events their positions. Neither a sequence nor a time tells in which order transactions
 * commit; so an event gets its position afterwards, from whoever reads next, in a transaction that
 * no other does this beside. Who has read up to a position misses nothing that comes later.
 */
@ApplicationScoped
class EventNumbers {

    /** How many get their position in one transaction. */
    private static final int MOST = 10_000;

    private static final String IS_WAITING =
            "select exists (select from event where position is null)";

    private static final String TAKE_TURNS = "select last from event_position for update";

    private static final String PUBLICATION =
            """
            insert into event (type, at, rule_set, version, region) values (?, ?, ?, ?, ?)
            on conflict (rule_set, version, type) where version is not null do nothing
            """;

    private static final String NUMBER =
            """
            with waiting as (select id from event where position is null order by id limit %d),
            counted as (select id, row_number() over (order by id) as number from waiting),
            numbered as (
                update event e set position = (select last from event_position) + c.number
                from counted c where c.id = e.id returning e.id)
            update event_position set last = last + (select count(*) from numbered)
            """
                    .formatted(MOST);

    private static final String STATE = "select last, dropped from event_position";

    private final AgroalDataSource database;
    private final LiveRuleSets live;
    private final Set<Publication> known = ConcurrentHashMap.newKeySet();

    EventNumbers(AgroalDataSource database, LiveRuleSets live) {
        this.database = database;
        this.live = live;
    }

    /**
     * How far the events are.
     *
     * @param last the position of the latest
     * @param dropped the highest position that is no longer kept
     */
    record State(long last, long dropped) {}

    /** What became of a version. */
    private record Publication(
            EventType type, Instant at, String ruleSet, String version, String region) {

        static Stream<Publication> of(RuleSetVersion version) {
            return Stream.concat(
                    Stream.of(of(EventType.RULE_SET_PUBLISHED, version.publishedAt(), version)),
                    version
                            .withdrawnAt()
                            .map(at -> of(EventType.RULE_SET_WITHDRAWN, at, version))
                            .stream());
        }

        private static Publication of(EventType type, Instant at, RuleSetVersion version) {
            return new Publication(
                    type,
                    at,
                    version.manifest().ruleSet(),
                    version.manifest().version(),
                    version.manifest().region().orElse(Regions.NATIONAL));
        }
    }

    /**
     * Gives positions to what is committed and has none, up to ten thousand events.
     *
     * @return whether there may be more
     */
    boolean assign() {
        List<Publication> news =
                live.current().all().stream()
                        .flatMap(Publication::of)
                        .filter(one -> !known.contains(one))
                        .sorted(comparing(Publication::at).thenComparing(Publication::ruleSet))
                        .toList();
        if (news.isEmpty() && !isWaiting()) {
            return false;
        }
        QuarkusTransaction.requiringNew().run(() -> number(news));
        known.addAll(news);
        return isWaiting();
    }

    private boolean isWaiting() {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery(IS_WAITING)) {
            found.next();
            return found.getBoolean(1);
        } catch (SQLException e) {
            throw new EventFailure(e);
        }
    }

    private void number(List<Publication> news) {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(TAKE_TURNS);
            add(connection, news);
            sql.executeUpdate(NUMBER);
        } catch (SQLException e) {
            throw new EventFailure(e);
        }
    }

    private static void add(Connection connection, List<Publication> news) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(PUBLICATION)) {
            for (Publication one : news) {
                insert.setString(1, one.type().name());
                insert.setTimestamp(2, Timestamp.from(one.at()));
                insert.setString(3, one.ruleSet());
                insert.setString(4, one.version());
                insert.setString(5, one.region());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** How far the events are that have a position. */
    State state() {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement();
                ResultSet found = sql.executeQuery(STATE)) {
            found.next();
            return new State(found.getLong(1), found.getLong(2));
        } catch (SQLException e) {
            throw new EventFailure(e);
        }
    }
}
