package io.doudi.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Turns checked JSON into FEEL values along its schema. Every field of a type is there, null where
 * it is not given, so that no rule meets an undefined name.
 */
final class FeelValues {

    private final SchemaDocument schema;
    private final Function<FactPlace, Map<String, Object>> contexts;

    FeelValues(SchemaDocument schema) {
        this(schema, new ReadFacts());
    }

    /** Values that note what is read of them. */
    FeelValues(SchemaDocument schema, ReadFacts reads) {
        this(schema, reads::context);
    }

    private FeelValues(SchemaDocument schema, Function<FactPlace, Map<String, Object>> contexts) {
        this.schema = schema;
        this.contexts = contexts;
    }

    /** Every input by its name. */
    Map<String, Object> of(JsonNode input) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        for (String name : SchemaDocument.names(schema.root())) {
            FactPlace place = FactPlace.ROOT.below(name);
            inputs.put(name, value(input.get(name), schema.child(schema.root(), name), place));
        }
        return inputs;
    }

    private Map<String, Object> context(JsonNode node, JsonNode definition, FactPlace place) {
        Map<String, Object> context = contexts.apply(place);
        for (String name : SchemaDocument.names(definition)) {
            JsonNode child = schema.child(definition, name);
            context.put(name, value(node.get(name), child, place.below(name)));
        }
        return context;
    }

    private Object value(JsonNode node, JsonNode definition, FactPlace place) {
        if (node == null) {
            return null;
        }
        if (definition.has("items")) {
            return list(node, schema.items(definition), place);
        }
        return definition.has("properties")
                ? context(node, definition, place)
                : scalar(node, definition);
    }

    private List<Object> list(JsonNode node, JsonNode items, FactPlace place) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            list.add(value(node.get(i), items, place.below(String.valueOf(i))));
        }
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
