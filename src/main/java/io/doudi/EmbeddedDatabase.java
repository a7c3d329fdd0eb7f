package io.doudi;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;

/**
 * A real PostgreSQL from the application's own libraries on a data folder that survives restarts.
 * It listens on the loopback address only and asks for a password that is kept in the data folder.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Duration START_WAIT = Duration.ofSeconds(60);
    private static final String USER = "postgres";

    private final EmbeddedPostgres postgres;
    private final DataFolder folder;
    private final String password;

    private EmbeddedDatabase(EmbeddedPostgres postgres, DataFolder folder, String password) {
        this.postgres = postgres;
        this.folder = folder;
        this.password = password;
    }

    /**
     * Starts the server, after stopping one that a killed service left behind.
     *
     * @param path the data folder; made if it is not there
     * @throws IllegalStateException if another instance of the service uses the folder
     */
    public static EmbeddedDatabase start(Path path) {
        DataFolder folder = DataFolder.open(path);
        try {
            OrphanedServer.stop(folder.postgres());
            return start(folder, folder.password());
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw new IllegalStateException("The embedded PostgreSQL does not start on " + path, e);
        }
    }

    /** The settings that make the service use this server. */
    public Map<String, String> settings() {
        return Map.of(
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.getPort()),
                "quarkus.datasource.username",
                USER,
                "quarkus.datasource.password",
                password,
                "quarkus.http.auth.session.encryption-key",
                sessionKey());
    }

    /** Whoever is signed in stays so over a restart. */
    private String sessionKey() {
        return HexFormat.of().formatHex(Sha256.of("session " + password));
    }

    @Override
    public void close() {
        try (folder) {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL does not stop", e);
        }
    }

    private static EmbeddedDatabase start(DataFolder folder, String password) throws IOException {
        EmbeddedPostgres postgres = server(folder, password);
        EmbeddedDatabase database = new EmbeddedDatabase(postgres, folder, password);
        database.requirePassword();
        return database;
    }

    private static EmbeddedPostgres server(DataFolder folder, String password) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.postgres())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(folder.programs().toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_WAIT)
                .setConnectConfig("password", password)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "64MB")
                .start();
    }

    /** A new cluster trusts every local user until this has run once. */
    private void requirePassword() throws IOException {
        Path access = folder.postgres().resolve("pg_hba.conf");
        if (!Files.readString(access).contains("trust")) {
            return;
        }
        execute("alter role %s password '%s'".formatted(USER, password));
        Files.writeString(access, "host all all 127.0.0.1/32 scram-sha-256\n");
        execute("select pg_reload_conf()");
    }

    private void execute(String sql) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The embedded PostgreSQL cannot be given a password", e);
        }
    }
}
