package io.doudi.evaluation.compiled;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kie.dmn.feel.codegen.feel11.CompiledFEELExpression;
import org.kie.dmn.feel.codegen.feel11.ProcessedExpression;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.ast.DashNode;
import org.kie.dmn.feel.lang.ast.UnaryTestNode;
import org.kie.dmn.feel.lang.impl.CompiledExpressionImpl;
import org.kie.dmn.feel.lang.impl.InterpretedExecutableExpression;
import org.kie.dmn.feel.runtime.UnaryTest;

/**
 * What the engine keeps of an expression once it is compiled and has no method to ask for: the very
 * syntax tree that it would evaluate, not a second reading of the text.
 */
final class Parts {

    private Parts() {}

    /** The value of a field of the engine. */
    static Object field(Object holder, String name) {
        for (Class<?> type = holder.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return value(holder, field);
                }
            }
        }
        throw new IllegalStateException("%s has no %s".formatted(holder.getClass(), name));
    }

    private static Object value(Object holder, Field field) {
        try {
            field.setAccessible(true);
            return field.get(holder);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The engine hides " + field, e);
        }
    }

    /** The syntax tree of an expression. */
    static BaseNode syntax(CompiledExpression expression) {
        CompiledFEELExpression feel =
                expression instanceof ProcessedExpression processed
                        ? processed.getInterpreted()
                        : (CompiledFEELExpression) expression;
        Object inner = feel instanceof InterpretedExecutableExpression ? field(feel, "expr") : feel;
        if (inner instanceof CompiledExpressionImpl interpreted
                && interpreted.getExpression() instanceof BaseNode node) {
            return node;
        }
        throw new Unsupported(feel.getClass().getSimpleName());
    }

    /** The tests of a cell, which the engine has put into functions of its own. */
    static List<UnaryTest> testsOf(UnaryTest cell) {
        for (Object captured : captured(cell)) {
            if (captured instanceof List<?> list) {
                return list.stream().map(UnaryTest.class::cast).toList();
            }
        }
        throw new Unsupported("a cell of an unknown kind");
    }

    /** The syntax tree of one test of a cell. */
    static BaseNode syntax(UnaryTest test) {
        if (test instanceof DashNode.DashUnaryTest) {
            return new DashNode("-");
        }
        for (Object captured : captured(field(test, "delegate"))) {
            if (captured instanceof UnaryTestNode node) {
                return node;
            }
        }
        throw new Unsupported("a test of an unknown kind");
    }

    private static List<Object> captured(Object lambda) {
        List<Object> values = new ArrayList<>();
        Arrays.stream(lambda.getClass().getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .forEach(field -> values.add(value(lambda, field)));
        return values;
    }
}
