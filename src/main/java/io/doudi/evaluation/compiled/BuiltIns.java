package io.doudi.evaluation.compiled;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.impl.EvaluationContextImpl;
import org.kie.dmn.feel.lang.impl.FEELImpl;
import org.kie.dmn.feel.runtime.FEELFunction;
import org.kie.dmn.feel.runtime.functions.ConcatenateFunction;
import org.kie.dmn.feel.runtime.functions.CountFunction;
import org.kie.dmn.feel.runtime.functions.DateFunction;
import org.kie.dmn.feel.runtime.functions.DecimalFunction;
import org.kie.dmn.feel.runtime.functions.DistinctValuesFunction;
import org.kie.dmn.feel.runtime.functions.DurationFunction;
import org.kie.dmn.feel.runtime.functions.FEELFnResult;
import org.kie.dmn.feel.runtime.functions.FlattenFunction;
import org.kie.dmn.feel.runtime.functions.ListContainsFunction;
import org.kie.dmn.feel.runtime.functions.MaxFunction;
import org.kie.dmn.feel.runtime.functions.MinFunction;
import org.kie.dmn.feel.runtime.functions.NotFunction;
import org.kie.dmn.feel.runtime.functions.RoundHalfUpFunction;
import org.kie.dmn.feel.runtime.functions.StringFunction;
import org.kie.dmn.feel.runtime.functions.SublistFunction;
import org.kie.dmn.feel.runtime.functions.SumFunction;
import org.kie.dmn.feel.runtime.functions.YearsAndMonthsFunction;

/**
 * The functions of FEEL, which are the engine's. It looks for the method to call by reflection
 * every time; for the functions that rules mostly call, the method is known here.
 */
final class BuiltIns {

    /** The engine's method for some arguments; null if it has to look for it. */
    interface Shortcut {
        FEELFnResult<?> call(Object[] arguments);
    }

    private interface Lists {
        FEELFnResult<?> call(List<?> list);
    }

    private interface Numbers {
        FEELFnResult<?> call(BigDecimal number, BigDecimal scale);
    }

    private interface Values {
        FEELFnResult<?> call(Object value);
    }

    private static final Shortcut NONE = arguments -> null;

    private static final Map<Class<?>, Shortcut> SHORTCUTS =
            Map.ofEntries(
                    Map.entry(CountFunction.class, ofList(CountFunction.INSTANCE::invoke)),
                    Map.entry(SumFunction.class, ofList(SumFunction.INSTANCE::invoke)),
                    Map.entry(NotFunction.class, ofBoolean(NotFunction.INSTANCE::invoke)),
                    Map.entry(MaxFunction.class, ofNumbers(MaxFunction.INSTANCE::invoke)),
                    Map.entry(MinFunction.class, ofNumbers(MinFunction.INSTANCE::invoke)),
                    Map.entry(
                            DistinctValuesFunction.class,
                            ofList(DistinctValuesFunction.INSTANCE::invoke)),
                    Map.entry(FlattenFunction.class, ofList(FlattenFunction.INSTANCE::invoke)),
                    Map.entry(SublistFunction.class, BuiltIns::sublist),
                    Map.entry(StringFunction.class, BuiltIns::string),
                    Map.entry(ConcatenateFunction.class, BuiltIns::concatenate),
                    Map.entry(ListContainsFunction.class, BuiltIns::listContains),
                    Map.entry(
                            RoundHalfUpFunction.class,
                            ofTwoNumbers(RoundHalfUpFunction.INSTANCE::invoke)),
                    Map.entry(
                            DecimalFunction.class, ofTwoNumbers(DecimalFunction.INSTANCE::invoke)),
                    Map.entry(DateFunction.class, BuiltIns::date),
                    Map.entry(DurationFunction.class, BuiltIns::duration),
                    Map.entry(YearsAndMonthsFunction.class, BuiltIns::yearsAndMonths));

