package io.doudi.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors of the framework are problem documents with a stable code as well. */
@QuarkusTest
class FrameworkProblemsTest {

    private static final String DECISIONS = "/api/v1/decisions";

    @Test
    void knowsNothingThere() {
        assertProblem(given().get("/api/v1/nothing"), 404, "NOT_FOUND");
    }

    @Test
    void hasNoSuchMethod() {
        assertProblem(given().delete(DECISIONS), 405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void takesNoOtherMediaType() {
        assertProblem(
                given().contentType("text/csv").body("a,b").post(DECISIONS),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"region\":",
                "[]",
                "7",
                "{} {}",
                "{\"region\":\"DAZHOU\",\"region\":\"EZHOU\"}",
                "{} x",
                "\uFEFF{}",
                "{\"input\":{\"a\":{\"b\":1,\"b\":2}}}",
                "{\"input\":{\"a\":NaN}}",
                "{\"input\":{\"a\":-Infinity}}",
                "{\"input\":{\"a\":1e99999999999}}"
            })
    void refusesWhatIsNotJsonOfTheRightShape(String body) {
        refuses(body);
    }

    @Test
    void refusesWhatIsTooLargeToRead() {
        refuses("{\"input\":{\"a\":%s}}".formatted("1".repeat(2000)));
        refuses("{\"input\":{\"a\":%s%s}}".formatted("[".repeat(2000), "]".repeat(2000)));
    }

    private static void refuses(String body) {
        assertProblem(
                given().contentType(ContentType.JSON).body(body).post(DECISIONS),
                400,
                "INVALID_REQUEST");
    }

    @Test
    void namesTheEnvelopesFields() {
        given().contentType(ContentType.JSON)
                .body("{\"regoin\":\"DAZHOU\"}")
                .post(DECISIONS)
                .then()
                .statusCode(422)
                .body("code", equalTo("UNKNOWN_FIELD"))
                .body("field", equalTo("regoin"))
                .body("detail", containsString("region"));
    }

    private static void assertProblem(Response response, int status, String code) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("status", equalTo(status));
    }
}
