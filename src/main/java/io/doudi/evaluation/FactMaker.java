package io.doudi.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.kie.api.definition.type.FactType;
import org.kie.dmn.api.core.DMNType;

/**
 * Makes objects of one declared type for the rules of one knowledge base. Rules can look only at
 * types and fields whose names they write, so that nothing else is made.
 */
final class FactMaker {

    private final FactType declared;
    private final boolean isNamed;
    private final List<Part> parts = new ArrayList<>();
    private boolean isLookedAt = true;

    /**
     * A field.
     *
     * @param isNamed whether a rule writes its name
     * @param maker of the field's objects; null if it holds no declared type
     */
    private record Part(String field, boolean isNamed, FactMaker maker) {

        /** Whether a rule can look at something in it; so it is while that is being found out. */
        boolean isDeep() {
            return maker != null && maker.isLookedAt;
        }
    }

    private FactMaker(FactType declared, boolean isNamed) {
        this.declared = declared;
        this.isNamed = isNamed;
    }

    /**
     * The makers of some types and of all that they contain, by the names of the types.
     *
     * @param words all words of the rules
     * @param declared the declared type by its name
     */
    static Map<String, FactMaker> of(
            Iterable<DMNType> types, Set<String> words, Function<String, FactType> declared) {
        Map<String, FactMaker> makers = new HashMap<>();
        types.forEach(type -> of(type, words, declared, makers));
        return makers;
    }

    private static FactMaker of(
            DMNType type,
            Set<String> words,
            Function<String, FactType> declared,
            Map<String, FactMaker> makers) {
        String name = FactTypes.name(type);
        FactMaker known = makers.get(name);
        if (known != null) {
            return known;
        }
        FactMaker maker = new FactMaker(declared.apply(name), words.contains(name));
        makers.put(name, maker);
        type.getFields()
                .forEach(
                        (field, fieldType) -> {
                            FactMaker other =
                                    fieldType.isComposite()
                                            ? of(FactTypes.root(fieldType), words, declared, makers)
                                            : null;
                            maker.add(new Part(field, words.contains(field), other));
                        });
        maker.isLookedAt = maker.isNamed || maker.parts.stream().anyMatch(Part::isDeep);
        return maker;
    }

    /** Keeps a field if a rule can look at it, or at something in it. */
    private void add(Part part) {
        if (part.isNamed() || part.isDeep()) {
            parts.add(part);
        }
    }

    /** Makes an object, after those that it contains. */
    void make(Map<?, ?> values, Consumer<RuleFact> to) {
        made(values, to, false);
    }

    /** The object, if it is wanted; it is told of if rules look for its type. */
    private Object made(Map<?, ?> values, Consumer<RuleFact> to, boolean isWanted) {
        Object fact = isWanted || isNamed ? newInstance(declared) : null;
        for (Part part : parts) {
            Object value = values.get(part.field());
            if (value != null) {
                Object converted = converted(part, value, to);
                if (fact != null && part.isNamed()) {
                    declared.set(fact, part.field(), converted);
                }
            }
        }
        if (isNamed) {
            to.accept(new RuleFact(declared, fact));
        }
        return fact;
    }

    private static Object converted(Part part, Object value, Consumer<RuleFact> to) {
        if (part.maker() == null) {
            return value;
        }
        if (value instanceof List<?> list) {
            List<Object> converted = new ArrayList<>(list.size());
            list.forEach(item -> converted.add(converted(part, item, to)));
            return converted;
        }
        return value instanceof Map<?, ?> map ? part.maker().made(map, to, part.isNamed()) : value;
    }

    static Object newInstance(FactType declared) {
        try {
            return declared.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No instance of " + declared.getName(), e);
        }
    }
}
