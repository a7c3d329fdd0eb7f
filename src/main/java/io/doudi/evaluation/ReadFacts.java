package io.doudi.evaluation;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Which facts the rules looked at in one evaluation. */
final class ReadFacts {

    private final Set<FactPlace> places = new HashSet<>();

    /** Whether one of the places was looked at; an input as a whole always counts as read. */
    boolean containsAny(Collection<FactPlace> wanted) {
        return wanted.stream()
                .anyMatch(place -> place.path().size() == 1 || places.contains(place));
    }

    /** An object of the facts that notes what is read of it. */
    Map<String, Object> context(FactPlace place) {
        return new Context(place);
    }

    private final class Context extends LinkedHashMap<String, Object> {

        private static final long serialVersionUID = 1;

        private final transient FactPlace place;

        Context(FactPlace place) {
            this.place = place;
        }

        @Override
        public Object get(Object name) {
            read(name);
            return super.get(name);
        }

        @Override
        public Object getOrDefault(Object name, Object other) {
            read(name);
            return super.getOrDefault(name, other);
        }

        @Override
        public Set<Map.Entry<String, Object>> entrySet() {
            readAll();
            return super.entrySet();
        }

        @Override
        public Collection<Object> values() {
            readAll();
            return super.values();
        }

        @Override
        public boolean containsValue(Object value) {
            readAll();
            return super.containsValue(value);
        }

        @Override
        public void forEach(BiConsumer<? super String, ? super Object> action) {
            readAll();
            super.forEach(action);
        }

        private void readAll() {
            keySet().forEach(this::read);
        }

        private void read(Object name) {
            places.add(place.below(String.valueOf(name)));
        }
    }
}
