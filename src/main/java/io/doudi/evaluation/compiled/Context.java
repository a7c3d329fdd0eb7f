package io.doudi.evaluation.compiled;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a context in an expression comes to: its entries in their order. Such contexts are small and
 * many, and mostly asked for one entry and dropped, so the names are those of the expression and
 * are looked for one by one.
 */
final class Context extends AbstractMap<String, Object> {

    private final String[] names;
    private final Object[] values;

    /**
     * @param names all different; not copied, nor are the values
     */
    Context(String[] names, Object[] values) {
        this.names = names;
        this.values = values;
    }

    @Override
    public Object get(Object name) {
        int place = place(name);
        return place < 0 ? null : values[place];
    }

    @Override
    public boolean containsKey(Object name) {
        return place(name) >= 0;
    }

    private int place(Object name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return IntStream.range(0, names.length).mapToObj(Context.this::entry).iterator();
            }

            @Override
            public int size() {
                return names.length;
            }
        };
    }

    private Map.Entry<String, Object> entry(int place) {
        return new SimpleImmutableEntry<>(names[place], values[place]);
    }
}
