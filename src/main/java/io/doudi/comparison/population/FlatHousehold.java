package io.doudi.comparison.population;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.ruleset.FlatFacts;
import java.util.LinkedHashMap;
import java.util.Map;

/** A household as cells by the names of their columns. */
final class FlatHousehold {

    private FlatHousehold() {}

    /** The cells of a line of weight, reference and input; an empty list or object is one cell. */
    static Map<String, JsonNode> cells(ObjectNode line) {
        Map<String, JsonNode> cells = new LinkedHashMap<>();
        line.properties()
                .forEach(
                        field -> {
                            if (field.getKey().equals(HouseholdLines.INPUT)
                                    && field.getValue() instanceof ObjectNode input) {
                                cells.putAll(FlatFacts.cells(input));
                            } else {
                                cells.put(field.getKey(), field.getValue());
                            }
                        });
        return cells;
    }

    /** What stands in a cell. */
    static String text(JsonNode cell) {
        return cell.isContainerNode() ? cell.toString() : plain(cell);
    }

    private static String plain(JsonNode cell) {
        return cell.isNumber() ? cell.decimalValue().toPlainString() : cell.asText();
    }
}
