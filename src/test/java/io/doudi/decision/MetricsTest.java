package io.doudi.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What monitoring sees. */
@QuarkusTest
class MetricsTest {

    @Test
    void countsDecisionsByOutcome() {
        double before = granted();
        given().auth()
                .preemptive()
                .basic("caller", "caller")
                .contentType("application/json")
                .body(
                        """
                        {"region": "DAZHOU", "asOf": "2023-10-10", "decision": "subsistenceEligibility",
                         "input": {"household": {"area": "URBAN", "size": 1}, "incomes": []}}
                        """)
                .post("/api/v1/decisions")
                .then()
                .statusCode(200);
        assertThat(granted()).isEqualTo(before + 1);
        assertThat(metrics())
                .contains("doudi_record_write_seconds_count", "doudi_record_waiting")
                .contains("doudi_rule_sets_compiled", "doudi_rule_sets_compile_seconds_count")
                .contains("doudi_comparison_chunks_waiting", "doudi_comparison_chunk_seconds_count")
                .contains("http_server_requests_seconds_count");
    }

    @Test
    void areNotForCallers() {
        given().auth()
                .preemptive()
                .basic("caller", "caller")
                .get("/q/metrics")
                .then()
                .statusCode(403);
    }

    private static double granted() {
        return Arrays.stream(metrics().split("\n"))
                .filter(line -> line.startsWith("doudi_decisions_total{"))
                .filter(line -> line.contains("decision=\"subsistenceEligibility\""))
                .filter(line -> line.contains("region=\"DAZHOU\""))
                .filter(line -> line.contains("outcome=\"granted\""))
                .mapToDouble(line -> value(line))
                .sum();
    }

    /** An example of a trace may follow the number. */
    private static double value(String line) {
        String sample = line.split(" # ")[0];
        return Double.parseDouble(sample.substring(sample.lastIndexOf(' ')));
    }

    private static String metrics() {
        return given().auth()
                .preemptive()
                .basic("auditor", "auditor")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
