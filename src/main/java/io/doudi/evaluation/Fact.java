package io.doudi.evaluation;

import io.doudi.evaluation.compiled.CheckedFact;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * An object of the facts, for the rules a context; it notes what is read of it. It is never
 * changed: with another field it is another object with the same numbers.
 */
final class Fact extends AbstractMap<String, Object> implements CheckedFact {

    private final FactKind.Of kind;
    private final Object[] values;
    private final Noted noted;
    private final int first;

    /**
     * @param first the number of the first field
     */
    Fact(FactKind.Of kind, Object[] values, Noted noted, int first) {
        this.kind = kind;
        this.values = values;
        this.noted = noted;
        this.first = first;
    }

    @Override
    public Object shape() {
        return kind;
    }

    @Override
    public boolean unnoticed(BooleanSupplier look) {
        return noted.unnoticed(look);
    }

    /** The number of a field. */
    int number(String name) {
        return first + kind.position(name);
    }

    FactKind kind(String name) {
        return kind.kind(kind.position(name));
    }

    Noted noted() {
        return noted;
    }

    /** A field without that being noted. */
    Object peek(String name) {
        return values[kind.position(name)];
    }

    Fact with(String name, Object value) {
        Object[] changed = values.clone();
        changed[kind.position(name)] = value;
        return new Fact(kind, changed, noted, first);
    }

    @Override
    public Object get(Object name) {
        Integer position = kind.position(name);
        return position == null ? null : read(position);
    }

    private Object read(int position) {
        noted.read(first + position);
        return values[position];
    }

    @Override
    public boolean containsKey(Object name) {
        return kind.position(name) != null;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return values.length;
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, Object>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < values.length;
        }

        @Override
        public Map.Entry<String, Object> next() {
            int position = next++;
            return new SimpleImmutableEntry<>(kind.name(position), read(position));
        }
    }
}
