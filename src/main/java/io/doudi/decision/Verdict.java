package io.doudi.decision;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What an outcome says in one word and one number, for finding and counting decisions. */
final class Verdict {

    private static final List<String> VERDICTS = List.of("eligible", "granted", "accepted");
    private static final List<String> AMOUNTS = List.of("monthlyAmount", "amount");

    private Verdict() {}

    /** Whether the person gets what was asked for; empty if the decision is not about that. */
    static Optional<Boolean> of(Map<String, Object> outcome) {
        return values(VERDICTS, outcome, Boolean.class).findFirst();
    }

    /** {@code granted}, {@code refused}, {@code undetermined} or {@code other}. */
    static String word(Decision decision) {
        if (decision.status() == Decision.Status.UNDETERMINED) {
            return "undetermined";
        }
        return decision.verdict().map(granted -> granted ? "granted" : "refused").orElse("other");
    }

    /** Yuan; empty if the decision is not about an amount or none is given. */
    static Optional<BigDecimal> amount(Map<String, Object> outcome) {
        return values(AMOUNTS, outcome, BigDecimal.class).findFirst();
    }

    private static <T> Stream<T> values(
            List<String> names, Map<String, Object> outcome, Class<T> type) {
        return names.stream().map(outcome::get).filter(type::isInstance).map(type::cast);
    }
}
