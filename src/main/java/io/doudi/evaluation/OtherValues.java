package io.doudi.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a fact could be instead of its default, or instead of not being given: every other code,
 * both truth values, a birth date in every age group, and for a number its least value, the
 * smallest step from the default, and large values. An object is all combinations of its parts.
 *
 * @param schema the schema of the facts
 * @param asOf the decision date, from which ages count
 */
record OtherValues(SchemaDocument schema, LocalDate asOf) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final BigDecimal FEN = new BigDecimal("0.01");
    private static final List<BigDecimal> SIZES =
            List.of(
                    new BigDecimal(2),
                    new BigDecimal(10),
                    new BigDecimal(1000),
                    new BigDecimal(1_000_000));
    private static final List<Integer> AGES = List.of(1, 7, 15, 17, 30, 61, 70, 80, 90);
    private static final int FEW = 10;

    /**
     * @param value the default; null if none is assumed
     */
    List<JsonNode> of(FactPlace place, JsonNode value) {
        List<JsonNode> all = new ArrayList<>(values(schema.at(place.path()), value));
        all.remove(value);
        return all;
    }

    private List<JsonNode> values(JsonNode definition, JsonNode value) {
        List<JsonNode> all = new ArrayList<>();
        if (definition.has("enum")) {
            definition.get("enum").forEach(all::add);
            return all;
        }
        if (definition.has("properties")) {
            return combinations(definition, SchemaDocument.names(definition));
        }
        if (definition.path("format").asText().equals("date")) {
            AGES.forEach(age -> all.add(JSON.textNode(asOf.minusYears(age).toString())));
            return all;
        }
        switch (definition.path("type").asText()) {
            case "boolean" -> all.addAll(List.of(JSON.booleanNode(true), JSON.booleanNode(false)));
            case "integer", "number" ->
                    numbers(definition, value).forEach(number -> all.add(JSON.numberNode(number)));
            default -> {}
        }
        return all;
    }

    private List<JsonNode> combinations(JsonNode definition, List<String> names) {
        if (names.isEmpty()) {
            return List.of(JSON.objectNode());
        }
        String name = names.get(0);
        List<JsonNode> rest = combinations(definition, names.subList(1, names.size()));
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode value : values(schema.child(definition, name), null)) {
            rest.forEach(other -> all.add(((ObjectNode) other.deepCopy()).set(name, value)));
        }
        return all;
    }

    private static Set<BigDecimal> numbers(JsonNode definition, JsonNode value) {
        boolean integer = definition.path("type").asText().equals("integer");
        Set<BigDecimal> numbers = new TreeSet<>(SIZES);
        bounds(definition, numbers);
        if (value != null) {
            BigDecimal step = integer ? BigDecimal.ONE : FEN;
            numbers.add(value.decimalValue().add(step));
            numbers.add(value.decimalValue().subtract(step));
        }
        numbers.removeIf(number -> !isAllowed(number, definition));
        numbers.removeIf(number -> value != null && number.compareTo(value.decimalValue()) == 0);
        return numbers;
    }

    /** The bounds, and everything between them where that is little. */
    private static void bounds(JsonNode definition, Set<BigDecimal> numbers) {
        for (String bound : List.of("minimum", "maximum")) {
            if (definition.has(bound)) {
                numbers.add(definition.get(bound).decimalValue());
            }
        }
        int from = definition.path("minimum").asInt(0);
        int to = definition.path("maximum").asInt(Integer.MAX_VALUE);
        if (to - from <= FEW) {
            for (int number = from; number <= to; number++) {
                numbers.add(new BigDecimal(number));
            }
        }
    }

    private static boolean isAllowed(BigDecimal number, JsonNode definition) {
        return (!definition.has("minimum")
                        || number.compareTo(definition.get("minimum").decimalValue()) >= 0)
                && (!definition.has("maximum")
                        || number.compareTo(definition.get("maximum").decimalValue()) <= 0);
    }
}
