package io.doudi;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The built service as a process of its own, as a demonstration on its embedded database. */
public final class BuiltService {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Path PROGRAM = Path.of("target/quarkus-app");
    private static final String JAR = "quarkus-run.jar";
    private static final Path READ_ONLY = Path.of("src/test/resources/read-only.sh");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /** As in the other tests: what takes long elsewhere so that it finds more takes little here. */
    private static final Map<String, String> SMALL =
            Map.of(
                    "DOUDI_POPULATIONS_STANDARD_SIZE", "200",
                    "DOUDI_RULE_SETS_COMPILE_AHEAD", "false",
                    "DOUDI_RULE_SETS_MADE_UP", "25",
                    "DOUDI_RULE_SETS_PROVE_EVERY", "off");

    /** The line of postmaster.pid with the port. */
    private static final int PORT_LINE = 3;

    private final Process process;
    private final Path data;
    private final int port;

    private BuiltService(Process process, Path data, int port) {
        this.process = process;
        this.data = data;
        this.port = port;
    }

    /** Starts it on a data folder and waits until it is ready. */
    public static BuiltService start(Path data) throws Exception {
        return start(
                data,
                freePort(),
                List.of(JAVA.toString(), "-jar", PROGRAM.resolve(JAR).toString()),
                Map.of("DOUDI_DATA", data.toString()));
    }

    /**
     * Starts it as a container does, as an ordinary user who can write to the data folder and to an
     * empty {@code /tmp} only, and waits until its rules are compiled, too. It takes root to become
     * that user.
     */
    public static BuiltService startReadOnly(Path data) throws Exception {
        return start(
                data,
                freePort(),
                List.of(
                        "unshare",
                        "--mount",
                        "sh",
                        READ_ONLY.toString(),
                        PROGRAM.toString(),
                        data.toString(),
                        JAVA.toString(),
                        "-jar",
                        JAR),
                Map.of("DOUDI_DATA", "/srv", "DOUDI_RULE_SETS_COMPILE_AHEAD", "true"));
    }

    /**
     * Starts one of several nodes on a port and waits until it is ready.
     *
     * @param data where its log is
     * @param database the address of the database of all nodes
     * @param secrets a file with the other settings, as secrets are mounted
     */
    public static BuiltService startNode(Path data, int port, String database, Path secrets)
            throws Exception {
        return start(
                data,
                port,
                List.of(JAVA.toString(), "-jar", PROGRAM.resolve(JAR).toString()),
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        database,
                        "SMALLRYE_CONFIG_LOCATIONS",
                        secrets.toString()));
    }

    private static BuiltService start(
            Path data, int port, List<String> command, Map<String, String> settings)
            throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(SMALL);
        builder.environment()
                .putAll(Map.of("DOUDI_DEMO", "true", "QUARKUS_HTTP_PORT", String.valueOf(port)));
        builder.environment().putAll(settings);
        Process process =
                builder.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log(data).toFile()))
                        .start();
        BuiltService service = new BuiltService(process, data, port);
        service.awaitReady();
        return service;
    }

    public int port() {
        return port;
    }

    /** What it has said so far. */
    public String log() throws IOException {
        return Files.readString(log(data));
    }

    /** Ends it in order, and its database server with it. */
    public void stop() {
        process.destroy();
        process.onExit().join();
    }

    /** Ends the process at once, as kill -9 does; its database server stays behind. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Kills a process of its database server, which ends all connections and recovers. */
    public void crashDatabase() throws SQLException, IOException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet pid = statement.executeQuery("select pg_backend_pid()")) {
            pid.next();
            ProcessHandle.of(pid.getLong(1)).orElseThrow().destroyForcibly();
        }
    }

    /** Runs statements in its database. */
    public void execute(String sql) throws SQLException, IOException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Waits until a question to its database is answered with true. */
    public void await(String sql) throws SQLException, IOException, InterruptedException {
        Instant end = Instant.now().plus(LONGEST);
        while (!isTrue(sql)) {
            requireTime(end);
        }
    }

    private boolean isTrue(String sql) throws SQLException, IOException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private Connection connection() throws SQLException, IOException {
        List<String> pid = Files.readAllLines(data.resolve("pg/postmaster.pid"));
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%s/postgres".formatted(pid.get(PORT_LINE).strip()),
                "postgres",
                Files.readString(data.resolve("pg-password")).strip());
    }

    private void awaitReady() throws InterruptedException {
        Instant end = Instant.now().plus(LONGEST);
        while (!isReady()) {
            requireTime(end);
        }
    }

    private void requireTime(Instant end) throws InterruptedException {
        if (Instant.now().isAfter(end) || !process.isAlive()) {
            throw new IllegalStateException("See " + log(data));
        }
        Thread.sleep(100);
    }

    private boolean isReady() throws InterruptedException {
        URI ready = URI.create("http://127.0.0.1:%d/q/health/ready".formatted(port));
        try {
            return HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(ready).build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Path log(Path data) {
        return data.resolve("service.log");
    }

    /** A port that nobody listens at. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
