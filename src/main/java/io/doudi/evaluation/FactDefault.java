package io.doudi.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.evaluation.Evaluation.Assumption;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The default of an optional fact, as a rule set names it. */
record FactDefault(String field, Object value, String question, List<String> ruleIds) {

    /** A place of a fact in some facts: names and list indexes from the root. */
    record Place(List<String> path) {

        void set(ObjectNode facts, JsonNode value) {
            JsonNode node = facts;
            for (String step : path.subList(0, path.size() - 1)) {
                node = node.isArray() ? node.get(Integer.parseInt(step)) : node.get(step);
            }
            ((ObjectNode) node).set(path.get(path.size() - 1), value);
        }

        private Place below(String step) {
            List<String> longer = new ArrayList<>(path);
            longer.add(step);
            return new Place(longer);
        }
    }

    /** A default with every place that it was filled in. */
    record Applied(FactDefault fact, List<Place> places) {

        Assumption assumption() {
            return new Assumption(fact.field, fact.value, fact.question, fact.ruleIds);
        }
    }

    static FactDefault of(Map<?, ?> row) {
        return new FactDefault(
                (String) row.get("field"),
                row.get("value"),
                (String) row.get("question"),
                List.of(((String) row.get("rules")).split(", ")));
    }

    /** Fills the fact in wherever it is absent; says where, if anywhere. */
    Optional<Applied> applyTo(ObjectNode facts, SchemaDocument schema) {
        List<Place> places = new ArrayList<>();
        fill(
                facts,
                schema.root(),
                new Place(List.of()),
                List.of(field.split("\\.")),
                schema,
                places);
        return places.isEmpty() ? Optional.empty() : Optional.of(new Applied(this, places));
    }

    private void fill(
            JsonNode node,
            JsonNode definition,
            Place here,
            List<String> path,
            SchemaDocument schema,
            List<Place> places) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                Place item = here.below(String.valueOf(i));
                fill(node.get(i), schema.items(definition), item, path, schema, places);
            }
        } else if (path.size() == 1) {
            set((ObjectNode) node, here.below(path.get(0)), places);
        } else {
            descend((ObjectNode) node, definition, here, path, schema, places);
        }
    }

    /** An absent object is made; an absent list has no elements to complete. */
    private void descend(
            ObjectNode object,
            JsonNode definition,
            Place here,
            List<String> path,
            SchemaDocument schema,
            List<Place> places) {
        String name = path.get(0);
        JsonNode child = schema.child(definition, name);
        if (!object.has(name) && (child.has("items") || path.size() > 2)) {
            return;
        }
        JsonNode next = object.has(name) ? object.get(name) : object.putObject(name);
        fill(next, child, here.below(name), path.subList(1, path.size()), schema, places);
    }

    private void set(ObjectNode object, Place place, List<Place> places) {
        String name = place.path().get(place.path().size() - 1);
        if (!object.has(name)) {
            object.set(name, json());
            places.add(place);
        }
    }

    /** The default as it would stand in a request. */
    JsonNode json() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value instanceof Boolean flag) {
            return json.booleanNode(flag);
        }
        return value instanceof BigDecimal number
                ? json.numberNode(number)
                : json.textNode(String.valueOf(value));
    }
}
