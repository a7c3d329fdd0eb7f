package io.doudi.evaluation.compiled;

import io.doudi.evaluation.limits.Limits;
import java.util.Collections;
import org.kie.dmn.feel.util.NumberEvalHelper;

/** Whether some, or every, element meets a condition. */
record Quantified(boolean some, Code values, int variable, Code condition) implements Code {

    @Override
    public Object run(Frame frame) {
        Object value = values.run(frame);
        Iterable<?> all =
                value instanceof Iterable<?> list ? list : Collections.singletonList(value);
        for (Object element : all) {
            Limits.step();
            frame.slots[variable] = NumberEvalHelper.coerceNumber(element);
            Object met = condition.run(frame);
            if (met != null && !(met instanceof Boolean)) {
                throw Deviation.SEEN;
            }
            if (met != null && met.equals(some)) {
                return some;
            }
        }
        return !some;
    }
}
