package io.doudi.benchmark;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** What an engine answers, to the fen: some of them calculate in binary fractions. */
public record Answer(
        BigDecimal standard,
        BigDecimal assessedIncome,
        String eligibility,
        BigDecimal supplementPercent,
        BigDecimal dibaoAmount,
        BigDecimal multiplier,
        BigDecimal reliefAmount,
        boolean needsCaseConference) {

    private static final List<String> NAMES =
            List.of(
                    "standard",
                    "assessedIncome",
                    "eligibility",
                    "supplementPercent",
                    "dibaoAmount",
                    "multiplier",
                    "reliefAmount",
                    "needsCaseConference");

    /** An answer by the names of the decisions. */
    public static Answer of(Map<String, ?> values) {
        return of(NAMES.stream().map(values::get).toArray());
    }

    /** An answer in the order of the components. */
    public static Answer of(Object... values) {
        return new Answer(
                number(values[0]),
                number(values[1]),
                String.valueOf(values[2]),
                number(values[3]),
                number(values[4]),
                number(values[5]),
                number(values[6]),
                (Boolean) values[7]);
    }

    private static BigDecimal number(Object value) {
        BigDecimal exact =
                value instanceof BigDecimal number ? number : new BigDecimal(String.valueOf(value));
        return exact.setScale(2, RoundingMode.HALF_UP);
    }
}
