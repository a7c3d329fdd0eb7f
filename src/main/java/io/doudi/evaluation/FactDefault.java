package io.doudi.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.evaluation.Evaluation.Assumption;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a rule set says about an optional fact that is not given.
 *
 * @param field the path of the fact without list indexes
 * @param value the default that is assumed; null for a fact that is left unstated and only asked
 *     for
 * @param question how staff ask for the fact, in Chinese
 */
record FactDefault(String field, Object value, String question, List<String> ruleIds) {

    static FactDefault of(Map<?, ?> row) {
        return new FactDefault(
                (String) row.get("field"),
                row.get("value"),
                (String) row.get("question"),
                List.of(((String) row.get("rules")).split(", ")));
    }

    /** Whether a value is assumed when the fact is not given. */
    boolean isAssumed() {
        return value != null;
    }

    /** The name of the group of facts that it belongs to. */
    String group() {
        return field.split("\\.")[0];
    }

    /** The places in some facts where the fact could stand and does not. */
    List<FactPlace> missing(ObjectNode facts, SchemaDocument schema) {
        List<FactPlace> places = new ArrayList<>();
        find(facts, FactPlace.ROOT, List.of(field.split("\\.")), schema, places);
        return places;
    }

    /** The fact as an assumption or a question about its missing places. */
    Assumption at(List<FactPlace> places) {
        return new Assumption(
                field, value, question, ruleIds, places.stream().map(FactPlace::pointer).toList());
    }

    /** The default as it would stand in a request; null if none is assumed. */
    JsonNode json() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value instanceof Boolean flag) {
            return json.booleanNode(flag);
        }
        if (value instanceof BigDecimal number) {
            return json.numberNode(number);
        }
        return value == null ? null : json.textNode(String.valueOf(value));
    }

    private void find(
            JsonNode node,
            FactPlace here,
            List<String> path,
            SchemaDocument schema,
            List<FactPlace> places) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                find(node.get(i), here.below(String.valueOf(i)), path, schema, places);
            }
        } else if (path.size() == 1) {
            if (!node.has(path.get(0))) {
                places.add(here.below(path.get(0)));
            }
        } else {
            descend((ObjectNode) node, here, path, schema, places);
        }
    }

    /**
     * The object of an assumed fact is made where it is absent; an absent list has no elements to
     * complete.
     */
    private void descend(
            ObjectNode object,
            FactPlace here,
            List<String> path,
            SchemaDocument schema,
            List<FactPlace> places) {
        String name = path.get(0);
        FactPlace below = here.below(name);
        if (!object.has(name)
                && isAssumed()
                && path.size() == 2
                && !schema.at(below.path()).has("items")) {
            object.putObject(name);
        }
        if (object.has(name)) {
            find(object.get(name), below, path.subList(1, path.size()), schema, places);
        }
    }
}
