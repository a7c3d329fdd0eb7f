package io.doudi;

import java.io.File;
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

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

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
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(JAVA.toString(), "-jar", JAR.toString());
        builder.environment()
                .putAll(
                        Map.of(
                                "DOUDI_DEMO",
                                "true",
                                "DOUDI_DATA",
                                data.toString(),
                                "QUARKUS_HTTP_PORT",
                                String.valueOf(port)));
        File log = data.resolve("service.log").toFile();
        Process process =
                builder.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                        .start();
        BuiltService service = new BuiltService(process, data, port);
        service.awaitReady();
        return service;
    }

    public int port() {
        return port;
    }

    /** Ends the process at once, as kill -9 does; its database server stays behind. */
    public void kill() {
        process.destroyForcibly().onExit().join();
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
            throw new IllegalStateException("See " + data.resolve("service.log"));
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
