package io.doudi.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.PolicyCase;
import io.doudi.ruleset.Case;
import io.doudi.ruleset.RuleSets;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases that lie beside the rule sets. */
@QuarkusTest
class BundledCasesTest {

    @Inject ObjectMapper json;
    @Inject RuleSets ruleSets;

    @TestFactory
    Stream<DynamicTest> areAnsweredAsTheySay() {
        return ruleSets.all().stream()
                .flatMap(
                        version ->
                                version.cases().stream()
                                        .map(
                                                example ->
                                                        DynamicTest.dynamicTest(
                                                                version.name()
                                                                        + " "
                                                                        + example.name(),
                                                                () -> check(example))));
    }

    private void check(Case example) throws Exception {
        ObjectNode request = json.createObjectNode();
        request.put("region", example.region()).put("asOf", example.asOf().toString());
        request.put("decision", example.decision()).put("explain", "full");
        request.set("input", example.input());
        var response =
                given().contentType(ContentType.JSON)
                        .body(request.toString())
                        .post("/api/v1/decisions");
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        JsonNode answer = json.readTree(response.asString());
        assertThat(PolicyCase.differences(example.expect(), answer.get("outcome"))).isEmpty();
        assertThat(ruleIds(answer)).containsAll(example.hits());
    }

    private static Set<String> ruleIds(JsonNode answer) {
        Set<String> ids = new TreeSet<>();
        for (JsonNode list : answer.findValues("ruleIds")) {
            list.forEach(id -> ids.add(id.asText()));
        }
        return ids;
    }
}
