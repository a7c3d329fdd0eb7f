package io.doudi.comparison.population;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** A household as cells by the names of their columns. */
final class FlatHousehold {

    /** Indexes as numbers, so that the tenth entry stands behind the ninth. */
    static final Comparator<String> IN_ORDER = Comparator.comparing(FlatHousehold::padded);

    private static final int DIGITS = 5;

    private FlatHousehold() {}

    /** The cells of a line of weight, reference and input; an empty list or object is one cell. */
    static Map<String, JsonNode> cells(ObjectNode line) {
        Map<String, JsonNode> cells = new LinkedHashMap<>();
        line.properties()
                .forEach(
                        field -> {
                            if (field.getKey().equals(HouseholdLines.INPUT)
                                    && field.getValue() instanceof ObjectNode input) {
                                addFields(input, "", cells);
                            } else {
                                cells.put(field.getKey(), field.getValue());
                            }
                        });
        return cells;
    }

    /** The cells of a household's facts. */
    static Map<String, JsonNode> facts(ObjectNode input) {
        Map<String, JsonNode> cells = new LinkedHashMap<>();
        addFields(input, "", cells);
        return cells;
    }

    private static void add(JsonNode node, String name, Map<String, JsonNode> cells) {
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            addFields(object, name + ".", cells);
        } else if (node instanceof ArrayNode list && !list.isEmpty()) {
            for (int i = 0; i < list.size(); i++) {
                add(list.get(i), name + "[" + i + "]", cells);
            }
        } else {
            cells.put(name, node);
        }
    }

    private static void addFields(ObjectNode object, String prefix, Map<String, JsonNode> cells) {
        object.properties().forEach(field -> add(field.getValue(), prefix + field.getKey(), cells));
    }

    /** What stands in a cell. */
    static String text(JsonNode cell) {
        return cell.isContainerNode() ? cell.toString() : plain(cell);
    }

    private static String plain(JsonNode cell) {
        return cell.isNumber() ? cell.decimalValue().toPlainString() : cell.asText();
    }

    private static String padded(String name) {
        StringBuilder padded = new StringBuilder();
        StringBuilder digits = new StringBuilder();
        for (char character : (name + " ").toCharArray()) {
            if (Character.isDigit(character)) {
                digits.append(character);
                continue;
            }
            if (!digits.isEmpty()) {
                padded.append("0".repeat(Math.max(0, DIGITS - digits.length()))).append(digits);
                digits.setLength(0);
            }
            padded.append(character);
        }
        return padded.toString();
    }
}
