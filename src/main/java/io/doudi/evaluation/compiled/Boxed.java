package io.doudi.evaluation.compiled;

import io.doudi.evaluation.limits.Limits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kie.dmn.core.ast.DMNContextEvaluator;

/** A boxed context: named steps, one after the other, or the value of its last entry. */
record Boxed(List<Entry> entries) implements Code {

    /**
     * @param variable the id of the variable; null if the entry has none
     * @param type null if any value will do
     */
    record Entry(String name, String variable, Types.Check type, Code value, int slot) {}

    @Override
    public Object run(Frame frame) {
        Map<String, Object> context = new HashMap<>();
        for (Entry entry : entries) {
            Limits.step();
            Object value = entry.value().run(frame);
            Object checked = entry.type() == null ? value : entry.type().require(value);
            frame.slots[entry.slot()] = checked;
            context.put(entry.name(), checked);
            frame.run.observer.entryEnds(entry.variable(), checked);
        }
        return context.containsKey(DMNContextEvaluator.RESULT_ENTRY)
                ? context.get(DMNContextEvaluator.RESULT_ENTRY)
                : context;
    }
}
