package io.doudi.evaluation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.BooleanNode;
import org.kie.dmn.feel.lang.ast.NullNode;
import org.kie.dmn.feel.lang.ast.NumberNode;
import org.kie.dmn.feel.lang.ast.StringNode;

/**
 * The default outputs of a table. The engine parses and compiles them again whenever no row is hit,
 * which took a quarter of the time of all decisions; constants are asked for once.
 */
final class DefaultOutputs implements InvocationHandler {

    private final FEEL feel;
    private final Map<String, Optional<Object>> constants = new ConcurrentHashMap<>();

    private DefaultOutputs(FEEL feel) {
        this.feel = feel;
    }

    /** What a table asks for the values of its default outputs, and for nothing else. */
    static FEEL of(FEEL feel) {
        return (FEEL)
                Proxy.newProxyInstance(
                        FEEL.class.getClassLoader(),
                        new Class<?>[] {FEEL.class},
                        new DefaultOutputs(feel));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (!isDefaultOutput(method)) {
            return engine(method, arguments);
        }
        String text = (String) arguments[0];
        Optional<Object> known = constants.get(text);
        if (known != null) {
            return known.orElse(null);
        }
        Object value = engine(method, arguments);
        if (isConstant(text)) {
            constants.put(text, Optional.ofNullable(value));
        }
        return value;
    }

    private static boolean isDefaultOutput(Method method) {
        return method.getName().equals("evaluate")
                && method.getParameterCount() == 2
                && method.getParameterTypes()[0] == String.class
                && method.getParameterTypes()[1] == Map.class;
    }

    private static boolean isConstant(String text) {
        ASTNode node = FeelText.parsed(text, FeelText.Kind.DEFAULT);
        return node instanceof NumberNode
                || node instanceof StringNode
                || node instanceof BooleanNode
                || node instanceof NullNode;
    }

    private Object engine(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(feel, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
