package io.doudi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL with all its programs, as Debian's package {@code postgresql} brings it. */
public final class PostgresServer implements AutoCloseable {

    /** The user, and the name of the first database. */
    public static final String USER = "doudi";

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final String PASSWORD = "password of the tests";

    private final Path programs;
    private final Path folder;
    private final int port;
    private final Process server;

    private PostgresServer(Path programs, Path folder, int port, Process server) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
        this.server = server;
    }

    /** Whether one is installed. */
    public static boolean isInstalled() {
        return programs().isPresent();
    }

    private static Optional<Path> programs() {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
                    .filter(bin -> Files.isExecutable(bin.resolve("pg_dump")))
                    .max(Comparator.comparing(bin -> Integer.valueOf(version(bin))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String version(Path programs) {
        return programs.getParent().getFileName().toString();
    }

    /** Starts a new one with an empty database {@code doudi}. */
    public static PostgresServer start(Path folder) throws Exception {
        Path programs = programs().orElseThrow();
        Path data = folder.resolve("cluster");
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        run(
                folder,
                notRoot(
                        programs.resolve("initdb").toString(),
                        "-D",
                        data.toString(),
                        "-U",
                        USER,
                        "-E",
                        "UTF8",
                        "-A",
                        "scram-sha-256",
                        "--pwfile=" + password));
        int port = BuiltService.freePort();
        Process server =
                process(
                                folder,
                                notRoot(
                                        programs.resolve("postgres").toString(),
                                        "-D",
                                        data.toString(),
                                        "-p",
                                        String.valueOf(port),
                                        "-c",
                                        "listen_addresses=127.0.0.1",
                                        "-c",
                                        "unix_socket_directories="))
                        .start();
        PostgresServer started = new PostgresServer(programs, folder, port, server);
        started.awaitReady();
        started.run("createdb", USER);
        return started;
    }

    /** The server refuses to be root; without a mapping it is nobody. */
    private static List<String> notRoot(String... command) {
        List<String> all = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            all.addAll(List.of("unshare", "--user"));
        }
        all.addAll(List.of(command));
        return all;
    }

    private void awaitReady() throws Exception {
        Instant end = Instant.now().plus(LONGEST);
        while (client("pg_isready").start().waitFor() != 0) {
            if (Instant.now().isAfter(end) || !server.isAlive()) {
                throw new IllegalStateException(Files.readString(log(folder)));
            }
            Thread.sleep(100);
        }
    }

    /** Runs one of its programs on it. */
    public void run(String program, String... arguments) throws Exception {
        finish(folder, client(program, arguments).start());
    }

    private ProcessBuilder client(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = process(folder, command);
        builder.environment().put("PGHOST", "127.0.0.1");
        builder.environment().put("PGPORT", String.valueOf(port));
        builder.environment().put("PGUSER", USER);
        builder.environment().put("PGPASSWORD", PASSWORD);
        return builder;
    }

    private static void run(Path folder, List<String> command) throws Exception {
        finish(folder, process(folder, command).start());
    }

    private static void finish(Path folder, Process process) throws Exception {
        if (process.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(log(folder)));
        }
    }

    private static ProcessBuilder process(Path folder, List<String> command) {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(folder).toFile()));
    }

    private static Path log(Path folder) {
        return folder.resolve("postgres.log");
    }

    /** The address of one of its databases. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** The settings of a node that are secret, as a file that is mounted. */
    public Path secrets() throws IOException {
        return Files.writeString(
                folder.resolve("doudi.properties"),
                """
                quarkus.datasource.username=%s
                quarkus.datasource.password=%s
                quarkus.http.auth.session.encryption-key=a key of the tests alone
                """
                        .formatted(USER, PASSWORD));
    }

    @Override
    public void close() {
        server.destroy();
        server.onExit().join();
    }
}
