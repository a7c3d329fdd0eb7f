package io.doudi.evaluation.compiled;

import io.doudi.evaluation.limits.Properties;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.kie.dmn.feel.util.EvalHelper;

/** A property of a value, or of each element of a list. */
record Path(Code base, String name) implements Code {

    @Override
    public Object run(Frame frame) {
        Object value = base.run(frame);
        if (value instanceof Map<?, ?> map) {
            return map.get(name);
        }
        if (value == null) {
            return null;
        }
        return value instanceof Collection<?> list ? all(list) : property(value);
    }

    private Object all(Collection<?> list) {
        List<Object> values = new ArrayList<>(list.size());
        for (Object element : list) {
            values.add(property(element));
        }
        return values;
    }

    private Object property(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.get(name);
        }
        Properties.require(value, name);
        return EvalHelper.getDefinedValue(value, name).getValueResult().getOrElse(null);
    }
}
