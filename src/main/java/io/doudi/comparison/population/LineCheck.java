package io.doudi.comparison.population;

import static io.doudi.problem.ProblemType.INVALID_REQUEST;
import static io.doudi.problem.ProblemType.INVALID_VALUE;
import static io.doudi.problem.ProblemType.OUT_OF_RANGE;
import static io.doudi.problem.ProblemType.REQUIRED;
import static io.doudi.problem.ProblemType.UNKNOWN_FIELD;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.evaluation.KnowledgeBase;
import io.doudi.problem.Identifiers;
import io.doudi.problem.ProblemException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks lines as households: the weight, the reference, and the facts by the rules of the region,
 * as far as that does not depend on a decision.
 */
record LineCheck(KnowledgeBase rules, String region, LocalDate asOf) {

    private static final Set<String> FIELDS =
            new TreeSet<>(
                    Set.of(HouseholdLines.INPUT, HouseholdLines.REFERENCE, HouseholdLines.WEIGHT));
    private static final BigDecimal LARGEST_WEIGHT = BigDecimal.valueOf(1_000_000_000);
    private static final int DECIMALS_OF_WEIGHT = 6;
    private static final int MOST_DIGITS = 34;
    private static final int LONGEST_REFERENCE = 100;

    /** The household of a line; fails with what is wrong first. */
    Household household(long number, JsonNode line) {
        if (line == null || !line.isObject()) {
            throw new ProblemException(
                    INVALID_REQUEST, "A line must be a JSON object with " + FIELDS);
        }
        line.fieldNames().forEachRemaining(LineCheck::requireKnown);
        BigDecimal weight = weight(line.get(HouseholdLines.WEIGHT));
        String reference = reference(line.get(HouseholdLines.REFERENCE));
        if (!(line.get(HouseholdLines.INPUT) instanceof ObjectNode input)) {
            throw ProblemException.atField(
                    REQUIRED, HouseholdLines.INPUT, "input is required and must be an object");
        }
        rules.requireReadable(region, asOf, input);
        return new Household(number, weight, input, reference);
    }

    private static void requireKnown(String name) {
        if (!FIELDS.contains(name)) {
            throw ProblemException.atField(
                    UNKNOWN_FIELD,
                    name,
                    "%s is not a field of a line; known are %s".formatted(name, FIELDS));
        }
    }

    private static BigDecimal weight(JsonNode weight) {
        if (weight == null) {
            return BigDecimal.ONE;
        }
        if (!weight.isNumber()) {
            throw ProblemException.atField(
                    INVALID_VALUE, HouseholdLines.WEIGHT, "weight must be a number");
        }
        BigDecimal value = weight.decimalValue();
        boolean isHuge =
                value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > MOST_DIGITS;
        if (isHuge
                || value.signum() <= 0
                || value.compareTo(LARGEST_WEIGHT) > 0
                || value.stripTrailingZeros().scale() > DECIMALS_OF_WEIGHT) {
            throw ProblemException.atField(
                    OUT_OF_RANGE,
                    HouseholdLines.WEIGHT,
                    "weight must be above 0, at most %s, with at most %d decimals"
                            .formatted(LARGEST_WEIGHT, DECIMALS_OF_WEIGHT));
        }
        return value;
    }

    private static String reference(JsonNode reference) {
        if (reference == null) {
            return "";
        }
        String text = reference.isTextual() ? reference.textValue() : "";
        if (text.isBlank()
                || text.length() > LONGEST_REFERENCE
                || text.chars().anyMatch(Character::isISOControl)
                || Identifiers.arePersonal(text)) {
            throw ProblemException.atField(
                    INVALID_VALUE,
                    HouseholdLines.REFERENCE,
                    "reference must be a text of 1 to %d characters, and no number of a person"
                            .formatted(LONGEST_REFERENCE));
        }
        return text;
    }
}
