package io.doudi.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns checked JSON into FEEL values along its schema. Every field of a type is there, null where
 * it is not given, so that no rule meets an undefined name.
 */
record FeelValues(SchemaDocument schema) {

    Map<String, Object> of(JsonNode input) {
        return context(input, schema.root());
    }

    private Map<String, Object> context(JsonNode node, JsonNode definition) {
        Map<String, Object> context = new LinkedHashMap<>();
        for (String name : SchemaDocument.names(definition)) {
            context.put(name, value(node.get(name), schema.child(definition, name)));
        }
        return context;
    }

    private Object value(JsonNode node, JsonNode definition) {
        if (node == null) {
            return null;
        }
        if (definition.has("items")) {
            return list(node, schema.items(definition));
        }
        return definition.has("properties") ? context(node, definition) : scalar(node, definition);
    }

    private List<Object> list(JsonNode node, JsonNode items) {
        List<Object> list = new ArrayList<>();
        node.forEach(item -> list.add(value(item, items)));
        return list;
    }

    private static Object scalar(JsonNode node, JsonNode definition) {
        if (node.isNumber()) {
            return node.decimalValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        boolean date = definition.path("format").asText().equals("date");
        return date ? LocalDate.parse(node.textValue()) : node.textValue();
    }
}
