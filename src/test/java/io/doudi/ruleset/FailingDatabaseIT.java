package io.doudi.ruleset;

import static io.doudi.ruleset.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.doudi.BuiltService;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The database server breaks down or its disk is full: no answered decision is lost. */
class FailingDatabaseIT {

    private static final int CALLERS = 8;
    private static final int ANSWERS_BETWEEN = 100;
    private static final int MOST_UNTIL_FULL = 3_000;
    private static final int SIZE_OF_DISK = 300;

    @TempDir Path folder;

    private BuiltService service;

    /** The decisions that were answered as recorded, by the key of their requests. */
    private final Map<String, String> idsByKey = new ConcurrentHashMap<>();

    private final Map<Integer, Integer> answersByStatus = new ConcurrentHashMap<>();

    @AfterEach
    void stop() throws Exception {
        service.stop();
        RestAssured.port = RestAssured.UNDEFINED_PORT;
        run("umount", disk().toString());
    }

    @Test
    void survivesACrashOfTheDatabaseUnderLoad() throws Exception {
        start(folder);
        AtomicBoolean isOver = new AtomicBoolean();
        List<CompletableFuture<Void>> callers =
                IntStream.range(0, CALLERS)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> ask(i, isOver)))
                        .toList();
        for (int crashes = 0; crashes < 3; crashes++) {
            awaitMoreAnswers();
            service.crashDatabase();
        }
        awaitMoreAnswers();
        isOver.set(true);
        callers.forEach(CompletableFuture::join);

        assertThat(answersByStatus.keySet()).as(service.log()).isSubsetOf(200, 503);
        isOnRecord();
    }

    @Test
    @EnabledIf("canMount")
    void losesNothingOnAFullDisk() throws Exception {
        Files.createDirectory(disk());
        run("mount", "-t", "tmpfs", "-o", "size=" + SIZE_OF_DISK + "m", "tmpfs", disk().toString());
        start(Files.createDirectory(disk().resolve("data")));
        Path ballast = disk().resolve("ballast");
        ask("warm", true).then().statusCode(200);
        fill(ballast);
        int asked = 0;
        while (askAndKeep("full " + asked).statusCode() == 200) {
            assertThat(++asked).isLessThan(MOST_UNTIL_FULL);
        }
        ask("full", true).then().statusCode(503).body("code", equalTo("DATABASE_UNAVAILABLE"));
        ask("none", false).then().statusCode(200).body("recorded", equalTo(false));
        Files.delete(ballast);

        askAndKeep("space").then().statusCode(200);
        isOnRecord();
        assertThat(service.log()).contains("No space left on device");
        assertThat(service.log().lines().filter(line -> line.contains("ERROR"))).hasSizeLessThan(5);
    }

    static boolean canMount() {
        return System.getProperty("user.name").equals("root");
    }

    private Path disk() {
        return folder.resolve("disk");
    }

    private void start(Path data) throws Exception {
        service = BuiltService.start(data);
        RestAssured.port = service.port();
    }

    private static void fill(Path ballast) throws IOException {
        byte[] block = new byte[65_536];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space");
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    }

    private void awaitMoreAnswers() throws InterruptedException {
        int before = idsByKey.size();
        while (idsByKey.size() < before + ANSWERS_BETWEEN) {
            Thread.sleep(20);
        }
    }

    private void ask(int caller, AtomicBoolean isOver) {
        for (int i = 0; !isOver.get(); i++) {
            askAndKeep(caller + "-" + i);
        }
    }

    private Response askAndKeep(String key) {
        Response answer = ask(key, true);
        answersByStatus.merge(answer.statusCode(), 1, Integer::sum);
        if (answer.statusCode() == 200) {
            idsByKey.put(key, answer.path("decisionId"));
        }
        return answer;
    }

    private static Response ask(String key, boolean isRecorded) {
        return as("caller")
                .header("Idempotency-Key", key)
                .body(
                        """
                        {"region": "DAZHOU", "asOf": "2025-10-10", "decision": "temporaryAssistance", "explain": "none",
                         "record": %s, "input": {"household": {"area": "URBAN"},
                                   "hardship": {"type": "EXPENDITURE", "persons": 1, "assessedMultiple": 2}}}
                        """
                                .formatted(isRecorded))
                .post("/api/v1/decisions");
    }

    /** Every answered decision is on record, once, and its key finds it again. */
    private void isOnRecord() throws Exception {
        String ids =
                idsByKey.values().stream()
                        .map(id -> "'" + id + "'")
                        .collect(Collectors.joining(", "));
        service.await(
                "select count(*) = %d and count(distinct id) = count(*) from decision_record where id in (%s)"
                        .formatted(idsByKey.size(), ids));
        service.await(
                "select count(*) = count(distinct record_id) and count(*) = (select count(*) from decision_record)"
                        + " from idempotency_key");
        for (String key : new ArrayList<>(idsByKey.keySet()).subList(0, 20)) {
            assertThat(ask(key, true).<String>path("decisionId")).isEqualTo(idsByKey.get(key));
        }
    }
}
