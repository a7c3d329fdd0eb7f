package io.doudi.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Says yes to facts that a schema surely takes, in a fraction of the time of its checker; whatever
 * is not surely right is for the checker to say.
 */
interface SchemaShortcut {

    /** Whether the facts are right; false says nothing. */
    boolean accepts(JsonNode facts);

    /**
     * Whether facts are of their types. It knows the keywords that are in use; anything else it
     * leaves to the checker.
     */
    static SchemaShortcut ofTypes(SchemaDocument document) {
        JsonNode json = document.json();
        return new Reader(json, new HashMap<>()).definition(json.path("$ref").asText());
    }

    /** Whether facts have all that is required: the rest of the schema. */
    static SchemaShortcut ofRequired(SchemaDocument document) {
        ObjectNode overlay = document.json().objectNode();
        overlay.setAll(document.json());
        overlay.remove(List.of("$schema", "$ref", "definitions"));
        return overlay.isEmpty()
                ? facts -> true
                : new Reader(document.json(), new HashMap<>()).read(overlay);
    }

    /**
     * @param known the definitions that were read, by their references
     */
    record Reader(JsonNode root, Map<String, SchemaShortcut> known) {

        private static final SchemaShortcut UNKNOWN = node -> false;
        private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
        private static final Set<String> IDLE =
                Set.of("$schema", "definitions", "title", "description", "default");

        SchemaShortcut read(JsonNode schema) {
            List<SchemaShortcut> all = new ArrayList<>();
            schema.properties().stream()
                    .filter(keyword -> !IDLE.contains(keyword.getKey()))
                    .map(keyword -> read(schema, keyword.getKey(), keyword.getValue()))
                    .forEach(all::add);
            if (all.isEmpty()) {
                return UNKNOWN;
            }
            SchemaShortcut[] each = all.toArray(SchemaShortcut[]::new);
            return node -> {
                for (SchemaShortcut one : each) {
                    if (!one.accepts(node)) {
                        return false;
                    }
                }
                return true;
            };
        }

        private SchemaShortcut read(JsonNode schema, String keyword, JsonNode value) {
            return switch (keyword) {
                case "$ref" -> definition(value.asText());
                case "type" -> type(value.asText());
                case "properties" -> properties(value);
                case "additionalProperties" ->
                        value.isBoolean() && !value.booleanValue()
                                ? onlyNames(schema.path("properties"))
                                : UNKNOWN;
                case "required" -> required(value);
                case "items" -> items(value);
                case "enum" -> texts(value);
                case "format" -> value.asText().equals("date") ? Reader::isDay : UNKNOWN;
                default -> bound(keyword, value);
            };
        }

        private SchemaShortcut definition(String reference) {
            SchemaShortcut before = known.get(reference);
            if (before != null) {
                return before;
            }
            known.put(reference, UNKNOWN);
            SchemaShortcut read = read(root.at(reference.substring(1)));
            known.put(reference, read);
            return read;
        }

        private static SchemaShortcut type(String type) {
            return switch (type) {
                case "object" -> JsonNode::isObject;
                case "array" -> JsonNode::isArray;
                case "string" -> JsonNode::isTextual;
                case "boolean" -> JsonNode::isBoolean;
                case "number" -> node -> node.isNumber() && !Oversized.is(node.decimalValue());
                case "integer" -> JsonNode::isInt;
                default -> UNKNOWN;
            };
        }

        private SchemaShortcut properties(JsonNode properties) {
            Map<String, SchemaShortcut> each = new HashMap<>();
            properties
                    .properties()
                    .forEach(field -> each.put(field.getKey(), read(field.getValue())));
            return node -> {
                for (Map.Entry<String, JsonNode> field : node.properties()) {
                    SchemaShortcut one = each.get(field.getKey());
                    if (one != null && !one.accepts(field.getValue())) {
                        return false;
                    }
                }
                return true;
            };
        }

        private static SchemaShortcut onlyNames(JsonNode properties) {
            Set<String> names = new HashSet<>();
            properties.fieldNames().forEachRemaining(names::add);
            return node -> {
                for (Map.Entry<String, JsonNode> field : node.properties()) {
                    if (!names.contains(field.getKey())) {
                        return false;
                    }
                }
                return true;
            };
        }

        private static SchemaShortcut required(JsonNode names) {
            List<String> required = new ArrayList<>();
            names.forEach(name -> required.add(name.asText()));
            return node -> required.stream().allMatch(node::has);
        }

        private SchemaShortcut items(JsonNode items) {
            SchemaShortcut each = read(items);
            return node -> {
                if (!node.isArray() || node.size() > Oversized.MAX_ITEMS) {
                    return false;
                }
                for (JsonNode item : node) {
                    if (!each.accepts(item)) {
                        return false;
                    }
                }
                return true;
            };
        }

        private static SchemaShortcut texts(JsonNode values) {
            Set<String> texts = new HashSet<>();
            values.forEach(value -> texts.add(value.textValue()));
            return node -> node.isTextual() && texts.contains(node.textValue());
        }

        private static boolean isDay(JsonNode node) {
            try {
                return node.isTextual()
                        && DAY.matcher(node.textValue()).matches()
                        && LocalDate.parse(node.textValue()) != null;
            } catch (DateTimeParseException e) {
                return false;
            }
        }

        private static int length(String text) {
            return text.codePointCount(0, text.length());
        }

        private static SchemaShortcut bound(String keyword, JsonNode value) {
            if (!value.isNumber()) {
                return UNKNOWN;
            }
            BigDecimal bound = value.decimalValue();
            return switch (keyword) {
                case "minimum" ->
                        node -> node.isNumber() && node.decimalValue().compareTo(bound) >= 0;
                case "maximum" ->
                        node -> node.isNumber() && node.decimalValue().compareTo(bound) <= 0;
                case "exclusiveMinimum" ->
                        node -> node.isNumber() && node.decimalValue().compareTo(bound) > 0;
                case "exclusiveMaximum" ->
                        node -> node.isNumber() && node.decimalValue().compareTo(bound) < 0;
                case "multipleOf" ->
                        node ->
                                node.isNumber()
                                        && !Oversized.is(node.decimalValue())
                                        && node.decimalValue().remainder(bound).signum() == 0;
                case "minLength" ->
                        node -> node.isTextual() && length(node.textValue()) >= bound.intValue();
                case "maxItems" -> node -> node.size() <= bound.intValue();
                default -> UNKNOWN;
            };
        }
    }
}
