package io.doudi.comparison.population;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.TreeMap;

/**
 * Households as lines of JSON in one canonical form: names in alphabetical order, numbers without
 * exponent and trailing zeros, no line breaks. Equal households have equal lines.
 */
@Singleton
class HouseholdLines {

    static final String INPUT = "input";
    static final String REFERENCE = "reference";
    static final String WEIGHT = "weight";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectMapper json;

    HouseholdLines(ObjectMapper json) {
        this.json = json;
    }

    String line(Household household) {
        ObjectNode line = NODES.objectNode();
        line.set(INPUT, canonical(household.input()));
        if (!household.reference().isEmpty()) {
            line.put(REFERENCE, household.reference());
        }
        line.set(WEIGHT, number(household.weight()));
        try {
            return json.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree is always JSON", e);
        }
    }

    /** Reads a line that {@link #line} has written. */
    Household household(long number, String line) {
        try {
            JsonNode node = json.readTree(line);
            return new Household(
                    number,
                    node.get(WEIGHT).decimalValue(),
                    (ObjectNode) node.get(INPUT),
                    node.path(REFERENCE).asText(""));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored lines are JSON", e);
        }
    }

    private static JsonNode canonical(JsonNode node) {
        if (node instanceof ObjectNode object) {
            TreeMap<String, JsonNode> fields = new TreeMap<>();
            object.properties()
                    .forEach(field -> fields.put(field.getKey(), canonical(field.getValue())));
            return NODES.objectNode().setAll(fields);
        }
        if (node instanceof ArrayNode list) {
            ArrayNode elements = NODES.arrayNode(list.size());
            list.forEach(element -> elements.add(canonical(element)));
            return elements;
        }
        return node.isNumber() ? number(node.decimalValue()) : node;
    }

    private static JsonNode number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return plain.scale() <= 0
                ? NODES.numberNode(plain.toBigIntegerExact())
                : NODES.numberNode(plain);
    }
}
