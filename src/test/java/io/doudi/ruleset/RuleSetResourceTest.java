package io.doudi.ruleset;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published rule sets over HTTP. */
@QuarkusTest
class RuleSetResourceTest {

    private static final String RULE_SETS = "/api/v1/rule-sets";

    @Test
    void listsRuleSetsAndVersions() {
        given().get(RULE_SETS).then().statusCode(200).body("$", hasItems("national", "dazhou"));
        given().get(RULE_SETS + "/national/versions")
                .then()
                .statusCode(200)
                .body("manifest.version", hasItems("2014", "2025"));
    }

    @Test
    void showsTheTextOfAFile() {
        given().get(RULE_SETS + "/dazhou/versions/2023/files/rule-set.yaml")
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .body(containsString("达市府办发"));
    }

    @Test
    void explainsWhichVersionsAreInForce() {
        given().get(RULE_SETS + "/in-force?region=DAZHOU&asOf=2024-05-01")
                .then()
                .statusCode(200)
                .body("candidates.find { it.name == 'dazhou/2023' }.standing", equalTo("IN_FORCE"))
                .body(
                        "candidates.find { it.name == 'national/2014' }.standing",
                        equalTo("INHERITED"))
                .body(
                        "candidates.find { it.name == 'national/2025' }.standing",
                        equalTo("NOT_YET_EFFECTIVE"))
                .body("layers.manifest.ruleSet", hasItem("dazhou-standards"));
    }

    @Test
    void showsTheSchemaOfEveryDecisionWithAnExampleThatKeepsToIt() throws Exception {
        String all = given().get(RULE_SETS + "/dazhou/versions/2023/schema").asString();
        JsonNode schemas = new ObjectMapper().readTree(all);
        assertThat(schemas).hasSize(17);
        for (JsonNode schema : schemas) {
            JsonNode example = schema.at("/examples/0");
            assertThat(example.isObject()).isTrue();
            assertThat(
                            JsonSchemaFactory.getInstance(VersionFlag.V202012)
                                    .getSchema(schema)
                                    .validate(example))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'/dazhou/versions/2023/schema?decision=weather', 422, UNKNOWN_DECISION, decision",
        "/in-force, 422, REQUIRED, region",
        "/in-force?region=NOWHERE, 422, UNKNOWN_REGION, region",
        "/in-force?region=DAZHOU&asOf=2010-01-01, 422, DATE_OUT_OF_SCOPE, asOf",
        "/in-force?region=DAZHOU&asOf=soon, 422, INVALID_DATE, asOf",
        "/in-force?region=DAZHOU&knownAt=soon, 422, INVALID_DATE, knownAt",
        "/in-force?region=DAZHOU&knownAt=2010-01-01T00:00:00Z, 422, NO_VERSION_IN_FORCE, knownAt",
        "/nowhere/versions, 404, RULE_SET_NOT_FOUND,",
        "/dazhou/versions/1999, 404, VERSION_NOT_FOUND,",
        "/dazhou/versions/2023/files/none.dmn, 404, FILE_NOT_FOUND,"
    })
    void answersAProblem(String path, int status, String code, String field) {
        given().get(RULE_SETS + path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("field", equalTo(field));
    }

    @Test
    void isReadyAndNamesTheDigests() {
        String digest = given().get(RULE_SETS + "/dazhou/versions/2023").path("digest");
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'rule-sets' }.data.'dazhou/2023'", equalTo(digest));
    }
}
