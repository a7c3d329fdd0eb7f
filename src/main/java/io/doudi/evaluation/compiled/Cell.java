package io.doudi.evaluation.compiled;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.ast.DashNode;
import org.kie.dmn.feel.lang.ast.InfixOperator;
import org.kie.dmn.feel.lang.ast.ListNode;
import org.kie.dmn.feel.lang.ast.UnaryTestNode;
import org.kie.dmn.feel.lang.ast.dialectHandlers.DefaultDialectHandler;
import org.kie.dmn.feel.runtime.Range;
import org.kie.dmn.feel.runtime.Range.RangeBoundary;
import org.kie.dmn.feel.runtime.UnaryTest;

/** A condition on a value: a cell of a table, or the values that a type allows. */
interface Cell {

    Cell ANY = (frame, value) -> true;

    boolean accepts(Frame frame, Object value);

    /** The texts that the cell accepts, and nothing else; empty if it is not a list of texts. */
    default Optional<List<String>> texts() {
        return Optional.empty();
    }

    /** A list of texts. */
    record Texts(List<String> accepted) implements Cell {
        @Override
        public boolean accepts(Frame frame, Object value) {
            return value instanceof String text
                    ? accepted.contains(text)
                    : value instanceof Collection<?>
                            && accepted.stream().anyMatch(text -> equal(value, text));
        }

        @Override
        public Optional<List<String>> texts() {
            return Optional.of(accepted);
        }
    }

    /** Compiles the tests of cells. */
    final class Compiler {

        private final Expressions expressions;
        private final EvaluationContext engine;

        Compiler(Expressions expressions, EvaluationContext engine) {
            this.expressions = expressions;
            this.engine = engine;
        }

        /**
         * @param scope has the compared value under the name {@code ?}
         */
        Cell compile(List<UnaryTest> tests, Scope scope) {
            List<BaseNode> nodes = tests.stream().map(Parts::syntax).toList();
            if (nodes.stream().anyMatch(DashNode.class::isInstance)) {
                return ANY;
            }
            List<Cell> cells = nodes.stream().map(node -> test(node, scope)).toList();
            if (!cells.isEmpty() && cells.stream().allMatch(Texts.class::isInstance)) {
                return new Texts(
                        cells.stream()
                                .flatMap(cell -> cell.texts().orElseThrow().stream())
                                .toList());
            }
            return cells.size() == 1 ? cells.get(0) : any(cells);
        }

        private static Cell any(List<Cell> cells) {
            Cell[] all = cells.toArray(Cell[]::new);
            return (frame, value) -> {
                for (Cell cell : all) {
                    if (cell.accepts(frame, value)) {
                        return true;
                    }
                }
                return false;
            };
        }

        private Cell test(BaseNode node, Scope scope) {
            if (node instanceof DashNode) {
                return ANY;
            }
            if (!(node instanceof UnaryTestNode test)) {
                throw new Unsupported("a test like " + node.getClass().getSimpleName());
            }
            return switch (test.getOperator()) {
                case EQ -> equal(expressions.compile(test.getValue(), scope));
                case NE -> unequal(expressions.compile(test.getValue(), scope));
                case IN -> in(expressions.compile(test.getValue(), scope));
                case NOT -> not(test.getValue(), scope);
                case TEST -> met(expressions.compile(test.getValue(), scope));
                case LT -> compared(InfixOperator.LT, test, scope);
                case LTE -> compared(InfixOperator.LTE, test, scope);
                case GT -> compared(InfixOperator.GT, test, scope);
                case GTE -> compared(InfixOperator.GTE, test, scope);
            };
        }

        private static Cell equal(Code right) {
            if (right.isConstant()) {
                Object wanted = right.run(null);
                return wanted instanceof String text
                        ? new Texts(List.of(text))
                        : (frame, value) -> Cell.equal(value, wanted);
            }
            return (frame, value) -> Cell.equal(value, right.run(frame));
        }

        private static Cell unequal(Code right) {
            return (frame, value) -> !Cell.equal(value, right.run(frame));
        }

        private Cell in(Code right) {
            if (right.isConstant() && right.run(null) instanceof Range range) {
                return new Interval(range, engine);
            }
            return (frame, value) -> value != null && isIn(right.run(frame), value);
        }

        private boolean isIn(Object values, Object value) {
            if (values instanceof Range range) {
                return Boolean.TRUE.equals(range.includes(engine, value));
            }
            return values instanceof Collection<?> list && list.contains(value);
        }

