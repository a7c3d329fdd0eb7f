package io.doudi.ruleset;

import static io.doudi.ruleset.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A draft decides in the shadow of the live rules, and what differs is counted. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class ShadowTest {

    private static final String SHADOWS = "/api/v1/shadows";
    private static final String DAY = "2026-02-01";
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Longer than nodes take to hear of a shadow. */
    private static final int HEARD_MILLIS = 4_500;

    private final Staff staff = new Staff("SHADOWLAND");

    @Test
    void countsWhatADraftWouldDecideOtherwise() throws Exception {
        staff.begin("1", "2025-07-01", 700);
        staff.finish("1", "{}").then().statusCode(200);
        staff.change("1", "2", 800);
        String shadow =
                start("SHADOWLAND", "shadowland-standards/2", 100)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        Thread.sleep(HEARD_MILLIS);
        String decided = null;
        for (int i = 0; i < 5; i++) {
            decided = staff.ask(DAY, "").path("decisionId");
        }
        staff.ask(DAY, ", \"record\": false");
        Response found = found(shadow, 5);
        found.then()
                .body("counts.size()", equalTo(1))
                .body("counts[0].kind", equalTo("DIFFERENT"))
                .body("counts[0].decision", equalTo("temporaryAssistance"))
                .body("counts[0].amountBefore", equalTo(7000.00f))
                .body("counts[0].amountAfter", equalTo(8000.00f))
                .body("examples", hasItem(decided));
        as("analyst")
                .post(SHADOWS + "/" + shadow + "/stop")
                .then()
                .body("stoppedAt", notNullValue());
        Thread.sleep(HEARD_MILLIS);
        staff.ask(DAY, "");
        Thread.sleep(HEARD_MILLIS);
        found(shadow, 5);
    }

    private static Response start(String region, String version, int percent) {
        return as("analyst")
                .body(
                        "{\"region\": \"%s\", \"ruleSetVersion\": \"%s\", \"percent\": %d}"
                                .formatted(region, version, percent))
                .post(SHADOWS);
    }

    private static Response found(String shadow, int times) throws InterruptedException {
        Instant end = Instant.now().plus(LONGEST);
        Response found = as("analyst").get(SHADOWS + "/" + shadow);
        while (found.<Integer>path("counts.times.sum() ?: 0") < times
                && Instant.now().isBefore(end)) {
            Thread.sleep(200);
            found = as("analyst").get(SHADOWS + "/" + shadow);
        }
        assertThat(found.<Integer>path("counts.times.sum() ?: 0")).isEqualTo(times);
        return found;
    }

    @ParameterizedTest
    @CsvSource({
        "DAZHOU, 2023, 0, 422, OUT_OF_RANGE",
        "DAZHOU, 2023, 101, 422, OUT_OF_RANGE",
        "DAZHOU, 1900, 10, 404, VERSION_NOT_FOUND",
        "NOWHERE, 2023, 10, 422, UNKNOWN_REGION"
    })
    void refusesWhatCannotBeEvaluated(
            String region, String version, int percent, int status, String code) {
        start(region, version, percent).then().statusCode(status).body("code", equalTo(code));
    }

    @Test
    void saysWhatItDoesNotKnow() {
        as("analyst")
                .get(SHADOWS + "/00000000-0000-0000-0000-000000000000")
                .then()
                .statusCode(404)
                .body("code", equalTo("SHADOW_NOT_FOUND"));
    }
}
