package io.doudi.evaluation.compiled;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.kie.dmn.api.core.DMNType;
import org.kie.dmn.core.impl.BaseDMNTypeImpl;
import org.kie.dmn.core.impl.CompositeTypeImpl;
import org.kie.dmn.core.impl.SimpleTypeImpl;
import org.kie.dmn.core.util.CoerceUtil;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.lang.ast.ASTNode;
import org.kie.dmn.feel.lang.ast.BooleanNode;
import org.kie.dmn.feel.lang.ast.NullNode;
import org.kie.dmn.feel.lang.ast.NumberNode;
import org.kie.dmn.feel.lang.ast.RangeNode;
import org.kie.dmn.feel.lang.ast.SignedUnaryNode;
import org.kie.dmn.feel.lang.ast.StringNode;
import org.kie.dmn.feel.lang.ast.TemporalConstantNode;
import org.kie.dmn.feel.lang.ast.UnaryTestNode;
import org.kie.dmn.feel.lang.ast.UndefinedValueNode;
import org.kie.dmn.feel.lang.types.BuiltInType;

/** The types of one set of models, each checked as the engine does, but without its detours. */
final class Types {

    private static final Set<Class<?>> PLAIN =
            Set.of(
                    UnaryTestNode.class,
                    RangeNode.class,
                    NumberNode.class,
                    StringNode.class,
                    BooleanNode.class,
                    NullNode.class,
                    SignedUnaryNode.class,
                    UndefinedValueNode.class,
                    TemporalConstantNode.class);

    /** What coercion leaves as it is; it makes dates and times of dates. */
    private static final Map<Type, Class<?>> PLAIN_CLASSES =
            Map.of(
                    BuiltInType.NUMBER,
                    BigDecimal.class,
                    BuiltInType.STRING,
                    String.class,
                    BuiltInType.BOOLEAN,
                    Boolean.class);

    private final Map<DMNType, Check> checks = new IdentityHashMap<>();

    /** What is done to a value where a type is due. */
    static final class Check {

        private static final int REMEMBERED = 200;

        private final DMNType type;
        private final boolean isList;
        private final Set<Object> shapes = ConcurrentHashMap.newKeySet();
        private final Set<String> texts = ConcurrentHashMap.newKeySet();
        private Shortcut shortcut = value -> false;
        private Class<?> plain;

        private Check(DMNType type) {
            this.type = type;
            this.isList = type.isCollection();
        }

        /** The value as the type wants it; ends the evaluation if it cannot be that. */
        Object require(Object value) {
            return isPlain(value) ? value : coerced(value);
        }

        /** Whether it is what the type surely takes as it is. */
        private boolean isPlain(Object value) {
            return plain != null && (value == null || value.getClass() == plain);
        }

        private Object coerced(Object value) {
            Object coerced = isLeft(value) ? value : CoerceUtil.coerceValue(type, value);
            if (!accepts(coerced)) {
                throw Deviation.SEEN;
            }
            return coerced;
        }

        /** Whether coercion leaves a value as it is: it makes lists, takes them apart, or dates. */
        private boolean isLeft(Object value) {
            return !isList && !(value instanceof Collection) && !(value instanceof LocalDate);
        }

        /** As {@link #require}, for what a function results in: nothing becomes a list. */
        Object requireResult(Object value) {
            if (!accepts(value)) {
                throw Deviation.SEEN;
            }
            boolean isOne = !isList && value instanceof Collection<?> all && all.size() == 1;
            return isOne ? ((Collection<?>) value).iterator().next() : value;
        }

        private boolean accepts(Object value) {
            if (isPlain(value) || shortcut.accepts(value)) {
                return true;
            }
            if (value instanceof CheckedFact fact) {
                return shapes.contains(fact.shape())
                        || fact.unnoticed(() -> type.isAssignableValue(value))
                                && shapes.add(fact.shape());
            }
            if (value instanceof List<?> list && isOfFacts(list)) {
                return list.isEmpty()
                        ? type.isAssignableValue(value)
                        : ((CheckedFact) list.get(0))
                                .unnoticed(() -> type.isAssignableValue(value));
            }
            return value instanceof String text ? accepts(text) : type.isAssignableValue(value);
        }

        private boolean accepts(String text) {
            if (texts.contains(text)) {
                return true;
            }
            boolean accepted = type.isAssignableValue(text);
            if (accepted && texts.size() < REMEMBERED) {
                texts.add(text);
            }
            return accepted;
        }

