package io.doudi.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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
 * fraction and at most nine digits, a list at most a hundred entries, no text is empty, no other
 * fields are known, and which facts a decision requires.
 */
final class InputSchema {

    private static final String DEFINITIONS = "#/definitions/";
    private static final String CASE = "Case";
    private static final int MAX_INTEGER = 999_999_999;

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
        withoutEmptyTexts(definitions);
        definitions
                .properties()
                .forEach(entry -> complete(entry.getValue(), items.get(entry.getKey())));
    }

    /** The schema with the facts that a decision requires, each by its path. */
    SchemaDocument requiring(Collection<String> paths) {
        ObjectNode schema = definitions.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$ref", DEFINITIONS + root);
        schema.set("definitions", definitions.deepCopy());
        SchemaDocument document = new SchemaDocument(schema);
        paths.forEach(document::require);
        return document;
    }

    private static void complete(JsonNode node, ItemDefinition item) {
        ObjectNode definition = (ObjectNode) node;
        if (item == null) {
            return;
        }
        orderAllowedValues(definition, item);
        if (item.getLabel() != null) {
            definition.put("title", item.getLabel());
        }
        if (item.getName().equals("tAmount")) {
            definition.put("multipleOf", new BigDecimal("0.01"));
        }
        if (item.getName().equals("tInteger")) {
            definition.put("type", "integer");
            definition.put("maximum", MAX_INTEGER);
        }
        if (definition.has("items")) {
            definition.put("maxItems", Oversized.MAX_ITEMS);
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

    /** An empty text says nothing. */
    private static void withoutEmptyTexts(JsonNode node) {
        if (node.path("type").asText().equals("string")
                && !node.has("enum")
                && !node.has("format")) {
            ((ObjectNode) node).put("minLength", 1);
        }
        node.forEach(InputSchema::withoutEmptyTexts);
    }

    /** The generator adds null and loses the order. */
    private static void orderAllowedValues(ObjectNode definition, ItemDefinition item) {
        if (definition.get("enum") instanceof ArrayNode values) {
            String allowed = item.getAllowedValues().getText();
            List<JsonNode> kept = new ArrayList<>();
            values.forEach(kept::add);
            kept.removeIf(JsonNode::isNull);
            kept.sort(Comparator.comparing(value -> allowed.indexOf(value.toString())));
            definition.set("enum", definition.arrayNode().addAll(kept));
        }
    }
}
