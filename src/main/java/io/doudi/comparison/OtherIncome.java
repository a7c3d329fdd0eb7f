package io.doudi.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The facts of a household that earns more or less: the largest line of its incomes changes, and
 * the income a head of its profile where that is told.
 */
final class OtherIncome {

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
    private static final String AMOUNT = "amount";
    private static final String PER_HEAD = "perCapitaMonthlyIncome";
    private static final int FEN = 2;

    private static final Comparator<ObjectNode> BY_MONTH =
            (one, other) ->
                    one.path(AMOUNT)
                            .decimalValue()
                            .multiply(periods(other))
                            .compareTo(other.path(AMOUNT).decimalValue().multiply(periods(one)));

    private OtherIncome() {}

    /**
     * The facts with another income, which is never below 0; empty if they tell no income.
     *
     * @param yuan a month more, or less
     * @param persons who share it
     */
    static Optional<ObjectNode> of(ObjectNode input, BigDecimal yuan, long persons) {
        ObjectNode changed = input.deepCopy();
        Optional<ObjectNode> line = largest(changed.path("incomes"));
        line.ifPresent(one -> add(one, AMOUNT, yuan.multiply(periods(one))));
        Optional<ObjectNode> profile = told(changed.path("profile"), PER_HEAD);
        profile.ifPresent(one -> add(one, PER_HEAD, perHead(yuan, persons)));
        return line.or(() -> profile).map(one -> changed);
    }

    private static Optional<ObjectNode> largest(JsonNode lines) {
        return StreamSupport.stream(lines.spliterator(), false)
                .flatMap(line -> told(line, AMOUNT).stream())
                .reduce((one, other) -> BY_MONTH.compare(other, one) > 0 ? other : one);
    }

    private static Optional<ObjectNode> told(JsonNode node, String amount) {
        return node instanceof ObjectNode object && object.path(amount).isNumber()
                ? Optional.of(object)
                : Optional.empty();
    }

    /** How many months an amount is for. */
    private static BigDecimal periods(ObjectNode line) {
        return line.path("period").asText("").equals("YEAR") ? MONTHS : BigDecimal.ONE;
    }

    private static BigDecimal perHead(BigDecimal yuan, long persons) {
        return yuan.divide(BigDecimal.valueOf(persons), FEN, RoundingMode.HALF_UP);
    }

    private static void add(ObjectNode node, String field, BigDecimal yuan) {
        node.put(field, node.path(field).decimalValue().add(yuan).max(BigDecimal.ZERO));
    }
}
