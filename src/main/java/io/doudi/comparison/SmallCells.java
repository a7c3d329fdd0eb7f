package io.doudi.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;

/**
 * Takes out of a result what is about so few cases that somebody could be recognised: their figures
 * are empty and say {@code hidden}, and single cases are not listed.
 */
@Singleton
public class SmallCells {

    /** So many cases may be told of. */
    static final int LEAST = 5;

    private static final String CASES = "cases";

    /** A comparison with what may be told of its result. */
    public Comparison without(Comparison comparison) {
        return comparison.with(comparison.result().map(this::hidden));
    }

    private JsonNode hidden(JsonNode result) {
        JsonNode copy = result.deepCopy();
        hide(copy);
        return copy;
    }

    private void hide(JsonNode node) {
        if (node instanceof ArrayNode list) {
            list.forEach(this::hide);
        } else if (node instanceof ObjectNode object) {
            if (isFigures(object) && isSmall(object.path(CASES).asLong())) {
                object.removeAll();
                object.put("hidden", true);
                return;
            }
            object.remove("largest");
            object.forEach(this::hide);
        }
    }

    private static boolean isFigures(ObjectNode object) {
        return object.path(CASES).isIntegralNumber() && object.has("households");
    }

    private static boolean isSmall(long cases) {
        return cases > 0 && cases < LEAST;
    }
}
