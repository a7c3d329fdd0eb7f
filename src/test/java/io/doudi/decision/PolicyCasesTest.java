package io.doudi.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doudi.PolicyCase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case and example of the catalogue that the bundled rule sets answer, over HTTP. */
@QuarkusTest
class PolicyCasesTest {

    @Inject ObjectMapper json;

    static Stream<PolicyCase> cases() {
        return PolicyCase.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void answersAsTheCatalogueSays(PolicyCase policyCase) throws Exception {
        var response =
                given().contentType(ContentType.JSON)
                        .body(policyCase.request().put("explain", "none").toString())
                        .post("/api/v1/decisions");
        JsonNode body = json.readTree(response.asString());
        if (policyCase.expectsError()) {
            assertThat(response.statusCode()).isEqualTo(422);
            assertThat(body.get("code")).isEqualTo(policyCase.expectedError().get("code"));
            assertThat(body.get("field")).isEqualTo(policyCase.expectedError().get("field"));
            return;
        }
        assertThat(response.statusCode()).as(body.toString()).isEqualTo(200);
        assertThat(policyCase.differences(body.get("outcome"))).isEmpty();
    }

    @Test
    void namesEveryRuleInTheExplanationOfSomeCase() throws Exception {
        Set<String> expected = new TreeSet<>();
        Set<String> named = new TreeSet<>();
        for (PolicyCase policyCase : PolicyCase.all()) {
            expected.addAll(policyCase.ruleIds());
            if (!policyCase.expectsError()) {
                named.addAll(ruleIds(policyCase));
            }
        }
        assertThat(named).containsAll(expected);
    }

    private Set<String> ruleIds(PolicyCase policyCase) throws Exception {
        String request = policyCase.request().put("explain", "full").toString();
        String body =
                given().contentType(ContentType.JSON)
                        .body(request)
                        .post("/api/v1/decisions")
                        .asString();
        JsonNode explanation = json.readTree(body).get("explanation");
        assertThat(explanation.get("summary")).as(policyCase.id()).isNotEmpty();
        Set<String> ids = new TreeSet<>();
        for (JsonNode list : explanation.findValues("ruleIds")) {
            list.forEach(id -> ids.add(id.asText()));
        }
        return ids;
    }
}
