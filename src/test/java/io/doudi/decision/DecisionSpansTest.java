package io.doudi.decision;

import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.SampleQuestion;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What traces tell of a decision, and what they do not. */
@QuarkusTest
class DecisionSpansTest {

    private static final String DECISIONS = "/api/v1/decisions";

    @Inject RecentSpans spans;

    @Test
    void findsADecisionByItsId() throws Exception {
        String id =
                given().contentType(ContentType.JSON)
                        .body(SampleQuestion.JSON)
                        .post(DECISIONS)
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("decisionId");
        List<SpanData> trace = spans.traceOf(span -> id.equals(value(span, "doudi.decision.id")));
        assertThat(trace).extracting(SpanData::getName).contains("evaluate", "record");
        SpanData request =
                trace.stream().filter(one -> one.getKind() == SpanKind.SERVER).findFirst().get();
        assertThat(value(request, "http.route")).isEqualTo(DECISIONS);
        assertThat(value(request, "doudi.region")).isEqualTo("DAZHOU");
        assertThat(value(request, "doudi.rule_set.version")).startsWith("dazhou/");
        assertThat(value(request, "doudi.outcome")).isNotEmpty();
        assertThat(trace.toString()).doesNotContain("URBAN", "EXPENDITURE");
    }

    @Test
    void tellNothingOfWhatIsRefused() throws Exception {
        given().contentType(ContentType.JSON)
                .header("X-Request-Id", "refused-request")
                .body(SampleQuestion.JSON.replace("EXPENDITURE", "SECRET_KIND"))
                .post(DECISIONS + "?caseReference=SECRET_REFERENCE")
                .then()
                .statusCode(422);
        List<SpanData> trace =
                spans.traceOf(
                        span ->
                                span.getAttributes().asMap().containsValue(422L)
                                        && DECISIONS.equals(value(span, "http.route")));
        assertThat(trace.toString()).doesNotContain("SECRET");
    }

    @Test
    void tellNothingOfWhatAFailureSays() throws Exception {
        given().contentType(ContentType.JSON)
                .body("{\"region\": \"SECRET_REGION\", \"amount\": 1234.56}")
                .post("/test/problems/failing")
                .then()
                .statusCode(500);
        List<SpanData> trace =
                spans.traceOf(span -> "/test/problems/failing".equals(value(span, "url.path")));
        assertThat(trace.toString()).doesNotContain("SECRET", "1234.56");
    }

    private static String value(SpanData span, String name) {
        return span.getAttributes().get(stringKey(name));
    }
}
