package io.doudi.decision;

import io.doudi.decision.Arithmetic.Term;
import java.math.BigDecimal;
import java.util.Map;

/**
 * Two numbers that a rule compared, and what it asked of them.
 *
 * @param sign {@code <}, {@code <=}, {@code >} or {@code >=}
 */
record Comparison(Term left, String sign, Term right) {

    private static final Map<String, String> KEYS =
            Map.of(
                    "<", "notice.needed.below",
                    "<=", "notice.needed.atMost",
                    ">", "notice.needed.above",
                    ">=", "notice.needed.atLeast");

    boolean holds() {
        int order = left.value().compareTo(right.value());
        return switch (sign) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    /** The comparison that holds where this one does not. */
    Comparison negated() {
        return new Comparison(left, opposite(), right);
    }

    /** How far the two are apart. */
    BigDecimal distance() {
        return left.value().subtract(right.value()).abs();
    }

    /** What would have to be different for the comparison to hold, or not to hold. */
    String needed(boolean toHold, Words words) {
        String key = KEYS.get(toHold ? sign : opposite());
        String equal = distance().signum() == 0 ? ".equal" : "";
        return words.messages()
                .text(
                        key + equal,
                        left.name(),
                        number(left.value(), words),
                        right.name(),
                        number(right.value(), words),
                        number(distance(), words));
    }

    private String opposite() {
        return switch (sign) {
            case "<" -> ">=";
            case "<=" -> ">";
            case ">" -> "<=";
            default -> "<";
        };
    }

    private String number(BigDecimal value, Words words) {
        return left.isMoney() || right.isMoney()
                ? words.messages().text("notice.yuan", words.money(value))
                : Words.number(value);
    }
}