        private static Cell met(Code right) {
            return (frame, value) -> {
                if (right.run(frame) instanceof Boolean met) {
                    return met;
                }
                throw Deviation.SEEN;
            };
        }

        private Cell compared(InfixOperator operator, UnaryTestNode test, Scope scope) {
            Operators operators = new Operators(engine);
            Code right = expressions.compile(test.getValue(), scope);
            return (frame, value) ->
                    operators.compared(operator, value, right.run(frame)) == Boolean.TRUE;
        }

        private Cell not(BaseNode value, Scope scope) {
            if (!(value instanceof ListNode list)) {
                throw new Unsupported("not() of " + value.getClass().getSimpleName());
            }
            List<Cell> cells =
                    list.getElements().stream()
                            .map(
                                    node ->
                                            node instanceof UnaryTestNode
                                                    ? test(node, scope)
                                                    : excluded(node, scope))
                            .toList();
            Cell some = any(cells);
            return (frame, tested) -> !some.accepts(frame, tested);
        }

        private Cell excluded(BaseNode node, Scope scope) {
            Code code = expressions.compile(node, scope);
            if (!code.isConstant() || code.run(null) instanceof Collection) {
                throw new Unsupported("a computed value in not()");
            }
            Object excluded = code.run(null);
            return excluded instanceof Range range
                    ? new Interval(range, engine)
                    : (frame, value) -> Objects.equals(excluded, value);
        }
    }

    /** A range whose ends are known when the rules are compiled. */
    final class Interval implements Cell {

        private final Range range;
        private final EvaluationContext engine;
        private final Class<?> plain;
        private final Comparable<Object> low;
        private final Comparable<Object> high;
        private final boolean hasLow;
        private final boolean hasHigh;

        Interval(Range range, EvaluationContext engine) {
            this.range = range;
            this.engine = engine;
            this.plain =
                    isOf(BigDecimal.class)
                            ? BigDecimal.class
                            : isOf(LocalDate.class) ? LocalDate.class : null;
            this.low = plain == null ? null : end(range.getLowEndPoint());
            this.high = plain == null ? null : end(range.getHighEndPoint());
            this.hasLow = range.getLowBoundary() == RangeBoundary.CLOSED;
            this.hasHigh = range.getHighBoundary() == RangeBoundary.CLOSED;
        }

        @SuppressWarnings("unchecked")
        private Comparable<Object> end(Comparable<?> end) {
            return plain.isInstance(end) ? (Comparable<Object>) end : null;
        }

        @Override
        public boolean accepts(Frame frame, Object value) {
            if (value == null) {
                return false;
            }
            return value.getClass() == plain
                    ? isAbove(value) && isBelow(value)
                    : Boolean.TRUE.equals(range.includes(engine, value));
        }

        private boolean isOf(Class<?> type) {
            return type.isInstance(range.getLowEndPoint())
                            && (type.isInstance(range.getHighEndPoint()) || range.isWithUndefined())
                    || range.isWithUndefined() && type.isInstance(range.getHighEndPoint());
        }

        private boolean isAbove(Object value) {
            int order = low == null ? -1 : low.compareTo(value);
            return hasLow ? order <= 0 : order < 0;
        }

        private boolean isBelow(Object value) {
            int order = high == null ? 1 : high.compareTo(value);
            return hasHigh ? order >= 0 : order > 0;
        }
    }

    /** Equality as in a cell: a list on the right is a list of what is accepted. */
    static boolean equal(Object left, Object right) {
        if (left instanceof String && right instanceof String) {
            return left.equals(right);
        }
        if (left instanceof BigDecimal some && right instanceof BigDecimal other) {
            return some.compareTo(other) == 0;
        }
        if (left instanceof Boolean && right instanceof Boolean) {
            return left.equals(right);
        }
        if (right instanceof Collection<?> wanted) {
            return left instanceof Collection<?> given
                    ? equal(given, wanted)
                    : wanted.stream().anyMatch(one -> equalElements(one, left));
        }
        return equalElements(left, right);
    }

    private static boolean equal(Collection<?> given, Collection<?> wanted) {
        if (given.size() != wanted.size()) {
            return false;
        }
        var other = wanted.iterator();
        return given.stream().allMatch(one -> equalElements(one, other.next()));
    }

    private static boolean equalElements(Object left, Object right) {
        return Boolean.TRUE.equals(
                DefaultDialectHandler.isEqual(
                        left, right, () -> left == null && right == null, () -> false));
    }
}
