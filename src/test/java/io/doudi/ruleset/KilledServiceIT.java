package io.doudi.ruleset;

import static io.doudi.ruleset.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.doudi.BuiltService;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service is killed in the middle of its work and started again. */
class KilledServiceIT {

    private static final String PERIOD = "{\"effectiveFrom\": \"2026-01-01\"}";

    private static final int CALLERS = 8;
    private static final int ANSWERS_BEFORE_THE_END = 150;

    @TempDir Path data;

    private BuiltService service;

    @AfterEach
    void stop() {
        service.kill();
        RestAssured.port = RestAssured.UNDEFINED_PORT;
    }

    @Test
    void publishesAllOfAVersionOrNothing() throws Exception {
        start();
        Staff staff = new Staff("KILLLAND");
        staff.begin("1", "2025-07-01", 700);
        staff.finish("1", "{}").then().statusCode(200);
        staff.change("1", "2", 800);
        staff.approved("2");
        service.execute(
                """
                create function dawdle() returns trigger language plpgsql as
                $$ begin perform pg_sleep(60); return new; end $$;
                create trigger dawdle after insert on rule_set_version for each row execute function dawdle()
                """);
        CompletableFuture<Response> publication =
                CompletableFuture.supplyAsync(() -> staff.publish("2", PERIOD));
        service.await("select exists (select from pg_stat_activity where wait_event = 'PgSleep')");
        service.kill();
        assertThat(publication).failsWithin(Duration.ofSeconds(30));

        start();
        service.execute("drop trigger dawdle on rule_set_version; drop function dawdle()");
        as("approver").get(staff.draft("2")).then().body("state", equalTo("APPROVED"));
        assertThat(staff.standard("2026-02-01")).isEqualTo(700);
        staff.publish("2", PERIOD).then().statusCode(200);
        assertThat(staff.standard("2026-02-01")).isEqualTo(800);
    }

    @Test
    void hasEveryAnsweredDecisionOnRecordOnce() throws Exception {
        start();
        Staff staff = new Staff("DAZHOU");
        staff.standard("2025-10-10");
        Map<String, String> idsByKey = new ConcurrentHashMap<>();
        List<CompletableFuture<Void>> callers =
                IntStream.range(0, CALLERS)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> ask(i, idsByKey)))
                        .toList();
        while (idsByKey.size() < ANSWERS_BEFORE_THE_END) {
            Thread.sleep(20);
        }
        service.kill();
        callers.forEach(caller -> assertThat(caller).failsWithin(Duration.ofSeconds(30)));

        start();
        String ids =
                idsByKey.values().stream()
                        .map(id -> "'" + id + "'")
                        .collect(Collectors.joining(", "));
        service.await(
                "select count(*) = %d and count(distinct id) = count(*) from decision_record where id in (%s)"
                        .formatted(idsByKey.size(), ids));
        String key = idsByKey.keySet().iterator().next();
        assertThat(ask(key).<String>path("decisionId")).isEqualTo(idsByKey.get(key));
    }

    private static void ask(int caller, Map<String, String> idsByKey) {
        for (int i = 0; ; i++) {
            String key = caller + "-" + i;
            Response answer = ask(key);
            if (answer.statusCode() == 200) {
                idsByKey.put(key, answer.path("decisionId"));
            }
        }
    }

    private static Response ask(String key) {
        return as("caller")
                .header("Idempotency-Key", key)
                .body(
                        """
                        {"region": "DAZHOU", "asOf": "2025-10-10", "decision": "temporaryAssistance", "explain": "none",
                         "input": {"household": {"area": "URBAN"},
                                   "hardship": {"type": "EXPENDITURE", "persons": 1, "assessedMultiple": 2}}}
                        """)
                .post("/api/v1/decisions");
    }

    private void start() throws Exception {
        service = BuiltService.start(data);
        RestAssured.port = service.port();
    }
}
