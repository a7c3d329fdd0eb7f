package io.doudi.evaluation.compiled;

import java.math.BigDecimal;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kie.dmn.feel.runtime.Range;
import org.kie.dmn.feel.runtime.functions.BuiltInFunctions;
import org.kie.dmn.feel.util.EvalHelper;
import org.kie.dmn.feel.util.StringEvalHelper;

/** The names that an expression sees, and where their values are. */
abstract class Scope {

    /** How many variables one call has. */
    static final class Size {
        private int slots;

        int next() {
            return slots++;
        }

        int slots() {
            return slots;
        }
    }

    final Size size;

    private Scope(Size size) {
        this.size = size;
    }

    /** What stands for a name; nothing if the name is unknown. */
    abstract Optional<Code> variable(String name);

    /** Whether a name surely stands for a value. */
    abstract boolean declares(String name);

    /**
     * The function of the rules that a name, or a name after the alias of an import, stands for.
     */
    abstract Optional<Function> function(List<String> name);

    /** What must be looked at before a function is called by a name that an element may have. */
    abstract Optional<Code> hidden(String name);

    static String normal(String name) {
        return StringEvalHelper.normalizeVariableName(name);
    }

    /** The same names and one more. */
    final Local with(String name) {
        return new Local(this, normal(name));
    }

    /** The same names and those of the elements of a list. */
    final Elements within() {
        return new Elements(this);
    }

    /** What a decision or a function requires. */
    static final class Required extends Scope {
        private final Map<String, Code> variables;
        private final Map<List<String>, Function> functions;

        Required(Map<String, Code> variables, Map<List<String>, Function> functions) {
            super(new Size());
            this.variables = variables;
            this.functions = functions;
        }

        @Override
        Optional<Code> variable(String name) {
            return Optional.ofNullable(variables.get(name));
        }

        @Override
        boolean declares(String name) {
            return variables.containsKey(name);
        }

        @Override
        Optional<Function> function(List<String> name) {
            return Optional.ofNullable(functions.get(name));
        }

        @Override
        Optional<Code> hidden(String name) {
            return Optional.empty();
        }
    }

    /** A named value of the expression itself: an entry of a context, a variable of a loop. */
    static final class Local extends Scope {
        private final Scope outer;
        private final String own;
        private final int slot;

        private Local(Scope outer, String own) {
            super(outer.size);
            this.outer = outer;
            this.own = own;
            this.slot = size.next();
        }

        int slot() {
            return slot;
        }

        @Override
        Optional<Code> variable(String name) {
            return name.equals(own) ? Optional.of(read(slot)) : outer.variable(name);
        }

        @Override
        boolean declares(String name) {
            return name.equals(own) || outer.declares(name);
        }

        @Override
        Optional<Function> function(List<String> name) {
            if (name.get(0).equals(own)) {
                throw new Unsupported("a function in the variable " + name.get(0));
            }
            return outer.function(name);
        }

        @Override
        Optional<Code> hidden(String name) {
            return outer.hidden(name);
        }
    }

    /** In a filter: the names of the element come first, whatever it turns out to be. */
    static final class Elements extends Scope {
        private final Scope outer;
        private final int slot;

        private Elements(Scope outer) {
            super(outer.size);
            this.outer = outer;
            this.slot = size.next();
        }

        int slot() {
            return slot;
        }

        @Override
        Optional<Code> variable(String name) {
            Code other =
                    name.equals("item")
                            ? read(slot)
                            : outer.variable(name).orElseGet(() -> unknown(name));
            Set<Class<?>> without = without(name);
            return Optional.of(frame -> property(frame, name, other, without));
        }

        /** The classes of plain values that have no property of a name. */
        private static Set<Class<?>> without(String name) {
            return Stream.of(String.class, BigDecimal.class, Boolean.class)
                    .filter(plain -> EvalHelper.getGenericAccessor(plain, name) == null)
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** Where no element has it, the name of a function of the language means the function. */
        private static Code unknown(String name) {
            boolean isFunction =
                    Arrays.stream(BuiltInFunctions.getFunctions())
                            .anyMatch(function -> function.getName().equals(name));
            return isFunction
                    ? frame -> {
                        throw Deviation.SEEN;
                    }
                    : new Code.Constant(null);
        }

        @Override
        boolean declares(String name) {
            return outer.declares(name);
        }

        private Object property(Frame frame, String name, Code other, Set<Class<?>> without) {
            Object element = frame.slots[slot];
            if (element instanceof Map<?, ?> map) {
                Object value = map.get(name);
                return value != null || map.containsKey(name) ? value : other.run(frame);
            }
            if (element != null && !without.contains(element.getClass())) {
                requireNoProperty(element, name);
            }
            return other.run(frame);
        }

        @Override
        Optional<Function> function(List<String> name) {
            return outer.function(name);
        }

        @Override
        Optional<Code> hidden(String name) {
            Code further = outer.hidden(name).orElse(new Code.Constant(null));
            return Optional.of(
                    frame -> {
                        if (frame.slots[slot] instanceof Map<?, ?> map && map.containsKey(name)) {
                            throw Deviation.SEEN;
                        }
                        return further.run(frame);
                    });
        }

        /** The engine knows properties of dates and durations, and getters of anything. */
        private static void requireNoProperty(Object element, String name) {
            boolean isOpen =
                    element instanceof TemporalAccessor
                            || element instanceof TemporalAmount
                            || element instanceof Range;
            if (isOpen || EvalHelper.getGenericAccessor(element.getClass(), name) != null) {
                throw Deviation.SEEN;
            }
        }
    }

    private static Code read(int slot) {
        return frame -> frame.slots[slot];
    }
}
