package io.doudi.evaluation.compiled;

import io.doudi.evaluation.limits.Limits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.kie.dmn.feel.lang.ast.forexpressioniterators.ForIteration;
import org.kie.dmn.feel.runtime.Range;
import org.kie.dmn.feel.util.NumberEvalHelper;

/** A value for each element of a list, or for each combination of elements of several. */
record Loop(List<Iteration> iterations, int partial, Code body) implements Code {

    /**
     * What one variable goes through.
     *
     * @param end the end of a range from the values; null for a list
     */
    record Iteration(Code values, Code end, int variable) {}

    @Override
    public Object run(Frame frame) {
        List<Object> results = new ArrayList<>();
        frame.slots[partial] = results;
        boolean complete = add(0, frame, results);
        return complete ? Limits.require(results) : null;
    }

    /** Adds the values; says whether there was something to go through. */
    private boolean add(int depth, Frame frame, List<Object> results) {
        Iteration iteration = iterations.get(depth);
        Iterator<?> elements = elements(iteration, frame);
        if (elements == null) {
            return false;
        }
        while (elements.hasNext()) {
            Limits.step();
            frame.slots[iteration.variable()] = NumberEvalHelper.coerceNumber(elements.next());
            if (depth == iterations.size() - 1) {
                results.add(body.run(frame));
            } else if (!add(depth + 1, frame, results)) {
                return false;
            }
        }
        return true;
    }

    private static Iterator<?> elements(Iteration iteration, Frame frame) {
        Object value = iteration.values().run(frame);
        if (iteration.end() != null) {
            return range(value, iteration.end().run(frame));
        }
        if (value instanceof Range) {
            throw Deviation.SEEN;
        }
        if (value instanceof Iterable<?> list) {
            return list.iterator();
        }
        return value == null ? null : Collections.singletonList(value).iterator();
    }

    private static Iterator<?> range(Object begin, Object end) {
        if (!(begin instanceof BigDecimal first) || !(end instanceof BigDecimal last)) {
            throw Deviation.SEEN;
        }
        if (Limits.isLong(first, last)) {
            throw Limits.exceeded("a loop over more than %d".formatted(Limits.LONGEST_LIST));
        }
        ForIteration engine = new ForIteration("", first, last);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return engine.hasNextValue();
            }

            @Override
            public Object next() {
                return engine.getNextValue();
            }
        };
    }
}