    private final EvaluationContextImpl names;

    /**
     * @param feel the engine's instance for a model: it knows the functions that we put in the
     *     place of the engine's
     */
    BuiltIns(FEELImpl feel) {
        names = feel.newEvaluationContext(List.of(), Map.of());
    }

    Optional<FEELFunction> named(String name) {
        return names.getValue(name) instanceof FEELFunction function
                ? Optional.of(function)
                : Optional.empty();
    }

    /** The value of what contains no variable; null if it has none. */
    Object evaluated(BaseNode constant) {
        return constant.evaluate(names);
    }

    Shortcut shortcut(FEELFunction function) {
        return SHORTCUTS.getOrDefault(function.getClass(), NONE);
    }

    static Object call(
            FEELFunction function, Shortcut shortcut, EvaluationContext engine, Object[] values) {
        FEELFnResult<?> result = shortcut.call(values);
        boolean isPlain = result != null && result.isRight() && result.getEvent() == null;
        return isPlain ? result.getOrElse(null) : function.invokeReflectively(engine, values);
    }

    private static Shortcut ofList(Lists method) {
        return values ->
                values.length == 1 && values[0] instanceof List<?> list ? method.call(list) : null;
    }

    private static Shortcut ofBoolean(Values method) {
        return values ->
                values.length == 1 && values[0] instanceof Boolean value
                        ? method.call(value)
                        : null;
    }

    private static Shortcut ofNumbers(Lists method) {
        return values -> {
            if (values.length < 2) {
                return null;
            }
            for (Object value : values) {
                if (!(value instanceof BigDecimal)) {
                    return null;
                }
            }
            return method.call(List.of(values));
        };
    }

    private static FEELFnResult<?> concatenate(Object[] values) {
        if (values.length < 2) {
            return null;
        }
        for (Object value : values) {
            if (!(value instanceof List<?>)) {
                return null;
            }
        }
        return ConcatenateFunction.INSTANCE.invoke(values);
    }

    private static FEELFnResult<?> listContains(Object[] values) {
        return values.length == 2 && values[0] instanceof List<?> list && isScalar(values[1])
                ? ListContainsFunction.INSTANCE.invoke(list, values[1])
                : null;
    }

    private static boolean isScalar(Object value) {
        return value instanceof String || value instanceof BigDecimal || value instanceof Boolean;
    }

    private static FEELFnResult<?> sublist(Object[] values) {
        return values.length == 3
                        && values[0] instanceof List<?> list
                        && values[1] instanceof BigDecimal start
                        && values[2] instanceof BigDecimal length
                ? SublistFunction.INSTANCE.invoke(list, start, length)
                : null;
    }

    private static FEELFnResult<?> string(Object[] values) {
        return values.length == 1 && isScalar(values[0])
                ? StringFunction.INSTANCE.invoke(values[0])
                : null;
    }

    private static Shortcut ofTwoNumbers(Numbers method) {
        return values ->
                values.length == 2
                                && values[0] instanceof BigDecimal number
                                && values[1] instanceof BigDecimal scale
                        ? method.call(number, scale)
                        : null;
    }

    private static FEELFnResult<?> date(Object[] values) {
        return values.length == 3
                        && values[0] instanceof BigDecimal year
                        && values[1] instanceof BigDecimal month
                        && values[2] instanceof BigDecimal day
                ? DateFunction.INSTANCE.invoke(year, month, day)
                : null;
    }

    private static FEELFnResult<?> duration(Object[] values) {
        return values.length == 1 && values[0] instanceof String text
                ? DurationFunction.INSTANCE.invoke(text)
                : null;
    }

    private static FEELFnResult<?> yearsAndMonths(Object[] values) {
        return values.length == 2
                        && values[0] instanceof LocalDate from
                        && values[1] instanceof LocalDate to
                ? YearsAndMonthsFunction.INSTANCE.invoke(from, to)
                : null;
    }
}
