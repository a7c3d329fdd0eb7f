package io.doudi.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A kind of facts in a schema: it turns checked JSON into the values of the rules. Every field of
 * an object is there, null where it is not given, so that no rule meets an undefined name.
 */
sealed interface FactKind {

    /** The value of JSON of this kind; what is read of it is noted. */
    Object read(JsonNode node, Noted noted);

    /** The kinds of a schema from its root down. */
    static Of of(SchemaDocument schema) {
        return (Of) of(schema.root(), schema);
    }

    private static FactKind of(JsonNode definition, SchemaDocument schema) {
        if (definition.has("items")) {
            return new ListOf(of(schema.items(definition), schema));
        }
        if (!definition.has("properties")) {
            boolean isDate = definition.path("format").asText().equals("date");
            return isDate ? Scalar.DATE : Scalar.OTHER;
        }
        List<String> names = SchemaDocument.names(definition);
        return new Of(
                names,
                names.stream().map(name -> of(schema.child(definition, name), schema)).toList());
    }

    /** An object with its fields. */
    final class Of implements FactKind {

        private final String[] names;
        private final FactKind[] kinds;
        private final Map<String, Integer> positions = new HashMap<>();

        private Of(List<String> names, List<FactKind> kinds) {
            this.names = names.toArray(String[]::new);
            this.kinds = kinds.toArray(FactKind[]::new);
            for (int i = 0; i < names.size(); i++) {
                positions.put(names.get(i), i);
            }
        }

        @Override
        public Fact read(JsonNode node, Noted noted) {
            Object[] values = new Object[names.length];
            for (int i = 0; i < names.length; i++) {
                JsonNode child = node.get(names[i]);
                values[i] = child == null ? null : kinds[i].read(child, noted);
            }
            return of(values, noted);
        }

        /** An object with values that have been read. */
        Fact of(Object[] values, Noted noted) {
            return new Fact(this, values, noted, noted.places(names.length));
        }

        int size() {
            return names.length;
        }

        String name(int position) {
            return names[position];
        }

        FactKind kind(int position) {
            return kinds[position];
        }

        /** Null for a name that the kind does not have. */
        Integer position(Object name) {
            return positions.get(name);
        }
    }

    /** A list. */
    record ListOf(FactKind element) implements FactKind {
        @Override
        public Object read(JsonNode node, Noted noted) {
            List<Object> list = new ArrayList<>(node.size());
            node.forEach(item -> list.add(element.read(item, noted)));
            return list;
        }
    }

    /** A text, number, truth value or date. */
    enum Scalar implements FactKind {
        DATE,
        OTHER;

        @Override
        public Object read(JsonNode node, Noted noted) {
            if (node.isNumber()) {
                return node.decimalValue();
            }
            if (node.isBoolean()) {
                return node.booleanValue();
            }
            return this == DATE ? LocalDate.parse(node.textValue()) : node.textValue();
        }
    }
}
