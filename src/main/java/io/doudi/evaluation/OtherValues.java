package io.doudi.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a fact could be instead of its default: every other code, the other truth value, and for a
 * number its least value, the smallest step from the default, and large values.
 */
final class OtherValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final BigDecimal FEN = new BigDecimal("0.01");
    private static final List<BigDecimal> SIZES =
            List.of(
                    new BigDecimal(2),
                    new BigDecimal(10),
                    new BigDecimal(1000),
                    new BigDecimal(1_000_000));

    private OtherValues() {}

    /**
     * @param schema the JSON Schema of the fact
     */
    static List<JsonNode> of(JsonNode value, JsonNode schema) {
        List<JsonNode> all = new ArrayList<>();
        if (schema.has("enum")) {
            schema.get("enum").forEach(all::add);
        } else if (value.isBoolean()) {
            all.add(JSON.booleanNode(!value.booleanValue()));
        } else if (value.isNumber()) {
            numbers(value.decimalValue(), schema)
                    .forEach(number -> all.add(JSON.numberNode(number)));
        }
        all.remove(value);
        return all;
    }

    private static Set<BigDecimal> numbers(BigDecimal value, JsonNode schema) {
        BigDecimal step = schema.path("type").asText().equals("integer") ? BigDecimal.ONE : FEN;
        Set<BigDecimal> numbers = new TreeSet<>(SIZES);
        numbers.add(value.add(step));
        numbers.add(value.subtract(step));
        for (String bound : List.of("minimum", "maximum")) {
            if (schema.has(bound)) {
                numbers.add(schema.get(bound).decimalValue());
            }
        }
        numbers.removeIf(number -> number.compareTo(value) == 0 || !isAllowed(number, schema));
        return numbers;
    }

    private static boolean isAllowed(BigDecimal number, JsonNode schema) {
        return (!schema.has("minimum")
                        || number.compareTo(schema.get("minimum").decimalValue()) >= 0)
                && (!schema.has("maximum")
                        || number.compareTo(schema.get("maximum").decimalValue()) <= 0);
    }
}
