package io.doudi.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A JSON Schema with references into itself, followed step by step along a path of property names
 * and list indexes.
 */
record SchemaDocument(ObjectNode json) {

    JsonNode root() {
        return resolve(json);
    }

    /** The names of the first level, in the order of the item definition. */
    List<String> groups() {
        return names(root());
    }

    JsonNode at(List<String> path) {
        JsonNode definition = root();
        for (String step : path) {
            definition = child(definition, step);
        }
        return definition;
    }

    JsonNode child(JsonNode definition, String step) {
        return resolve(
                isIndex(step)
                        ? definition.path("items")
                        : definition.path("properties").path(step));
    }

    JsonNode items(JsonNode definition) {
        return resolve(definition.path("items"));
    }

    static List<String> names(JsonNode definition) {
        List<String> names = new ArrayList<>();
        definition.path("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    static boolean isIndex(String step) {
        return !step.isEmpty() && step.chars().allMatch(Character::isDigit);
    }

    private JsonNode resolve(JsonNode schema) {
        JsonNode node = schema;
        while (node.has("$ref") && !node.has("properties")) {
            node = json.at(node.get("$ref").asText().substring(1));
        }
        return node;
    }
}
