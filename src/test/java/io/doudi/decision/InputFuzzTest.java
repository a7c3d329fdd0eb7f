package io.doudi.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.PolicyCase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every field of a good request made wrong in every way: never a failure of ours, never a wrong
 * field ignored.
 */
@QuarkusTest
class InputFuzzTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String HUGE_EXPONENT = "1e400000000";

    @Inject ObjectMapper json;

    /** The richest case of each decision. */
    static Stream<PolicyCase> richest() {
        Map<String, PolicyCase> byDecision = new LinkedHashMap<>();
        PolicyCase.all().stream()
                .filter(
                        policyCase ->
                                !policyCase.expectsError() && policyCase.region().equals("DAZHOU"))
                .forEach(
                        policyCase ->
                                byDecision.merge(
                                        policyCase.decision(), policyCase, InputFuzzTest::richer));
        return byDecision.values().stream();
    }

    private static PolicyCase richer(PolicyCase a, PolicyCase b) {
        return a.input().toString().length() >= b.input().toString().length() ? a : b;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("richest")
    void refusesWrongTypesAndUnknownFieldsAtTheirPlace(PolicyCase policyCase) throws Exception {
        for (String pointer : pointers(policyCase.request().get("input"), "")) {
            for (JsonNode wrong : wrongFor(policyCase.input().at(pointer))) {
                ObjectNode request = policyCase.request().put("explain", "none");
                replace((ObjectNode) request.get("input"), pointer, wrong);
                Response response = post(request.toString());
                assertThat(response.statusCode()).as("%s = %s", pointer, wrong).isEqualTo(422);
                assertThat(field(response))
                        .as("%s = %s", pointer, wrong)
                        .matches(Pattern.quote(path(pointer)) + ".*" + instead(pointer, wrong));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("richest")
    void refusesUnknownFieldsEverywhere(PolicyCase policyCase) throws Exception {
        ObjectNode request = policyCase.request().put("explain", "none");
        for (JsonNode node : objects(request.get("input"))) {
            ((ObjectNode) node).put("surprise", 1);
            Response response = post(request.toString());
            ((ObjectNode) node).remove("surprise");
            assertThat(response.statusCode()).isEqualTo(422);
            assertThat(json.readTree(response.asString()).get("code").asText())
                    .isEqualTo("UNKNOWN_FIELD");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("richest")
    void survivesMissingFieldsAndMonsters(PolicyCase policyCase) throws Exception {
        for (String pointer : pointers(policyCase.input(), "")) {
            ObjectNode request = policyCase.request().put("explain", "none");
            remove(request.get("input"), pointer);
            assertThat(post(request.toString()).statusCode())
                    .as("without " + pointer)
                    .isIn(200, 422);
            String text = policyCase.request().put("explain", "none").toString();
            JsonNode value = policyCase.input().at(pointer);
            if (value.isNumber()) {
                String monster = text.replace(":" + value, ":" + HUGE_EXPONENT);
                assertThat(post(monster).statusCode()).as("huge " + pointer).isIn(400, 422);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("richest")
    void refusesWhatTheSchemaRequiresAndIsMissing(PolicyCase policyCase) throws Exception {
        JsonNode schema = schema(policyCase.decision());
        for (String pointer : pointers(policyCase.input(), "")) {
            if (isRequired(schema, pointer)) {
                ObjectNode request = policyCase.request().put("explain", "none");
                remove(request.get("input"), pointer);
                Response response = post(request.toString());
                assertThat(response.statusCode()).as("without " + pointer).isEqualTo(422);
                assertThat(json.readTree(response.asString()).get("code").asText())
                        .isEqualTo("REQUIRED");
                assertThat(field(response)).startsWith(path(pointer));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("richest")
    void refusesCodesThatAreNotInTheList(PolicyCase policyCase) throws Exception {
        JsonNode schema = schema(policyCase.decision());
        for (String pointer : pointers(policyCase.input(), "")) {
            if (definition(schema, pointer).has("enum")) {
                ObjectNode request = policyCase.request().put("explain", "none");
                replace((ObjectNode) request.get("input"), pointer, NODES.textNode("NOT_LISTED"));
                Response response = post(request.toString());
                assertThat(response.statusCode()).as(pointer).isEqualTo(422);
                assertThat(field(response)).isEqualTo(path(pointer));
            }
        }
    }

    private JsonNode schema(String decision) throws Exception {
        return json.readTree(
                given().queryParam("decision", decision)
                        .get("/api/v1/rule-sets/dazhou/versions/2023/schema")
                        .asString());
    }

    private static boolean isRequired(JsonNode schema, String pointer) {
        int slash = pointer.lastIndexOf('/');
        String parent = overlay(pointer.substring(0, slash));
        for (JsonNode name : schema.at(parent + "/required")) {
            if (name.asText().equals(pointer.substring(slash + 1))) {
                return true;
            }
        }
        return false;
    }

    private static String overlay(String pointer) {
        return pointer.replaceAll("/(?!\\d+)", "/properties/").replaceAll("/\\d+", "/items");
    }

    private static JsonNode definition(JsonNode schema, String pointer) {
        JsonNode node = resolved(schema, schema);
        for (String step : pointer.substring(1).split("/")) {
            boolean index = step.matches("\\d+");
            node = resolved(schema, index ? node.get("items") : node.at("/properties/" + step));
        }
        return node;
    }

    private static JsonNode resolved(JsonNode schema, JsonNode node) {
        return node.has("$ref")
                ? resolved(schema, schema.at(node.get("$ref").asText().substring(1)))
                : node;
    }

    private static Response post(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/v1/decisions");
    }

    private String field(Response response) throws Exception {
        return json.readTree(response.asString()).path("field").asText();
    }

    private static List<JsonNode> wrongFor(JsonNode value) {
        List<JsonNode> wrong = new ArrayList<>(List.of(NODES.nullNode()));
        if (value.isNumber()) {
            wrong.addAll(
                    List.of(
                            NODES.textNode("1"),
                            NODES.booleanNode(true),
                            NODES.numberNode(new BigDecimal("-1"))));
        }
        if (value.isBoolean()) {
            wrong.addAll(List.of(NODES.textNode("true"), NODES.numberNode(1), NODES.arrayNode()));
        }
        if (value.isTextual()) {
            wrong.addAll(List.of(NODES.numberNode(7), NODES.booleanNode(true), NODES.objectNode()));
        }
        if (value.isContainerNode()) {
            wrong.addAll(List.of(NODES.textNode("x"), NODES.numberNode(1)));
        }
        return wrong;
    }

    /** Without members the size is what is missing. */
    private static String instead(String pointer, JsonNode wrong) {
        return pointer.equals("/household/members") && wrong.isNull() ? "|household\\.size" : "";
    }

    private static List<String> pointers(JsonNode node, String at) {
        List<String> pointers = new ArrayList<>();
        if (node.isObject()) {
            node.properties()
                    .forEach(
                            entry -> {
                                pointers.add(at + "/" + entry.getKey());
                                pointers.addAll(
                                        pointers(entry.getValue(), at + "/" + entry.getKey()));
                            });
        }
        if (node.isArray() && !node.isEmpty() && node.get(0).isObject()) {
            pointers.addAll(pointers(node.get(0), at + "/0"));
        }
        return pointers;
    }

    private static List<JsonNode> objects(JsonNode node) {
        List<JsonNode> objects = new ArrayList<>();
        if (node.isObject()) {
            objects.add(node);
        }
        node.forEach(child -> objects.addAll(objects(child)));
        return objects;
    }

    private static void replace(ObjectNode input, String pointer, JsonNode value) {
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = input.at(pointer.substring(0, slash));
        if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(pointer.substring(slash + 1)), value);
        } else {
            ((ObjectNode) parent).set(pointer.substring(slash + 1), value);
        }
    }

    private static void remove(JsonNode input, String pointer) {
        int slash = pointer.lastIndexOf('/');
        if (input.at(pointer.substring(0, slash)) instanceof ObjectNode parent) {
            parent.remove(pointer.substring(slash + 1));
        }
    }

    private static String path(String pointer) {
        return String.join(
                ".",
                Stream.of(pointer.substring(1).split("/"))
                        .filter(step -> !step.matches("\\d+"))
                        .toList());
    }
}
