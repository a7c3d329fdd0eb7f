package io.doudi.evaluation;

import io.doudi.evaluation.compiled.CheckedFact;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/** Which facts the rules looked at in one evaluation. */
final class ReadFacts {

    private final Set<FactPlace> places = new HashSet<>();
    private boolean isPaused;

    /** Whether any of the places was looked at; an input as a whole always counts as read. */
    boolean containsAny(Collection<FactPlace> wanted) {
        return wanted.stream()
                .anyMatch(place -> place.path().size() == 1 || places.contains(place));
    }

    /** An object of the facts that notes what is read of it. */
    Map<String, Object> context(FactPlace place) {
        return new Fact(place);
    }

    private final class Fact extends LinkedHashMap<String, Object> implements CheckedFact {

        private static final long serialVersionUID = 1;

        private final transient FactPlace place;

        Fact(FactPlace place) {
            this.place = place;
        }

        @Override
        public Object shape() {
            return place.definition();
        }

        @Override
        public boolean unnoticed(BooleanSupplier look) {
            isPaused = true;
            try {
                return look.getAsBoolean();
            } finally {
                isPaused = false;
            }
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
            if (!isPaused) {
                places.add(place.below(String.valueOf(name)));
            }
        }
    }
}
