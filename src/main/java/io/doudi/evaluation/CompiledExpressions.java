package io.doudi.evaluation;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.BaseNode;
import org.kie.dmn.feel.lang.ast.FilterExpressionNode;
import org.kie.dmn.feel.lang.ast.ForExpressionNode;
import org.kie.dmn.feel.lang.ast.FunctionInvocationNode;
import org.kie.dmn.feel.lang.ast.InfixOpNode;
import org.kie.dmn.feel.lang.ast.IterationContextNode;
import org.kie.dmn.feel.lang.ast.PathExpressionNode;
import org.kie.dmn.feel.lang.ast.QualifiedNameNode;
import org.kie.dmn.feel.lang.ast.QuantifiedExpressionNode;
import org.kie.dmn.feel.lang.impl.CompiledExpressionImpl;
import org.kie.dmn.feel.runtime.decisiontables.DecisionTableImpl;

/**
 * All expressions that the engine has compiled, wherever it keeps them: what it will evaluate is
 * what is looked at, not a second reading of the text. Forbidden ones are found, the others
 * guarded, and default outputs read once.
 */
final class CompiledExpressions {

    private static final String ENGINE = "org.kie.dmn.";
    private static final String SYNTAX_OF_FILES = "org.kie.dmn.model.";

    /** The engine asks how the name of a function is written. */
    private static final String NAME_OF_FUNCTION = "name";

    private static final Set<Class<?>> OURS =
            Set.of(Guarded.class, GuardedBase.class, GuardedRange.class);

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();
    private final List<String> forbidden = new ArrayList<>();

    private CompiledExpressions() {}

    /**
     * Guards every expression of the models.
     *
     * @return what is forbidden in them
     */
    static List<String> guard(Collection<DMNModel> models) {
        CompiledExpressions expressions = new CompiledExpressions();
        models.forEach(expressions::visit);
        while (!expressions.open.isEmpty()) {
            expressions.parts(expressions.open.pop());
        }
        return expressions.forbidden;
    }

    private void visit(Object object) {
        if (object != null && isOfInterest(object) && seen.add(object)) {
            open.push(object);
        }
    }

    private static boolean isOfInterest(Object object) {
        return isEngine(object.getClass())
                || object instanceof Collection
                || object instanceof Map
                || object instanceof Optional
                || object instanceof Object[];
    }

    private static boolean isOurs(ASTNode node) {
        return OURS.contains(node.getClass());
    }

    private static boolean isEngine(Class<?> type) {
        String name = type.getName();
        return OURS.contains(type) || name.startsWith(ENGINE) && !name.startsWith(SYNTAX_OF_FILES);
    }

    private void parts(Object object) {
        if (object instanceof ASTNode node && !isOurs(node)) {
            FeelRules.forbidden(node).ifPresent(forbidden::add);
        }
        if (object instanceof List<?> list) {
            guardElements(list);
        }
        if (object instanceof Collection<?> collection) {
            collection.forEach(this::visit);
        } else if (object instanceof Map<?, ?> map) {
            map.values().forEach(this::visit);
        } else if (object instanceof Optional<?> optional) {
            optional.ifPresent(this::visit);
        } else if (object instanceof Object[] array) {
            Arrays.stream(array).forEach(this::visit);
        } else {
            fields(object);
        }
    }

    private void fields(Object object) {
        for (Class<?> type = object.getClass(); isEngine(type); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field(object, field);
                }
            }
        }
    }

    private void field(Object holder, Field field) {
        try {
            field.setAccessible(true);
            Object value = field.get(holder);
            visit(value);
            if (holder instanceof DecisionTableImpl && value instanceof FEEL feel) {
                field.set(holder, DefaultOutputs.of(feel));
            }
            boolean isName = field.getName().equals(NAME_OF_FUNCTION);
            if (!isName && value instanceof BaseNode node && !isOurs(node)) {
                FeelRules.forbiddenValue(node).ifPresent(forbidden::add);
                BaseNode guarded = guarded(holder, field, node);
                if (guarded != node && field.getType().isInstance(guarded)) {
                    field.set(holder, guarded);
                }
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The engine hides " + field, e);
        }
    }

    /** The node in the guard that its place needs; the node itself if none is needed. */
    private static BaseNode guarded(Object holder, Field field, BaseNode node) {
        if (holder instanceof ASTNode parent && isOurs(parent)) {
            return node;
        }
        if (holder instanceof IterationContextNode loop && node == loop.getRangeEndExpr()) {
            return new GuardedRange(loop.getExpression(), node);
        }
        BaseNode guarded = isGuarded(node) || isRound(holder, field) ? new Guarded(node) : node;
        return holder instanceof PathExpressionNode path && node == path.getExpression()
                ? new GuardedBase(guarded, path.getName().getText())
                : guarded;
    }

    /** Nodes inside a list are those of contexts, lists and arguments. */
    private void guardElements(List<?> list) {
        @SuppressWarnings("unchecked")
        List<Object> elements = (List<Object>) list;
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i) instanceof BaseNode node) {
                FeelRules.forbiddenValue(node).ifPresent(forbidden::add);
                if (isGuarded(node)) {
                    elements.set(i, new Guarded(node));
                }
            }
        }
    }

    /** What can make values larger, go round, or ask for properties. */
    private static boolean isGuarded(BaseNode node) {
        return node instanceof InfixOpNode
                || node instanceof FunctionInvocationNode
                || node instanceof ForExpressionNode
                || node instanceof QuantifiedExpressionNode
                || node instanceof FilterExpressionNode
                || node instanceof QualifiedNameNode;
    }

    /** What is evaluated again and again, and the outermost expression. */
    private static boolean isRound(Object holder, Field field) {
        boolean isLoop =
                holder instanceof ForExpressionNode
                        || holder instanceof QuantifiedExpressionNode
                        || holder instanceof CompiledExpressionImpl;
        return isLoop && field.getName().equals("expression")
                || holder instanceof FilterExpressionNode && field.getName().equals("filter");
    }
}
