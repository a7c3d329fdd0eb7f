package io.doudi.ruleset;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a case expects of an outcome: every named output must be there and be equal. Amounts compare
 * to the fen, ratios to four places, and lists whose order means nothing as sets.
 */
public final class Expectation {

    private static final Set<String> SETS =
            Set.of(
                    "eligibleMemberIds",
                    "categories",
                    "referrals",
                    "triggers",
                    "violations",
                    "referTo",
                    "reasonCodes",
                    "warnings",
                    "failedConditions",
                    "measures",
                    "actions",
                    "alternatives");
    private static final Set<String> RATIOS = Set.of("incomeRatio", "assetRatio");
    private static final int RATIO_PLACES = 4;
    private static final int FEN_PLACES = 2;

    private Expectation() {}

    /** The expected outputs that an outcome does not have, each as a sentence. */
    public static List<String> differences(JsonNode expected, JsonNode outcome) {
        List<String> differences = new ArrayList<>();
        expected.properties()
                .forEach(
                        output -> {
                            JsonNode actual = outcome.get(output.getKey());
                            if (!same(output.getKey(), output.getValue(), actual)) {
                                differences.add(
                                        "%s: expected %s, was %s"
                                                .formatted(
                                                        output.getKey(),
                                                        output.getValue(),
                                                        actual));
                            }
                        });
        return differences;
    }

    private static boolean same(String output, JsonNode expected, JsonNode actual) {
        if (actual == null) {
            return false;
        }
        if (expected.isNumber()) {
            int places = RATIOS.contains(output) ? RATIO_PLACES : FEN_PLACES;
            return actual.isNumber()
                    && expected.decimalValue()
                                    .setScale(places, RoundingMode.HALF_UP)
                                    .compareTo(actual.decimalValue())
                            == 0;
        }
        if (expected.isArray()) {
            return SETS.contains(output)
                    ? set(expected).equals(set(actual))
                    : sameList(expected, actual);
        }
        return expected.isObject() ? sameObject(expected, actual) : expected.equals(actual);
    }

    private static boolean sameObject(JsonNode expected, JsonNode actual) {
        return expected.size() == actual.size() && differences(expected, actual).isEmpty();
    }

    private static boolean sameList(JsonNode expected, JsonNode actual) {
        if (expected.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!same("", expected.get(i), actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Set<JsonNode> set(JsonNode list) {
        Set<JsonNode> set = new HashSet<>();
        list.forEach(set::add);
        return set;
    }
}
