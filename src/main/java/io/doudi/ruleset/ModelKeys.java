package io.doudi.ruleset;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * By what the parts of an element are known in two edits of a model: their ids, else their names,
 * else their numbers. A cell is known by its column, and what can stand only once by what it is.
 */
final class ModelKeys {

    private static final String EXPRESSION = "expression";
    private static final Set<String> EXPRESSIONS =
            Set.of(
                    "literalExpression",
                    "context",
                    "decisionTable",
                    "invocation",
                    "list",
                    "relation",
                    "functionDefinition",
                    "conditional",
                    "filter",
                    "for",
                    "every",
                    "some");

    /** Elements whose children can all stand more than once. */
    private static final Set<String> COLLECTIONS = Set.of("definitions", "list", "row");

    /** Elements that can stand more than once beside others. */
    private static final Set<String> REPEATED =
            Set.of(
                    "input",
                    "output",
                    "annotation",
                    "rule",
                    "contextEntry",
                    "formalParameter",
                    "binding",
                    "itemComponent",
                    "informationRequirement",
                    "knowledgeRequirement",
                    "authorityRequirement",
                    "outputDecision",
                    "encapsulatedDecision",
                    "inputDecision",
                    "inputData",
                    "column",
                    "row",
                    "parameters");

    private ModelKeys() {}

    /** The children by their keys, in their order. */
    static Sides<Map<String, XmlElement>> children(
            Sides<XmlElement> elements, Sides<XmlElement> parents) {
        return new Sides<>(
                elements.base().map(one -> children(one, parents.base())),
                elements.mine().map(one -> children(one, parents.mine())),
                elements.theirs().map(one -> children(one, parents.theirs())));
    }

    /** What a part is, by its key. */
    static String kind(String key) {
        return key.split(" ", 2)[0];
    }

    private static Map<String, XmlElement> children(
            XmlElement element, Optional<XmlElement> parent) {
        Map<String, XmlElement> children = new LinkedHashMap<>();
        Map<String, Integer> numbers = new HashMap<>();
        boolean isRow = ModelTable.isRow(element);
        List<String> columns = isRow ? parent.map(ModelKeys::columns).orElse(List.of()) : List.of();
        for (XmlElement child : element.children()) {
            String key =
                    isRow && ModelTable.CELL_NAMES.contains(child.name())
                            ? cellKey(child, columns, numbers)
                            : key(element, child);
            children.put(key + " " + numbers.merge(key, 1, Integer::sum), child);
        }
        return children;
    }

    /** The key of the column over a cell; the cells of each kind stand in the order of columns. */
    private static String cellKey(
            XmlElement cell, List<String> columns, Map<String, Integer> numbers) {
        int number = numbers.merge("cells of " + cell.name(), 1, Integer::sum);
        return columns.stream()
                .filter(column -> kind(column).equals(ModelTable.columnOf(cell)))
                .skip(number - 1L)
                .findFirst()
                .map(column -> cell.name() + " " + column)
                .orElse(cell.name());
    }

    static List<String> columns(XmlElement table) {
        return children(table, Optional.empty()).keySet().stream()
                .filter(key -> ModelTable.PARTS.contains(kind(key)))
                .filter(key -> !kind(key).equals(ModelTable.ROW))
                .toList();
    }

    private static String key(XmlElement parent, XmlElement child) {
        boolean isExpression = EXPRESSIONS.contains(child.name());
        boolean canRepeat =
                COLLECTIONS.contains(parent.name())
                        || REPEATED.contains(child.name())
                        || child.attribute("dmnElementRef").isPresent();
        String kind = isExpression ? EXPRESSION : child.name();
        if (!canRepeat) {
            return kind;
        }
        return child.id()
                .map(id -> "%s #%s".formatted(kind, id))
                .or(() -> ModelPlaces.naming(child).map(name -> "%s @%s".formatted(kind, name)))
                .orElse(kind);
    }
}
