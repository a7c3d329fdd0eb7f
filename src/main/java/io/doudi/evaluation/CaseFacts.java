package io.doudi.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The facts of a case, read for each of its decisions. A group of facts that two decisions complete
 * in the same way is the same object for both.
 */
final class CaseFacts {

    private final ObjectNode input;
    private final FactKind.Of kind;
    private final Noted noted = new Noted();
    private final Map<List<Object>, Object> groups = new HashMap<>();
    private boolean isOfRightTypes;

    /**
     * @param input not checked yet
     */
    CaseFacts(ObjectNode input, FactKind.Of kind) {
        this.input = input;
        this.kind = kind;
    }

    /** Whether the facts are surely what a decision wants; false says nothing. */
    boolean areRight(SchemaCheck check) {
        isOfRightTypes = isOfRightTypes || check.acceptsTypes(input);
        return isOfRightTypes && check.acceptsRequired(input);
    }

    /**
     * The facts, completed.
     *
     * @param defaults those that are assumed, by the group of facts that they belong to
     */
    Fact completed(Map<String, List<FactDefault>> defaults, SchemaDocument document) {
        Object[] values = new Object[kind.size()];
        for (int i = 0; i < values.length; i++) {
            String group = kind.name(i);
            values[i] = group(i, defaults.getOrDefault(group, List.of()), document);
        }
        return kind.of(values, noted);
    }

    private Object group(int position, List<FactDefault> defaults, SchemaDocument document) {
        JsonNode given = input.get(kind.name(position));
        return given == null && defaults.isEmpty()
                ? null
                : groups.computeIfAbsent(
                        List.of(position, defaults),
                        any -> read(position, completed(position, given, defaults, document)));
    }

    private Object read(int position, JsonNode group) {
        return group == null ? null : kind.kind(position).read(group, noted);
    }

    private JsonNode completed(
            int position, JsonNode given, List<FactDefault> defaults, SchemaDocument document) {
        if (defaults.isEmpty()) {
            return given;
        }
        String name = kind.name(position);
        ObjectNode group = input.objectNode();
        if (given != null) {
            group.set(name, given.deepCopy());
        }
        for (FactDefault fact : defaults) {
            fact.missing(group, document).forEach(place -> place.set(group, fact.json()));
        }
        return group.get(name);
    }
}
