package io.doudi.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNType;
import org.kie.dmn.model.api.ItemDefinition;
import org.kie.dmn.openapi.DMNOASGeneratorFactory;

/**
 * The JSON Schema of the facts, made from the item definitions of the model that holds the input
 * data {@code Case}. It adds what DMN cannot say: an amount has at most two decimals, an integer no
 * fraction, no other fields are known, and which facts a decision requires.
 */
final class InputSchema {

    private static final String DEFINITIONS = "#/definitions/";
    private static final String CASE = "Case";

    private final ObjectNode definitions;
    private final String root;

    InputSchema(Collection<DMNModel> models) {
        DMNModel model =
                models.stream()
                        .filter(
                                candidate ->
                                        candidate.getInputs().stream()
                                                .anyMatch(input -> input.getName().equals(CASE)))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "No model has the input data " + CASE));
        DMNType type = model.getInputs().iterator().next().getType();
        root = type.getName();
        ObjectNode generated =
                DMNOASGeneratorFactory.generator(List.of(model)).build().getJsonSchemaNode();
        definitions = (ObjectNode) generated.get("definitions");
        definitions.remove(List.of("InputSet", "OutputSet"));
        Map<String, ItemDefinition> items = new HashMap<>();
        model.getDefinitions().getItemDefinition().forEach(item -> items.put(item.getName(), item));
        withoutExtensions(definitions);
        definitions
                .properties()
                .forEach(entry -> complete(entry.getValue(), items.get(entry.getKey())));
    }

    /**
     * The schema with the fields that a decision requires; a path such as {@code incomes.amount}
     * goes through lists.
     */
    ObjectNode requiring(Collection<String> paths) {
        ObjectNode schema = definitions.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$ref", DEFINITIONS + root);
        ObjectNode copy = definitions.deepCopy();
        schema.set("definitions", copy);
        paths.forEach(path -> require(copy, path.split("\\.")));
        return schema;
    }

    private void require(ObjectNode target, String[] path) {
        String type = root;
        for (int i = 0; i < path.length - 1; i++) {
            type = itemType(target, propertyType(target, type, path[i]));
        }
        ObjectNode definition = (ObjectNode) target.get(type);
        ArrayNode required = definition.withArray("/required");
        required.add(path[path.length - 1]);
    }

    private static String propertyType(ObjectNode target, String type, String property) {
        JsonNode schema = target.path(type).path("properties").path(property);
        if (schema.isMissingNode()) {
            throw new IllegalArgumentException("The type " + type + " has no field " + property);
        }
        return name(schema);
    }

    private static String itemType(ObjectNode target, String type) {
        JsonNode definition = target.get(type);
        return definition.has("items") ? name(definition.get("items")) : type;
    }

    private static String name(JsonNode schema) {
        return schema.path("$ref").asText().substring(DEFINITIONS.length());
    }

    private static void complete(JsonNode node, ItemDefinition item) {
        ObjectNode definition = (ObjectNode) node;
        withoutNull(definition);
        if (item == null) {
            return;
        }
        if (item.getLabel() != null) {
            definition.put("title", item.getLabel());
        }
        if (item.getName().equals("tAmount")) {
            definition.put("multipleOf", new BigDecimal("0.01"));
        }
        if (item.getName().equals("tInteger")) {
            definition.put("type", "integer");
        }
        if (definition.has("properties")) {
            definition.put("additionalProperties", false);
            item.getItemComponent()
                    .forEach(
                            component ->
                                    ((ObjectNode)
                                                    definition
                                                            .get("properties")
                                                            .get(component.getName()))
                                            .put("title", component.getLabel()));
        }
    }

    /** What the generator adds for DMN tools is no JSON Schema. */
    private static void withoutExtensions(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(
                    List.of(
                            "nullable",
                            "x-dmn-type",
                            "x-dmn-allowed-values",
                            "x-dmn-descriptions"));
        }
        node.forEach(InputSchema::withoutExtensions);
    }

    private static void withoutNull(ObjectNode definition) {
        if (definition.get("enum") instanceof ArrayNode values) {
            ArrayNode kept = values.arrayNode();
            values.forEach(
                    value -> {
                        if (!value.isNull()) {
                            kept.add(value);
                        }
                    });
            definition.set("enum", kept);
        }
    }
}
