package io.doudi.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON Schema of facts: the types as definitions, and at the root, as an overlay over the type of
 * the case, which facts a decision requires. It is followed step by step along a path of property
 * names and list indexes.
 */
record SchemaDocument(ObjectNode json) {

    private static final String PROPERTIES = "properties";
    private static final String ITEMS = "items";
    private static final String REQUIRED = "required";
    private static final List<String> BOUNDS = List.of("minimum", "maximum", "enum");
    private static final int LAST = Integer.MAX_VALUE;

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
        return definition.has(ITEMS)
                ? items(definition)
                : resolve(definition.path(PROPERTIES).path(step));
    }

    JsonNode items(JsonNode definition) {
        return resolve(definition.path(ITEMS));
    }

    /** The names of the facts that are required in the object at a path. */
    List<String> required(List<String> path) {
        JsonNode overlay = json;
        for (String step : path) {
            overlay =
                    overlay.has(ITEMS) ? overlay.path(ITEMS) : overlay.path(PROPERTIES).path(step);
        }
        List<String> required = new ArrayList<>();
        overlay.path(REQUIRED).forEach(name -> required.add(name.asText()));
        return required;
    }

    /**
     * Requires a fact.
     *
     * @param path for example {@code incomes.amount}; it goes through lists
     */
    void require(String path) {
        String[] steps = path.split("\\.");
        JsonNode definition = root();
        ObjectNode overlay = json;
        for (int i = 0; i < steps.length - 1; i++) {
            definition = known(definition, steps[i]);
            overlay = overlay.withObject(PROPERTIES).withObject(steps[i]);
            if (definition.has(ITEMS)) {
                definition = items(definition);
                overlay = overlay.withObject(ITEMS);
            }
        }
        String last = steps[steps.length - 1];
        known(definition, last);
        overlay.withArray(REQUIRED).add(last);
    }

    static List<String> names(JsonNode definition) {
        List<String> names = new ArrayList<>();
        definition.path(PROPERTIES).fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Where a path of names and list indexes leads; an unknown name stands behind the known. */
    Location locate(List<String> path) {
        List<Integer> position = new ArrayList<>();
        List<String> names = new ArrayList<>();
        JsonNode definition = root();
        for (String step : path) {
            boolean isIndex = definition.has(ITEMS);
            position.add(isIndex ? Integer.parseInt(step) : indexOf(step, definition));
            if (!isIndex) {
                names.add(step);
            }
            definition = child(definition, step);
        }
        return new Location(new FactPlace(path), position, String.join(".", names));
    }

    /** Where a field first is; in every list on the way the first element. */
    Location locate(String field) {
        List<String> path = new ArrayList<>();
        JsonNode definition = root();
        for (String name : field.split("\\.")) {
            if (definition.has(ITEMS)) {
                path.add("0");
                definition = items(definition);
            }
            path.add(name);
            definition = child(definition, name);
        }
        return locate(path);
    }

    private static int indexOf(String name, JsonNode definition) {
        int index = names(definition).indexOf(name);
        return index < 0 ? LAST : index;
    }

    private JsonNode known(JsonNode definition, String name) {
        JsonNode child = child(definition, name);
        if (child.isMissingNode()) {
            throw new IllegalArgumentException(
                    "%s is not among %s".formatted(name, names(definition)));
        }
        return child;
    }

    /** The definition that a schema refers to, with the bounds that stand beside the reference. */
    private JsonNode resolve(JsonNode schema) {
        JsonNode node = schema;
        Map<String, JsonNode> bounds = new HashMap<>();
        while (node.has("$ref")) {
            for (String bound : BOUNDS) {
                if (node.has(bound)) {
                    bounds.putIfAbsent(bound, node.get(bound));
                }
            }
            node = json.at(node.get("$ref").asText().substring(1));
        }
        return bounds.isEmpty() ? node : ((ObjectNode) node.deepCopy()).setAll(bounds);
    }
}
