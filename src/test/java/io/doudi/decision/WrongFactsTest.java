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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every field of the schema, wrong: refused at its place with the code of its kind, and no decision
 * computed from it. The ways to be wrong take turns from decision to decision.
 */
@QuarkusTest
class WrongFactsTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String PLACEHOLDER = "put the wrong value here";
    private static final int MANY = 100_000;
    private static final int DEEP = 50;

    @Inject ObjectMapper json;

    /** A field of the schema; a zero in its path stands for a list's first element. */
    private record Field(List<String> path, JsonNode definition) {

        String name() {
            return String.join(".", path.stream().filter(step -> !step.equals("0")).toList());
        }
    }

    /** A value as JSON, and the code that it is refused with. */
    private record Wrong(String value, String code) {}

    static Stream<Arguments> richest() {
        List<PolicyCase> cases = InputFuzzTest.richest().toList();
        return IntStream.range(0, cases.size()).mapToObj(i -> Arguments.of(cases.get(i), i));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("richest")
    void refusesEveryFieldThatIsWrong(PolicyCase policyCase, int turn) throws Exception {
        JsonNode schema = schema(policyCase.decision());
        List<Field> fields = new ArrayList<>();
        collect(schema, schema, List.of(), fields);
        for (Field field : fields) {
            List<Wrong> ways = wrong(field.definition());
            refuses(policyCase, schema, field, ways.get(turn % ways.size()));
        }
    }

    private void refuses(PolicyCase policyCase, JsonNode schema, Field field, Wrong wrong)
            throws Exception {
        ObjectNode request = policyCase.request().put("explain", "none");
        put(request.get("input"), schema, schema, field.path(), schema);
        String body = request.toString().replace("\"" + PLACEHOLDER + "\"", wrong.value());
        Response response =
                given().contentType(ContentType.JSON).body(body).post("/api/v1/decisions");
        JsonNode problem = json.readTree(response.asString());
        String what =
                field.name()
                        + " = "
                        + wrong.value().substring(0, Math.min(40, wrong.value().length()));
        assertThat(response.statusCode()).as(what).isEqualTo(422);
        assertThat(problem.get("code").asText()).as(what).matches(wrong.code());
        assertThat(problem.get("field").asText()).as(what).startsWith(field.name());
    }

    private static List<Wrong> wrong(JsonNode definition) {
        if (definition.has("properties")) {
            return List.of(
                    new Wrong("null", "INVALID_VALUE|REQUIRED"),
                    new Wrong("\"x\"", "INVALID_VALUE"),
                    new Wrong("[]", "INVALID_VALUE"),
                    new Wrong("7", "INVALID_VALUE"),
                    new Wrong(deep(), "UNKNOWN_FIELD|REQUIRED"));
        }
        if (definition.has("items")) {
            return List.of(
                    new Wrong(many(), "OUT_OF_RANGE"),
                    new Wrong("\"\"", "INVALID_VALUE"),
                    new Wrong("{}", "INVALID_VALUE"),
                    new Wrong("true", "INVALID_VALUE"));
        }
        return definition.path("format").asText().equals("date")
                ? wrongDates()
                : wrongScalars(definition);
    }

    private static List<Wrong> wrongDates() {
        return Stream.of(
                        "\"2023-02-29\"",
                        "\"2023-1-1\"",
                        "\"12023-01-01\"",
                        "\"\"",
                        "7",
                        "{}",
                        "[]")
                .map(value -> new Wrong(value, "INVALID_DATE"))
                .toList();
    }

    private static List<Wrong> wrongScalars(JsonNode definition) {
        List<Wrong> wrong = new ArrayList<>();
        for (String value : List.of("{}", "[]", "[7]", "\"\"", deep(), many())) {
            wrong.add(new Wrong(value, "INVALID_VALUE"));
        }
        wrong.add(new Wrong("null", "INVALID_VALUE|REQUIRED"));
        switch (definition.get("type").asText()) {
            case "boolean" -> wrong.add(new Wrong("\"true\"", "INVALID_VALUE"));
            case "string" -> {
                wrong.add(new Wrong("7", "INVALID_VALUE"));
                if (definition.has("enum")) {
                    wrong.add(new Wrong("\"NOT_LISTED\"", "INVALID_VALUE"));
                }
            }
            default -> wrong.addAll(wrongNumbers(definition));
        }
        return wrong;
    }

    private static List<Wrong> wrongNumbers(JsonNode definition) {
        boolean amount = definition.has("multipleOf");
        List<Wrong> wrong = new ArrayList<>();
        wrong.add(new Wrong("\"1\"", "INVALID_VALUE"));
        wrong.add(new Wrong("1e400000000", "OUT_OF_RANGE"));
        wrong.add(new Wrong("1e30", "OUT_OF_RANGE"));
        wrong.add(new Wrong("1e-400000000", "INVALID_VALUE"));
        if (amount || definition.get("type").asText().equals("integer")) {
            wrong.add(new Wrong("1.005", "INVALID_VALUE"));
        }
        if (definition.has("minimum")) {
            wrong.add(new Wrong("-1", amount ? "NEGATIVE_AMOUNT" : "OUT_OF_RANGE"));
        }
        return wrong;
    }

    private static String deep() {
        return "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP);
    }

    private static String many() {
        return "[" + "7,".repeat(MANY - 1) + "7]";
    }

    private JsonNode schema(String decision) throws Exception {
        return json.readTree(
                given().queryParam("decision", decision)
                        .get("/api/v1/rule-sets/dazhou/versions/2023/schema")
                        .asString());
    }

    private static void collect(
            JsonNode root, JsonNode node, List<String> path, List<Field> fields) {
        JsonNode definition = resolved(root, node);
        if (!path.isEmpty()) {
            fields.add(new Field(path, definition));
        }
        if (definition.has("items")) {
            collect(root, definition.get("items"), below(path, "0"), fields);
        }
        definition
                .path("properties")
                .properties()
                .forEach(
                        entry ->
                                collect(
                                        root,
                                        entry.getValue(),
                                        below(path, entry.getKey()),
                                        fields));
    }

    private static List<String> below(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    /** The definition with the bounds that stand beside references to it. */
    private static JsonNode resolved(JsonNode root, JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        ObjectNode beside = node.deepCopy();
        beside.remove(List.of("$ref", "properties", "required", "definitions"));
        JsonNode target = resolved(root, root.at(node.get("$ref").asText().substring(1)));
        return ((ObjectNode) target.deepCopy()).setAll(beside);
    }

    /** Puts the placeholder at a path; what leads there is made where it is absent. */
    private static void put(
            JsonNode facts, JsonNode node, JsonNode overlay, List<String> path, JsonNode root) {
        boolean isLast = path.size() == 1;
        String step = path.get(0);
        JsonNode definition = resolved(root, node);
        boolean isList = definition.has("items");
        JsonNode child = isList ? definition.get("items") : definition.at("/properties/" + step);
        JsonNode below = isList ? overlay.path("items") : overlay.at("/properties/" + step);
        JsonNode value = isList ? facts.path(0) : facts.path(step);
        if (isLast || value.isMissingNode()) {
            value = isLast ? NODES.textNode(PLACEHOLDER) : least(child, below, root);
            set(facts, step, value);
        }
        if (!isLast) {
            put(value, child, below, path.subList(1, path.size()), root);
        }
    }

    private static void set(JsonNode facts, String step, JsonNode value) {
        if (facts instanceof ArrayNode list) {
            list.remove(0);
            list.insert(0, value);
        } else {
            ((ObjectNode) facts).set(step, value);
        }
    }

    /** The least that is right for a definition. */
    private static JsonNode least(JsonNode node, JsonNode overlay, JsonNode root) {
        JsonNode definition = resolved(root, node);
        if (definition.has("items")) {
            return NODES.arrayNode();
        }
        if (definition.has("enum")) {
            return definition.at("/enum/0");
        }
        if (!definition.has("properties")) {
            boolean isText = definition.path("type").asText().equals("string");
            return isText ? NODES.textNode("a") : NODES.numberNode(1);
        }
        ObjectNode object = NODES.objectNode();
        for (JsonNode name : overlay.path("required")) {
            String at = "/properties/" + name.asText();
            object.set(name.asText(), least(definition.at(at), overlay.at(at), root));
        }
        return object;
    }
}
