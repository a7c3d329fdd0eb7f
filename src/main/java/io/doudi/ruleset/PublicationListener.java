package io.doudi.ruleset;

import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * Hears from PostgreSQL when another node publishes or withdraws, and asks from time to time in
 * case that it did not hear: after a sleep, or when the connection was lost.
 */
@ApplicationScoped
class PublicationListener {

    private static final long RECONNECT_MILLIS = 1_000;

    private final AgroalDataSource database;
    private final LiveRuleSets live;
    private final RuleSetConfig config;
    private final Thread thread = new Thread(this::run, "publication-listener");
    private volatile boolean stopped;

    PublicationListener(AgroalDataSource database, LiveRuleSets live, RuleSetConfig config) {
        this.database = database;
        this.live = live;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        thread.interrupt();
    }

    private void run() {
        while (!stopped) {
            try (Connection connection = database.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                pause(e);
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + RuleSetVersionRepository.CHANNEL);
        }
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (!stopped) {
            live.refresh();
            live.compileToday();
            postgres.getNotifications((int) config.poll().toMillis());
        }
    }

    /** The rules in memory go on serving while the database is away. */
    private void pause(Exception problem) {
        if (stopped) {
            return;
        }
        Log.warnf("Publications cannot be followed: %s", problem.getMessage());
        try {
            Thread.sleep(RECONNECT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }
}
