package io.doudi.evaluation.compiled;

import io.doudi.evaluation.limits.Limits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The elements of a list that meet a condition; any other value is a list of one. */
record Filter(Code values, int element, Code condition) implements Code {

    @Override
    public Object run(Frame frame) {
        return matching(list(values.run(frame)), frame);
    }

    private static List<?> list(Object value) {
        return value instanceof List<?> list ? list : Collections.singletonList(value);
    }

    private List<Object> matching(List<?> list, Frame frame) {
        List<Object> matching = new ArrayList<>();
        Object outer = frame.slots[element];
        for (Object value : list) {
            Limits.step();
            frame.slots[element] = value;
            if (condition.run(frame) == Boolean.TRUE) {
                matching.add(value);
            }
        }
        frame.slots[element] = outer;
        return matching;
    }

    /** A filter that may turn out to be an index: the engine tries that first. */
    record Indexed(Code values, Code index, Filter filter) implements Code {

        @Override
        public Object run(Frame frame) {
            List<?> list = list(values.run(frame));
            if (!(index.run(frame) instanceof Number number)) {
                return filter.matching(list, frame);
            }
            int at = number.intValue();
            if (at > 0 && at <= list.size()) {
                return list.get(at - 1);
            }
            if (at < 0 && -at <= list.size()) {
                return list.get(list.size() + at);
            }
            throw Deviation.SEEN;
        }
    }
}
