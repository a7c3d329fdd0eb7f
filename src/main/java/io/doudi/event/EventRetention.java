package io.doudi.event;

import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;

/** Drops events of decisions that are older than they are kept; the records themselves stay. */
@ApplicationScoped
class EventRetention {

    static final String NIGHTLY = "0 40 2 * * ?";

    /** How far it got is noted, so that who has not read so far is told. */
    private static final String DROP =
            """
            with gone as (delete from event where record_id is not null and position is not null and at < ? returning position)
            update event_position set dropped = greatest(dropped, (select max(position) from gone))
            where exists (select from gone)
            """;

    private final AgroalDataSource database;
    private final EventNumbers numbers;
    private final EventConfig config;
    private final InstantSource clock;

    EventRetention(
            AgroalDataSource database,
            EventNumbers numbers,
            EventConfig config,
            InstantSource clock) {
        this.database = database;
        this.numbers = numbers;
        this.config = config;
        this.clock = clock;
    }

    /** Once a night, on whichever node comes first; the others find nothing left to do. */
    @Scheduled(cron = "{doudi.events.housekeeping:" + NIGHTLY + "}")
    void run() {
        boolean more = true;
        while (more) {
            more = numbers.assign();
        }
        Instant end = clock.instant().minus(config.decisionsKept());
        boolean dropped = QuarkusTransaction.requiringNew().call(() -> drop(end));
        if (dropped) {
            Log.infof("Dropped the events of decisions before %s", end);
        }
    }

    private boolean drop(Instant end) {
        try (Connection connection = database.getConnection();
                PreparedStatement drop = connection.prepareStatement(DROP)) {
            drop.setTimestamp(1, Timestamp.from(end));
            return drop.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new EventFailure(e);
        }
    }
}
