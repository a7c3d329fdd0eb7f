package io.doudi.comparison.population;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.ruleset.FactPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * The columns that a table of households can have: every fact of the schema, with {@code []} behind
 * the names of lists, and its type.
 */
record Fields(Map<String, String> types) {

    private static final String LIST = "[]";
    private static final int DEEPEST = 12;
    private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");

    Fields {
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    }

    /** The fields of a JSON Schema of facts. */
    static Fields of(ObjectNode schema) {
        Map<String, String> types = new LinkedHashMap<>();
        types.put(HouseholdLines.REFERENCE, "string");
        types.put(HouseholdLines.WEIGHT, "number");
        add(schema, schema, "", types, 0);
        return new Fields(types);
    }

    private static void add(
            JsonNode schema, JsonNode node, String name, Map<String, String> types, int depth) {
        JsonNode type = resolved(schema, node);
        if (depth > DEEPEST) {
            return;
        }
        if (!name.isEmpty()) {
            types.put(name, type.path("type").asText("string"));
        }
        if (type.has("items")) {
            add(schema, type.get("items"), name + LIST, types, depth + 1);
        }
        type.path("properties")
                .properties()
                .forEach(
                        field ->
                                add(
                                        schema,
                                        field.getValue(),
                                        name.isEmpty()
                                                ? field.getKey()
                                                : name + "." + field.getKey(),
                                        types,
                                        depth + 1));
    }

    private static JsonNode resolved(JsonNode schema, JsonNode node) {
        JsonNode at = node;
        while (at.has("$ref")) {
            at = schema.at(at.get("$ref").asText().substring(1));
        }
        return at;
    }

    /** The type of a fact; empty if it is not known. */
    Optional<String> type(FactPath path) {
        return Optional.ofNullable(types.get(general(path)));
    }

    boolean isKnown(String column) {
        return types.containsKey(column);
    }

    /** The known column whose name is most like this one, with the same indexes. */
    String nearest(String column) {
        List<String> indexes = new ArrayList<>();
        String general = replaced(column, indexes);
        String near =
                types.keySet().stream()
                        .min(Comparator.comparing(known -> distance(general, known)))
                        .orElseThrow();
        for (String index : indexes) {
            near = near.replaceFirst("\\[]", "[" + index + "]");
        }
        return near.replace(LIST, "[0]");
    }

    private static int distance(String a, String b) {
        return LevenshteinDistance.getDefaultInstance()
                .apply(a.toLowerCase(Locale.ROOT), b.toLowerCase(Locale.ROOT));
    }

    private static String replaced(String column, List<String> indexes) {
        return INDEX.matcher(column)
                .replaceAll(
                        found -> {
                            indexes.add(found.group(1));
                            return LIST;
                        });
    }

    private static String general(FactPath path) {
        StringBuilder name = new StringBuilder();
        for (FactPath.Step step : path.steps()) {
            name.append(name.isEmpty() ? "" : ".").append(step.name());
            name.append(step.isInList() ? LIST : "");
        }
        return name.toString();
    }
}