        private static boolean isOfFacts(List<?> list) {
            return list.stream().allMatch(CheckedFact.class::isInstance);
        }
    }

    /** Says yes to what a type surely takes; anything else is for the engine to say. */
    private interface Shortcut {
        boolean accepts(Object value);
    }

    /** The check of a type; none is due where the model names no type. */
    Check of(DMNType type) {
        Check known = checks.get(type);
        if (known != null) {
            return known;
        }
        Check check = new Check(type);
        checks.put(type, check);
        if (type instanceof BaseDMNTypeImpl base
                && isEmpty(base.getAllowedValuesFEEL())
                && isEmpty(base.getTypeConstraintFEEL())) {
            check.shortcut = shortcut(base);
            check.plain = base.isCollection() ? null : plain(base);
        }
        return check;
    }

    /**
     * Refuses a type of facts with a constraint that the schema of the request may not express:
     * facts are checked against the schema only.
     */
    static void requirePlain(DMNType type) {
        requirePlain(type, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static void requirePlain(DMNType type, Set<DMNType> seen) {
        if (!(type instanceof BaseDMNTypeImpl base) || !seen.add(type)) {
            return;
        }
        Stream.of(base.getAllowedValuesFEEL(), base.getTypeConstraintFEEL())
                .filter(tests -> !isEmpty(tests))
                .flatMap(List::stream)
                .map(Parts::syntax)
                .filter(test -> !isPlain(test))
                .forEach(
                        test -> {
                            throw new Unsupported("the constraint " + test.getText());
                        });
        requirePlain(type.getBaseType(), seen);
        type.getFields().values().forEach(field -> requirePlain(field, seen));
    }

    /** Whether a test compares with literals and nothing else. */
    private static boolean isPlain(ASTNode node) {
        return PLAIN.contains(node.getClass())
                && Arrays.stream(node.getChildrenNode()).allMatch(Types::isPlain);
    }

    private Shortcut shortcut(BaseDMNTypeImpl type) {
        Shortcut element = element(type);
        if (!type.isCollection() || isAny(type)) {
            return value -> value == null || element.accepts(value);
        }
        return value -> value == null || value instanceof List<?> list && all(list, element);
    }

    private static boolean all(List<?> list, Shortcut element) {
        for (Object value : list) {
            if (!element.accepts(value)) {
                return false;
            }
        }
        return true;
    }

    private Shortcut element(BaseDMNTypeImpl type) {
        if (isAny(type)) {
            return value -> true;
        }
        if (type.getBaseType() != null) {
            Check base = of(type.getBaseType());
            boolean isKept =
                    type.isCollection()
                            || type instanceof SimpleTypeImpl
                                    && type.getBaseType() instanceof SimpleTypeImpl;
            return isKept ? base::accepts : value -> false;
        }
        return type instanceof CompositeTypeImpl
                ? composite(type.getFields())
                : simple(type.getFeelType());
    }

    private Shortcut composite(Map<String, DMNType> fields) {
        Map<String, Check> each = new LinkedHashMap<>();
        fields.forEach((name, type) -> each.put(name, of(type)));
        return value -> {
            if (value instanceof CheckedFact || !(value instanceof Map<?, ?> map)) {
                return false;
            }
            for (Map.Entry<String, Check> field : each.entrySet()) {
                Object part = map.get(field.getKey());
                if (part == null && !map.containsKey(field.getKey())
                        || !field.getValue().accepts(part)) {
                    return false;
                }
            }
            return true;
        };
    }

    /** The class of all values of a simple type that is built in; null for any other type. */
    private static Class<?> plain(BaseDMNTypeImpl type) {
        return type instanceof SimpleTypeImpl && type.getBaseType() == null
                ? PLAIN_CLASSES.get(type.getFeelType())
                : null;
    }

    private static Shortcut simple(Type type) {
        if (type == BuiltInType.DATE) {
            return LocalDate.class::isInstance;
        }
        Class<?> plain = PLAIN_CLASSES.get(type);
        return plain == null ? value -> false : plain::isInstance;
    }

    private static boolean isAny(BaseDMNTypeImpl type) {
        return type instanceof SimpleTypeImpl
                && type.getBaseType() == null
                && type.getFeelType() == BuiltInType.UNKNOWN;
    }

    private static boolean isEmpty(Collection<?> tests) {
        return tests == null || tests.isEmpty();
    }
}
