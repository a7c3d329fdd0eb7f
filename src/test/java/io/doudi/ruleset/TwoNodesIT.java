package io.doudi.ruleset;

import static io.doudi.ruleset.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.doudi.BuiltService;
import io.doudi.EmbeddedDatabase;
import io.doudi.SampleQuestion;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.Writer;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one database behind the proxy of {@code docker/proxy}. */
@EnabledIf("hasProxy")
class TwoNodesIT {

    private static final Path PROXY = Path.of("/usr/sbin/haproxy");
    private static final Path CONFIGURATION = Path.of("docker/proxy/haproxy.cfg");
    private static final int CALLERS = 4;
    private static final int BETWEEN = 50;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @TempDir Path folder;

    private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
    private EmbeddedDatabase database;
    private BuiltService a;
    private BuiltService b;
    private Process proxy;
    private int port;

    static boolean hasProxy() {
        return Files.isExecutable(PROXY) || Boolean.getBoolean("doudi.editor");
    }

    @BeforeEach
    void start() throws Exception {
        database = EmbeddedDatabase.start(folder.resolve("database"));
        writeSecrets();
        a = node("a", BuiltService.freePort());
        b = node("b", BuiltService.freePort());
        startProxy();
        RestAssured.port = port;
    }

    private void writeSecrets() throws IOException {
        Properties secrets = new Properties();
        secrets.putAll(database.settings());
        secrets.remove("quarkus.datasource.jdbc.url");
        try (Writer out = Files.newBufferedWriter(folder.resolve("doudi.properties"))) {
            secrets.store(out, null);
        }
    }

    private BuiltService node(String name, int on) throws Exception {
        return BuiltService.startNode(
                Files.createDirectories(folder.resolve(name)),
                on,
                database.settings().get("quarkus.datasource.jdbc.url"),
                folder.resolve("doudi.properties"));
    }

    private void startProxy() throws Exception {
        port = BuiltService.freePort();
        ProcessBuilder builder =
                new ProcessBuilder(PROXY.toString(), "-f", CONFIGURATION.toString());
        builder.environment()
                .putAll(
                        Map.of(
                                "DOUDI_BIND", "127.0.0.1:" + port,
                                "DOUDI_NODE_A", "127.0.0.1:" + a.port(),
                                "DOUDI_NODE_B", "127.0.0.1:" + b.port()));
        proxy =
                builder.redirectErrorStream(true)
                        .redirectOutput(folder.resolve("proxy.log").toFile())
                        .start();
        Instant end = Instant.now().plus(LONGEST);
        while (!isListening()) {
            assertThat(proxy.isAlive() && Instant.now().isBefore(end)).isTrue();
            Thread.sleep(50);
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @AfterEach
    void stop() {
        RestAssured.port = RestAssured.UNDEFINED_PORT;
        proxy.destroyForcibly();
        a.kill();
        b.kill();
        database.close();
    }

    private static Response ask() {
        return as("caller").body(SampleQuestion.JSON).post("/api/v1/decisions");
    }

    private void call(AtomicBoolean isOver) {
        while (!isOver.get()) {
            answers.computeIfAbsent(ask().statusCode(), status -> new AtomicInteger())
                    .incrementAndGet();
        }
    }

    private int answered() {
        return answers.getOrDefault(200, new AtomicInteger()).get();
    }

    private void awaitMoreAnswers() throws InterruptedException {
        int before = answered();
        Instant end = Instant.now().plus(LONGEST);
        while (answered() < before + BETWEEN) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(20);
        }
    }

    @Test
    void restartsOneAfterTheOtherWithoutAFailedRequest() throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        List<CompletableFuture<Void>> callers =
                IntStream.range(0, CALLERS)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> call(isOver)))
                        .toList();
        awaitMoreAnswers();
        a.stop();
        awaitMoreAnswers();
        a = node("a", a.port());
        awaitMoreAnswers();
        b.stop();
        awaitMoreAnswers();
        b = node("b", b.port());
        awaitMoreAnswers();
        isOver.set(true);
        callers.forEach(CompletableFuture::join);
        assertThat(new TreeMap<>(answers).keySet()).as(a.log() + b.log()).containsExactly(200);
    }

    @Test
    void goesOnWhenANodeIsKilledAndTheDatabaseIsAway() throws Exception {
        ask().then().statusCode(200);
        a.kill();
        Instant end = Instant.now().plus(LONGEST);
        while (IntStream.range(0, 4).anyMatch(i -> ask().statusCode() != 200)) {
            assertThat(Instant.now()).isBefore(end);
        }
        database.close();
        while (askWithoutRecord().statusCode() != 200) {
            assertThat(Instant.now()).isBefore(end);
        }
        ask().then().statusCode(503).body("code", equalTo("DATABASE_UNAVAILABLE"));
        database = EmbeddedDatabase.start(folder.resolve("database"));
    }

    private static Response askWithoutRecord() {
        return as("caller")
                .body(SampleQuestion.JSON.replace("{\"region", "{\"record\": false, \"region"))
                .post("/api/v1/decisions");
    }

    @Test
    void answersTheSameOnBothNodesAfterAPublication() throws Exception {
        Staff staff = new Staff("TWOLAND");
        staff.begin("1", "2025-07-01", 700);
        staff.finish("1", "{}").then().statusCode(200);
        for (BuiltService node : List.of(a, b)) {
            RestAssured.port = node.port();
            awaitStandard(staff, 700);
        }
        RestAssured.port = a.port();
        staff.change("1", "2", 720);
        staff.finish("2", "{}").then().statusCode(200);
        RestAssured.port = b.port();
        awaitStandard(staff, 720);
    }

    private static void awaitStandard(Staff staff, int yuan) throws InterruptedException {
        Instant end = Instant.now().plus(LONGEST);
        Response answer = staff.ask("2026-02-01", "");
        while (answer.statusCode() != 200
                || ((Number) answer.path("outcome.standard")).intValue() != yuan) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(50);
            answer = staff.ask("2026-02-01", "");
        }
    }
}
