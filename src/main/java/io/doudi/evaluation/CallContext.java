package io.doudi.evaluation;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.impl.EvaluationContextImpl;
import org.kie.dmn.feel.lang.impl.ExecutionFrame;
import org.kie.dmn.feel.lang.impl.ExecutionFrameImpl;
import org.kie.dmn.feel.runtime.FEELFunction;

/**
 * Where the call of a function of the rules is evaluated. For every expression in a function the
 * engine copies all variables of its context: those of all callers, which it must not look at, and
 * the built-in functions; that was a third of the time of a decision. Here arguments find the
 * caller's variables, but only functions and contexts are handed on: the engine forgets some
 * functions of an imported model and finds them with the callers.
 */
final class CallContext {

    private CallContext() {}

    static EvaluationContext of(EvaluationContext caller) {
        if (!(caller instanceof EvaluationContextImpl all)) {
            return caller;
        }
        EvaluationContextImpl own = (EvaluationContextImpl) all.current();
        own.getStack().clear();
        ExecutionFrameImpl frame = new ExecutionFrameImpl(all.peek());
        handedOn(all).forEach(frame::setValue);
        own.push(frame);
        return own;
    }

    /** The innermost ones count; the last frame has the built-in functions. */
    private static Map<String, Object> handedOn(EvaluationContextImpl all) {
        Map<String, Object> values = new HashMap<>();
        Iterator<ExecutionFrame> frames = all.getStack().iterator();
        while (frames.hasNext()) {
            ExecutionFrame frame = frames.next();
            if (frames.hasNext()) {
                frame.getAllValues().forEach((name, value) -> handOn(values, name, value));
            }
        }
        return values;
    }

    private static void handOn(Map<String, Object> values, String name, Object value) {
        if (value instanceof FEELFunction || value instanceof Map) {
            values.putIfAbsent(name, value);
        }
    }
}
