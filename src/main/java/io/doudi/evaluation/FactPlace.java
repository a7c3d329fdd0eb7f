package io.doudi.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A place of a fact in the facts of a request.
 *
 * @param path names and list indexes from the root
 */
record FactPlace(List<String> path) {

    static final FactPlace ROOT = new FactPlace(List.of());

    FactPlace {
        path = List.copyOf(path);
    }

    FactPlace below(String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return new FactPlace(longer);
    }

    String name() {
        return path.get(path.size() - 1);
    }

    /** The place as a JSON Pointer into the input. */
    String pointer() {
        return "/" + String.join("/", path);
    }

    void set(JsonNode facts, JsonNode value) {
        JsonNode owner = owner(facts);
        if (owner instanceof ArrayNode list) {
            list.set(Integer.parseInt(name()), value);
        } else {
            ((ObjectNode) owner).set(name(), value);
        }
    }

    private JsonNode owner(JsonNode facts) {
        JsonNode node = facts;
        for (String step : path.subList(0, path.size() - 1)) {
            node = node.isArray() ? node.get(Integer.parseInt(step)) : node.get(step);
        }
        return node;
    }
}
