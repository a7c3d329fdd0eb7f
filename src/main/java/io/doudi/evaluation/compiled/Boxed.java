package io.doudi.evaluation.compiled;

import io.doudi.evaluation.limits.Limits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kie.dmn.core.ast.DMNContextEvaluator;

/**
 * A boxed context: named steps, one after the other, or the value of its last entry.
 *
 * @param result the place of the entry whose value it is; -1 if it is all of them
 */
record Boxed(List<Entry> entries, int result) implements Code {

    /**
     * @param variable the id of the variable; null if the entry has none
     * @param type null if any value will do
     */
    record Entry(String name, String variable, Types.Check type, Code value, int slot) {}

    static Boxed of(List<Entry> entries) {
        List<String> names = entries.stream().map(Entry::name).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new Unsupported("an entry that stands twice");
        }
        return new Boxed(List.copyOf(entries), names.indexOf(DMNContextEvaluator.RESULT_ENTRY));
    }

    @Override
    public Object run(Frame frame) {
        Object[] values = new Object[entries.size()];
        for (int i = 0; i < values.length; i++) {
            Entry entry = entries.get(i);
            Limits.step();
            Object value = entry.value().run(frame);
            values[i] = entry.type() == null ? value : entry.type().require(value);
            frame.slots[entry.slot()] = values[i];
            frame.run.observer.entryEnds(entry.variable(), values[i]);
        }
        return result < 0 ? context(values) : values[result];
    }

    private Map<String, Object> context(Object[] values) {
        Map<String, Object> context = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            context.put(entries.get(i).name(), values[i]);
        }
        return context;
    }
}
