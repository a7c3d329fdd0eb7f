package io.doudi.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Something in the facts that costs time and memory in every check: a list that is too long, or a
 * number with a huge exponent or more digits than FEEL keeps. Nothing but its size is looked at.
 */
record Oversized(FactPlace place, JsonNode node) {

    /** The rules compare the entries of lists with each other. */
    static final int MAX_ITEMS = 100;

    static final int MAX_DIGITS = 34;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** All of it in some facts. */
    static List<Oversized> in(JsonNode facts) {
        List<Oversized> found = new ArrayList<>();
        find(facts, FactPlace.ROOT, found);
        return found;
    }

    /** The facts with an empty list or a zero in the place of each. */
    static JsonNode replace(List<Oversized> oversized, JsonNode facts) {
        if (oversized.isEmpty()) {
            return facts;
        }
        JsonNode replaced = facts.deepCopy();
        oversized.forEach(
                one ->
                        one.place.set(
                                replaced, one.isList() ? JSON.arrayNode() : JSON.numberNode(0)));
        return replaced;
    }

    boolean isList() {
        return node.isArray();
    }

    /** What it has too much of. */
    String tooMuch() {
        return isList()
                ? "more than %d entries".formatted(MAX_ITEMS)
                : "more than %d digits".formatted(MAX_DIGITS);
    }

    /** Whether it is a number below zero. */
    boolean isNegative() {
        return node.isNumber() && node.decimalValue().signum() < 0;
    }

    /** Whether it is a number that only has too many decimals. */
    boolean isTooFine() {
        return node.isNumber() && digitsBeforePoint(node.decimalValue()) <= MAX_DIGITS;
    }

    private static void find(JsonNode node, FactPlace here, List<Oversized> found) {
        if (isOversized(node)) {
            found.add(new Oversized(here, node));
            return;
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            find(node.get(i), here.below(String.valueOf(i)), found);
        }
        node.properties()
                .forEach(field -> find(field.getValue(), here.below(field.getKey()), found));
    }

    private static boolean isOversized(JsonNode node) {
        return node.isArray()
                ? node.size() > MAX_ITEMS
                : node.isNumber() && is(node.decimalValue());
    }

    /** Whether a number has more digits than anybody needs. */
    static boolean is(BigDecimal number) {
        return number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS;
    }

    private static long digitsBeforePoint(BigDecimal number) {
        return (long) number.precision() - number.scale();
    }
}
