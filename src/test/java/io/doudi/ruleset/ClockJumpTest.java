package io.doudi.ruleset;

import static io.doudi.ruleset.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.doudi.MovingClock;
import io.doudi.event.TellingService;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The machine's clock jumps: what was published stays published, what was recorded stays found. */
@QuarkusTest
@TestProfile(TellingService.class)
class ClockJumpTest {

    private static final List<Duration> JUMPS =
            List.of(
                    Duration.ZERO,
                    Duration.ofDays(40),
                    Duration.ofHours(-2),
                    Duration.ofDays(-400),
                    Duration.ofSeconds(-1),
                    Duration.ofDays(4_000));

    @Inject MovingClock clock;

    @AfterEach
    void restore() {
        clock.set(Duration.ZERO);
    }

    @Test
    void answersByTheLatestRulesWhenTheClockFallsBehind() {
        Staff staff = new Staff("JUMPLAND");
        staff.begin("1", "2025-07-01", 700);
        staff.finish("1", "{}").then().statusCode(200);
        staff.change("1", "2", 800);
        staff.finish("2", "{\"effectiveFrom\": \"2026-01-01\"}").then().statusCode(200);
        clock.set(Duration.ofDays(-3));
        assertThat(staff.standard("2026-02-01")).isEqualTo(800);
        staff.change("2", "3", 900);
        staff.finish("3", "{\"effectiveFrom\": \"2026-01-01\"}").then().statusCode(200);
        assertThat(staff.standard("2026-02-01")).isEqualTo(900);
        staff.withdraw("3").then().statusCode(200);
        assertThat(staff.standard("2026-02-01")).isEqualTo(800);
    }

    @Test
    void recordsAndFindsDecisionsOfAnyTime() {
        List<String> ids = new ArrayList<>();
        for (Duration jump : JUMPS) {
            clock.set(jump);
            ids.add(
                    ask("jump " + jump)
                            .then()
                            .body("recorded", equalTo(true))
                            .extract()
                            .path("decisionId"));
        }
        clock.set(Duration.ZERO);
        assertThat(ids).doesNotHaveDuplicates();
        for (int i = 0; i < ids.size(); i++) {
            as("auditor").get("/api/v1/decisions/" + ids.get(i)).then().statusCode(200);
            as("auditor")
                    .post("/api/v1/decisions/" + ids.get(i) + "/replay")
                    .then()
                    .body("equal", equalTo(true));
            assertThat(ask("jump " + JUMPS.get(i)).<String>path("decisionId"))
                    .isEqualTo(ids.get(i));
        }
        assertThat(
                        as("auditor")
                                .get("/api/v1/decisions?caseReference=clock")
                                .<List<String>>path("decisionId"))
                .hasSameElementsAs(ids);
    }

    private static Response ask(String key) {
        return as("caller")
                .header("Idempotency-Key", key)
                .body(
                        """
                        {"region": "DAZHOU", "asOf": "2025-10-10", "decision": "temporaryAssistance", "caseReference": "clock",
                         "input": {"household": {"area": "URBAN"},
                                   "hardship": {"type": "EXPENDITURE", "persons": 1, "assessedMultiple": 2}}}
                        """)
                .post("/api/v1/decisions");
    }
}
