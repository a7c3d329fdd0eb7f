package io.doudi.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each request has an id, which the answer, its problem and its lines in the log bear. */
@QuarkusTest
class RequestIdTest {

    private static final String RULE_SETS = "/api/v1/rule-sets";
    private static final String HEADER = "X-Request-Id";
    private static final String NEW = "[0-9a-f-]{36}";

    @Test
    void isTheCallers() {
        given().header(HEADER, "window-3.000117")
                .get(RULE_SETS)
                .then()
                .statusCode(200)
                .header(HEADER, "window-3.000117");
    }

    @Test
    void isTheCallersTrace() {
        given().header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .get(RULE_SETS)
                .then()
                .header(HEADER, "4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "a line{} of JSON", "11010519491231002X", "13812345678"})
    void isANewOneIfTheCallersIsNone(String given) {
        given().header(HEADER, given).get(RULE_SETS).then().header(HEADER, matchesPattern(NEW));
    }

    @Test
    void standsInProblems() {
        given().header(HEADER, "id-of-a-problem")
                .get("/test/problems/known")
                .then()
                .body("requestId", equalTo("id-of-a-problem"));
        given().header(HEADER, "id-of-a-large-one")
                .contentType(ContentType.JSON)
                .body(new byte[1_100_000])
                .post("/api/v1/decisions")
                .then()
                .statusCode(413)
                .body("requestId", equalTo("id-of-a-large-one"));
    }

    @Test
    void standsInTheLineOfAFailureWhichTellsNoFacts() {
        try (LogLines log = LogLines.open()) {
            given().header(HEADER, "id-of-a-failure")
                    .contentType(ContentType.JSON)
                    .body("{\"region\": \"甲\", \"amount\": 1234.56}")
                    .post("/test/problems/failing")
                    .then()
                    .statusCode(500)
                    .body("requestId", equalTo("id-of-a-failure"));
            List<String> lines = log.of("id-of-a-failure");
            assertThat(lines)
                    .singleElement()
                    .asString()
                    .contains("\"requestId\":\"id-of-a-failure\"", "\"level\":\"ERROR\"")
                    .contains("IllegalStateException", "ArithmeticException", "ProblemSamples")
                    .doesNotContain("1234.56", "甲");
        }
    }

    @Test
    void goesWithWorkToOtherThreads() throws InterruptedException {
        List<Optional<String>> seen = new ArrayList<>();
        MDC.put(RequestId.NAME, "id-of-work");
        Runnable work = RequestId.carried(() -> seen.add(RequestId.current()));
        MDC.remove(RequestId.NAME);
        Thread other =
                new Thread(
                        () -> {
                            work.run();
                            seen.add(RequestId.current());
                        });
        other.start();
        other.join();
        assertThat(seen).containsExactly(Optional.of("id-of-work"), Optional.empty());
    }
}
