package io.doudi.evaluation.compiled;

import io.doudi.evaluation.limits.Limits;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.ast.InfixOperator;

/**
 * The operators of FEEL for the values that rules mostly have, without the engine's detours; all
 * other values go to the engine's operators.
 */
final class Operators {

    private static final MathContext DIGITS = MathContext.DECIMAL128;

    private final EvaluationContext engine;

    Operators(EvaluationContext engine) {
        this.engine = engine;
    }

    /**
     * @param isObserved whether evaluating the right side again would be observed: the engine
     *     evaluates it up to three times
     */
    Code of(InfixOperator operator, Code left, Code right, boolean isObserved) {
        return switch (operator) {
            case AND -> and(left, right, isObserved);
            case OR -> or(left, right, isObserved);
            case EQ -> frame -> equal(left.run(frame), right.run(frame));
            case NE -> frame -> unequal(left.run(frame), right.run(frame));
            case LT, LTE, GT, GTE -> frame -> compared(operator, left.run(frame), right.run(frame));
            case ADD -> calculated(operator, BigDecimal::add, left, right);
            case SUB -> calculated(operator, BigDecimal::subtract, left, right);
            case MULT -> calculated(operator, BigDecimal::multiply, left, right);
            case DIV -> divided(left, right);
            default ->
                    frame ->
                            Limits.require(
                                    operator.evaluate(left.run(frame), right.run(frame), engine));
        };
    }

    /** Between two values, both included. */
    static boolean isBetween(Object value, Object start, Object end) {
        if (value instanceof BigDecimal number
                && start instanceof BigDecimal low
                && end instanceof BigDecimal high) {
            return number.compareTo(low) >= 0 && number.compareTo(high) <= 0;
        }
        if (value instanceof LocalDate date
                && start instanceof LocalDate first
                && end instanceof LocalDate last) {
            return !date.isBefore(first) && !date.isAfter(last);
        }
        throw Deviation.SEEN;
    }

    private interface Arithmetic {
        BigDecimal of(BigDecimal left, BigDecimal right, MathContext digits);
    }

    private Code calculated(InfixOperator operator, Arithmetic numbers, Code left, Code right) {
        return frame -> {
            Object first = left.run(frame);
            Object second = right.run(frame);
            return Limits.require(
                    first instanceof BigDecimal some && second instanceof BigDecimal other
                            ? numbers.of(some, other, DIGITS)
                            : operator.evaluate(first, second, engine));
        };
    }

    private Code divided(Code left, Code right) {
        return frame -> {
            Object first = left.run(frame);
            Object second = right.run(frame);
            boolean isPlain =
                    first instanceof BigDecimal
                            && second instanceof BigDecimal divisor
                            && divisor.signum() != 0;
            return Limits.require(
                    isPlain
                            ? Quotient.of((BigDecimal) first, (BigDecimal) second)
                            : InfixOperator.DIV.evaluate(first, second, engine));
        };
    }

    private static Code and(Code left, Code right, boolean isObserved) {
        return frame -> {
            Object first = left.run(frame);
            if (Boolean.FALSE.equals(first)) {
                return Boolean.FALSE;
            }
            Object second = judged(right, frame, isObserved);
            if (Boolean.FALSE.equals(second)) {
                return Boolean.FALSE;
            }
            return Boolean.TRUE.equals(first) && Boolean.TRUE.equals(second) ? Boolean.TRUE : null;
        };
    }

    private static Code or(Code left, Code right, boolean isObserved) {
        return frame -> {
            Object first = left.run(frame);
            if (Boolean.TRUE.equals(first)) {
                return Boolean.TRUE;
            }
            Object second = judged(right, frame, isObserved);
            if (Boolean.TRUE.equals(second)) {
                return Boolean.TRUE;
            }
            return Boolean.FALSE.equals(first) && Boolean.FALSE.equals(second)
                    ? Boolean.FALSE
                    : null;
        };
    }

    /** The right side of AND and OR: evaluated once for true, twice for false, else three times. */
    private static Object judged(Code right, Frame frame, boolean isObserved) {
        Object value = right.run(frame);
        if (value != null && !(value instanceof Boolean)) {
            throw Deviation.SEEN;
        }
        if (isObserved && !Boolean.TRUE.equals(value)) {
            right.run(frame);
            if (value == null) {
                right.run(frame);
            }
        }
        return value;
    }

    private Object equal(Object left, Object right) {
        if (left == null || right == null) {
            return left == right;
        }
        if (left instanceof String || left instanceof Boolean) {
            if (left.getClass() == right.getClass()) {
                return left.equals(right);
            }
        } else if (left instanceof BigDecimal some && right instanceof BigDecimal other) {
            return some.compareTo(other) == 0;
        } else if (left instanceof LocalDate && right instanceof LocalDate) {
            return left.equals(right);
        }
        return InfixOperator.EQ.evaluate(left, right, engine);
    }

    private Object unequal(Object left, Object right) {
        if (left == null || right == null) {
            return left != right;
        }
        return equal(left, right) instanceof Boolean same
                ? (Object) !same
                : InfixOperator.NE.evaluate(left, right, engine);
    }

    Object compared(InfixOperator operator, Object left, Object right) {
        if (left instanceof BigDecimal some && right instanceof BigDecimal other) {
            return is(operator, some.compareTo(other));
        }
        if (left instanceof LocalDate some && right instanceof LocalDate other) {
            return is(operator, some.compareTo(other));
        }
        return operator.evaluate(left, right, engine);
    }

    private static boolean is(InfixOperator operator, int order) {
        return switch (operator) {
            case LT -> order < 0;
            case LTE -> order <= 0;
            case GT -> order > 0;
            default -> order >= 0;
        };
    }
}
