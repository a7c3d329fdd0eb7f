package io.doudi.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a problem document, and what must not. */
@QuarkusTest
class ProblemDocumentTest {

    private static final String SAMPLES = "/test/problems";
    private static final int TOO_LARGE = 1_100_000;

    @Test
    void saysEverythingThatIsKnown() {
        assertProblem(given().get(SAMPLES + "/known").then(), ProblemType.NEGATIVE_AMOUNT)
                .body("type", equalTo("/problems/negative-amount"))
                .body("title", equalTo("An amount is negative"))
                .body("detail", equalTo("An amount may not be negative"))
                .body("instance", equalTo(SAMPLES + "/known"))
                .body("field", equalTo("incomes.amount"))
                .body("least", equalTo(0));
    }

    @Test
    void keepsTheInsideToItself() {
        assertProblem(given().get(SAMPLES + "/unexpected").then(), ProblemType.INTERNAL_ERROR)
                .body(not(containsString("secret")))
                .body(not(containsString("IllegalState")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "7",
                "\"a\"",
                "{",
                "{} {}",
                "{\"region\":1}",
                "{\"region\":\"A\",\"region\":\"B\"}",
                "{\"amount\":NaN}",
                "{\"asOf\":\"tomorrow\"}",
                "{\"input\":[]}"
            })
    void refusesABodyOfTheWrongShape(String body) {
        assertProblem(post(body), ProblemType.INVALID_REQUEST)
                .body("instance", equalTo(SAMPLES))
                .body("detail", containsString("JSON"))
                .body(not(containsString("io.doudi")))
                .body(not(containsString("tomorrow")));
    }

    @Test
    void namesTheFieldOfTheWrongShape() {
        assertProblem(post("{\"asOf\":\"tomorrow\"}"), ProblemType.INVALID_REQUEST)
                .body("field", equalTo("asOf"));
    }

    @Test
    void namesAnUnknownPropertyAndTheKnownOnes() {
        assertProblem(post("{\"regoin\":\"DAZHOU\"}"), ProblemType.INVALID_REQUEST)
                .body("field", equalTo("regoin"))
                .body("detail", containsString("amount, asOf, input, region"));
    }

    @ParameterizedTest
    @CsvSource({"image/png, NOT_ACCEPTABLE", "text/csv, NOT_ACCEPTABLE"})
    void givesNoOtherRepresentation(String accepted, ProblemType type) {
        assertProblem(given().accept(accepted).get("/api/v1/rule-sets").then(), type);
    }

    @Test
    void refusesTooLargeABodyWithADocument() {
        assertProblem(post(" ".repeat(TOO_LARGE)), ProblemType.REQUEST_TOO_LARGE)
                .body("instance", equalTo(SAMPLES));
    }

    @Test
    void keepsEveryDigitOfAnAmount() {
        String amount = "12345678901234567890.10";
        String answer =
                post("{\"amount\":%s,\"input\":{\"a\":%s}}".formatted(amount, amount))
                        .statusCode(200)
                        .extract()
                        .asString();
        assertThat(answer).contains("\"amount\":" + amount, "{\"a\":" + amount + "}");
    }

    @Test
    void writesPlainNumbersAndIsoDates() {
        String answer = post("{\"asOf\":\"2024-02-29\",\"amount\":1E+3}").extract().asString();
        assertThat(answer).contains("\"asOf\":\"2024-02-29\"", "\"amount\":1000,");
    }

    @Test
    void listsTheTypesInAlphabeticalOrder() {
        assertThat(Arrays.stream(ProblemType.values()).map(Enum::name)).isSorted();
    }

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON).body(body).post(SAMPLES).then();
    }

    private static ValidatableResponse assertProblem(
            ValidatableResponse response, ProblemType type) {
        return response.statusCode(type.status())
                .contentType("application/problem+json")
                .body("status", equalTo(type.status()))
                .body("code", equalTo(type.name()))
                .body("type", equalTo(type.uri().toString()))
                .body("title", equalTo(type.title()));
    }
}
