package io.doudi.evaluation;

import static io.doudi.problem.ProblemType.RULE_SET_REJECTED;

import io.doudi.problem.ProblemException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNType;
import org.kie.dmn.api.core.ast.DecisionNode;
import org.kie.dmn.api.core.ast.ItemDefNode;

/**
 * The types of the item definitions as DRL declarations, so that a fact is described once. {@code
 * tHousehold} of DMN is {@code Household} of DRL; numbers are {@code BigDecimal}, dates {@code
 * LocalDate}.
 */
final class FactTypes {

    static final String PACKAGE = "facts";
    static final String CASE = "Case";
    static final String FINDING = "Finding";
    static final String QUESTION = "Question";

    private static final Set<String> RESERVED = Set.of(FINDING, QUESTION);

    /** What ends a declaration of DRL. */
    private static final String END = "end";

    private static final String HEAD =
            """
            package facts

            import java.math.BigDecimal
            import java.time.LocalDate
            import java.util.List

            declare Finding
                field : String @key
                value : Object @key
            end

            declare Question
                decision : String
                region : String
                asOf : LocalDate
            end

            """;

    private final Map<String, DMNType> types = new LinkedHashMap<>();
    private final Map<String, String> resultTypes = new HashMap<>();

    FactTypes(Collection<DMNModel> models) {
        for (DMNModel model : models) {
            model.getItemDefinitions().stream()
                    .map(ItemDefNode::getType)
                    .filter(FactTypes::isFact)
                    .forEach(this::add);
        }
        for (DMNModel model : models) {
            for (DecisionNode decision : model.getDecisions()) {
                if (isFact(decision.getResultType())) {
                    resultTypes.put(decision.getId(), name(decision.getResultType()));
                }
            }
        }
    }

    /** Names go into DRL as they are, so they must be nothing but names, each of one type. */
    private void add(DMNType type) {
        requireName(type.getName());
        requireName(name(type));
        type.getFields().keySet().forEach(FactTypes::requireName);
        DMNType other = types.put(name(type), type);
        boolean isTwo = other != null && !other.getNamespace().equals(type.getNamespace());
        if (isTwo || RESERVED.contains(name(type))) {
            throw new ProblemException(
                    RULE_SET_REJECTED,
                    "%s cannot be the name of a type here: it is taken"
                            .formatted(Excerpt.of(type.getName())));
        }
    }

    private static void requireName(String name) {
        if (!SourceVersion.isName(name) || name.contains(".") || name.equals(END)) {
            throw new ProblemException(
                    RULE_SET_REJECTED,
                    "%s cannot be the name of a type or field: it must be one word of letters"
                            .formatted(Excerpt.of(name)));
        }
    }

    /**
     * The DRL file that declares the types, the finding that rules insert and the question that was
     * asked.
     */
    RuleFile declarations() {
        StringBuilder drl = new StringBuilder(HEAD);
        types.forEach((name, type) -> declare(drl, name, type));
        return new RuleFile("facts.drl", drl.toString());
    }

    Collection<DMNType> all() {
        return types.values();
    }

    /** The name of the type of a decision's result; null if rules cannot look at it. */
    String resultType(String decisionId) {
        return resultTypes.get(decisionId);
    }

    /** The types of which there are objects only if a decision was made that results in one. */
    Set<String> results() {
        Set<String> results = new HashSet<>(resultTypes.values());
        results.remove(CASE);
        types.values().stream()
                .flatMap(type -> type.getFields().values().stream())
                .filter(DMNType::isComposite)
                .map(part -> name(root(part)))
                .forEach(results::remove);
        return results;
    }

    static boolean isFact(DMNType type) {
        return type.isComposite() && !isList(type);
    }

    static String name(DMNType type) {
        return type.getName().substring(1);
    }

    private static void declare(StringBuilder drl, String name, DMNType type) {
        drl.append("declare ").append(name).append('\n');
        type.getFields()
                .forEach(
                        (field, fieldType) ->
                                drl.append("    %s : %s%n".formatted(field, javaType(fieldType))));
        drl.append("end\n\n");
    }

    private static String javaType(DMNType type) {
        if (isList(type)) {
            return "List";
        }
        return type.isComposite() ? name(root(type)) : scalar(type);
    }

    private static String scalar(DMNType type) {
        return switch (root(type).getName()) {
            case "number" -> "BigDecimal";
            case "boolean" -> "Boolean";
            case "date" -> "LocalDate";
            case "string" -> "String";
            default -> "Object";
        };
    }

    /** Whether a type or one that it is based on is a list. */
    static boolean isList(DMNType type) {
        return type.isCollection() || type.getBaseType() != null && isList(type.getBaseType());
    }

    /**
     * The type at the bottom: the composite type of a field or of a list's elements, or a FEEL
     * type.
     */
    static DMNType root(DMNType type) {
        return type.getBaseType() == null ? type : root(type.getBaseType());
    }
}
