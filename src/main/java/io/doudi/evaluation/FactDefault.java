package io.doudi.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.evaluation.Evaluation.Assumption;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The default of an optional fact, as a rule set names it. */
record FactDefault(String field, Object value, String question, List<String> ruleIds) {

    static FactDefault of(Map<?, ?> row) {
        return new FactDefault(
                (String) row.get("field"),
                row.get("value"),
                (String) row.get("question"),
                List.of(((String) row.get("rules")).split(", ")));
    }

    /** Fills the fact in wherever it is absent; says so if that was the case. */
    Optional<Assumption> applyTo(ObjectNode input, SchemaDocument schema) {
        boolean applied = fill(input, schema.root(), List.of(field.split("\\.")), schema);
        return applied
                ? Optional.of(new Assumption(field, value, question, ruleIds))
                : Optional.empty();
    }

    private boolean fill(
            JsonNode node, JsonNode definition, List<String> path, SchemaDocument schema) {
        if (node.isArray()) {
            boolean any = false;
            for (JsonNode item : node) {
                any |= fill(item, schema.items(definition), path, schema);
            }
            return any;
        }
        ObjectNode object = (ObjectNode) node;
        return path.size() == 1
                ? set(object, path.get(0))
                : descend(object, definition, path, schema);
    }

    /** An absent object is made; an absent list has no elements to complete. */
    private boolean descend(
            ObjectNode object, JsonNode definition, List<String> path, SchemaDocument schema) {
        String name = path.get(0);
        JsonNode child = schema.child(definition, name);
        if (!object.has(name) && (child.has("items") || path.size() > 2)) {
            return false;
        }
        JsonNode next = object.has(name) ? object.get(name) : object.putObject(name);
        return fill(next, child, path.subList(1, path.size()), schema);
    }

    private boolean set(ObjectNode object, String name) {
        if (object.has(name)) {
            return false;
        }
        object.set(name, json());
        return true;
    }

    private JsonNode json() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value instanceof Boolean flag) {
            return json.booleanNode(flag);
        }
        return value instanceof BigDecimal number
                ? json.numberNode(number)
                : json.textNode(String.valueOf(value));
    }
}
