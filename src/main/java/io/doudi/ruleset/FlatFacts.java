package io.doudi.ruleset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.ruleset.FactPath.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Facts as cells by the names of their columns, and back. What no column can name, such as a list
 * in a list, stays together in one cell.
 */
public final class FlatFacts {

    /** Indexes as numbers, so that the tenth entry stands behind the ninth. */
    public static final Comparator<String> IN_ORDER = Comparator.comparing(FlatFacts::padded);

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern NAME = Pattern.compile("[^.\\[\\]\\s\\p{Cntrl}]+");
    private static final int DIGITS = 5;
    private static final int LONGEST_LIST = 1_000;

    private FlatFacts() {}

    /** The cells of facts; an empty list or object is one cell. */
    public static Map<String, JsonNode> cells(ObjectNode facts) {
        Map<String, JsonNode> cells = new LinkedHashMap<>();
        addFields(facts, "", cells);
        return cells;
    }

    /**
     * The facts of cells; a list has no gaps where cells are missing, and an empty list or object
     * is none if other cells fill it.
     *
     * @throws IllegalArgumentException for cells that cannot stand beside each other
     */
    public static ObjectNode facts(Map<String, JsonNode> cells) {
        Map<Object, Object> facts = new LinkedHashMap<>();
        cells.forEach((name, value) -> put(facts, name, value));
        return (ObjectNode) node(facts);
    }

    private static void put(Map<Object, Object> facts, String name, JsonNode value) {
        List<Object> keys = keys(FactPath.of(name));
        Map<Object, Object> at = facts;
        for (int i = 0; i < keys.size(); i++) {
            requireFit(at, keys.get(i), name);
            Object found = at.get(keys.get(i));
            boolean isLast = i == keys.size() - 1;
            if (isLast && (found == null || isEmpty(found))) {
                at.put(keys.get(i), value);
            } else if (isLast && !isEmpty(value) || !isLast && isFact(found)) {
                throw unfit(name);
            } else if (!isLast) {
                at = inside(at, keys.get(i), keys.get(i + 1));
            }
        }
    }

    /** Lists and objects on the way: names of fields and numbers of entries. */
    private static List<Object> keys(FactPath path) {
        List<Object> keys = new ArrayList<>();
        for (Step step : path.steps()) {
            keys.add(step.name());
            if (step.isInList()) {
                keys.add(step.index());
            }
        }
        return keys;
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> inside(Map<Object, Object> at, Object key, Object next) {
        if (!(at.get(key) instanceof Map)) {
            at.put(key, next instanceof Integer ? new TreeMap<>() : new LinkedHashMap<>());
        }
        return (Map<Object, Object>) at.get(key);
    }

    private static void requireFit(Map<Object, Object> at, Object key, String name) {
        if (at instanceof TreeMap != key instanceof Integer) {
            throw unfit(name);
        }
    }

    private static boolean isEmpty(Object value) {
        return value instanceof JsonNode node && node.isContainerNode() && node.isEmpty();
    }

    private static boolean isFact(Object value) {
        return value instanceof JsonNode && !isEmpty(value);
    }

    private static IllegalArgumentException unfit(String name) {
        return new IllegalArgumentException("%s stands beside what it is part of".formatted(name));
    }

    private static JsonNode node(Object value) {
        if (value instanceof TreeMap<?, ?> list) {
            ArrayNode entries = NODES.arrayNode();
            list.values().forEach(entry -> entries.add(node(entry)));
            return entries;
        }
        if (value instanceof Map<?, ?> fields) {
            ObjectNode object = NODES.objectNode();
            fields.forEach((name, field) -> object.set((String) name, node(field)));
            return object;
        }
        return (JsonNode) value;
    }

    private static void add(JsonNode node, String name, Map<String, JsonNode> cells) {
        if (node instanceof ObjectNode object && isNamed(object)) {
            addFields(object, name + ".", cells);
        } else if (node instanceof ArrayNode list && isNumbered(list)) {
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

    private static boolean isNamed(ObjectNode object) {
        return !object.isEmpty()
                && object.properties().stream()
                        .allMatch(field -> NAME.matcher(field.getKey()).matches());
    }

    private static boolean isNumbered(ArrayNode list) {
        return !list.isEmpty()
                && list.size() <= LONGEST_LIST
                && StreamSupport.stream(list.spliterator(), false).noneMatch(JsonNode::isArray);
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
