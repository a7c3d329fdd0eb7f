package io.doudi;

import static java.nio.file.attribute.PosixFilePermission.GROUP_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded PostgreSQL keeps its data, its lock and its password. */
class EmbeddedDatabaseTest {

    @TempDir Path folder;

    @Test
    void keepsItsDataOverARestart() throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            execute(database, "create table note (text text)");
            execute(database, "insert into note values ('兜底')");
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(ask(database, "select text from note")).isEqualTo("兜底");
        }
    }

    @Test
    void writesThroughToTheDisk() throws SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThat(ask(database, "show fsync")).isEqualTo("on");
            assertThat(ask(database, "show synchronous_commit")).isEqualTo("on");
        }
    }

    @Test
    void asksForThePasswordThatOnlyTheOwnerCanRead() throws IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThatThrownBy(() -> connect(database, "postgres"))
                    .hasMessageContaining("password");
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("pg-password")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void letsNobodyElseWriteToItsFolders() throws IOException {
        Path open = Files.createDirectory(folder.resolve("data"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        EmbeddedDatabase.start(open).close();
        assertThat(Files.getPosixFilePermissions(open))
                .isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(Files.getPosixFilePermissions(open.resolve("programs")))
                .doesNotContain(GROUP_EXECUTE, OTHERS_EXECUTE);
    }

    @Test
    void refusesASecondInstanceOnTheSameFolder() {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("DOUDI_DATA");
            assertThat(database.settings()).isNotEmpty();
        }
    }

    @Test
    void stopsAServerThatWasLeftBehind() throws SQLException, IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
            OrphanedServer.stop(folder.resolve("pg"));
            assertThatThrownBy(() -> ask(database, "select 1")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void leavesAnotherProgramWithTheSameNumberAlone() throws IOException {
        Files.writeString(folder.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");
        OrphanedServer.stop(folder);
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return connect(database, database.settings().get("quarkus.datasource.password"));
    }

    private static Connection connect(EmbeddedDatabase database, String password)
            throws SQLException {
        return DriverManager.getConnection(
                database.settings().get("quarkus.datasource.jdbc.url"), "postgres", password);
    }
}
