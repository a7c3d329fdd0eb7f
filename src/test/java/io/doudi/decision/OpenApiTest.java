package io.doudi.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The OpenAPI shows what each decision reads. */
@QuarkusTest
class OpenApiTest {

    private static final int DECISIONS = 17;

    @Inject ObjectMapper json;

    private JsonNode document;

    @BeforeEach
    void read() throws Exception {
        String text = given().accept(ContentType.JSON).get("/q/openapi").asString();
        document = json.readTree(text);
    }

    @Test
    void hasARequestForEveryDecision() {
        assertThat(body().at("/schema/oneOf")).hasSize(DECISIONS);
        JsonNode exit = schema("GraduatedExitRequest");
        assertThat(exit.at("/allOf/1/properties/decision/const").asText())
                .isEqualTo("graduatedExit");
        assertThat(exit.at("/then/properties/input/properties/exit/required").toString())
                .contains("verifiedOn");
        assertThat(exit.at("/then/properties/input/properties/incomes/items/required").toString())
                .isEqualTo("[\"type\",\"amount\"]");
    }

    @Test
    void refersOnlyToWhatIsThere() {
        List<String> references = document.findValuesAsText("$ref");
        assertThat(references).isNotEmpty();
        assertThat(new TreeSet<>(references))
                .allSatisfy(
                        reference ->
                                assertThat(document.at(reference.substring(1)).isMissingNode())
                                        .as(reference)
                                        .isFalse());
    }

    @Test
    void namesTheAllowedValuesInTheirOrder() {
        assertThat(schema("tDegree").get("enum").toString())
                .isEqualTo("[\"MILD\",\"MODERATE\",\"SEVERE\",\"EXTREME\"]");
        assertThat(schema("DecisionRequest").at("/properties/explain/enum").toString())
                .isEqualTo("[\"none\",\"summary\",\"full\"]");
    }

    @Test
    void hasAnExampleForEveryDecision() {
        assertThat(body().get("examples")).hasSize(DECISIONS);
    }

    private JsonNode schema(String name) {
        return document.at("/components/schemas/" + name);
    }

    private JsonNode body() {
        return document.at("/paths/~1api~1v1~1decisions/post/requestBody/content")
                .get("application/json");
    }
}
