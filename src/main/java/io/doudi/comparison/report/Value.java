package io.doudi.comparison.report;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A cell of a report.
 *
 * @param text as people read it
 * @param number what it says exactly, if it is a number
 */
public record Value(Kind kind, String text, Optional<BigDecimal> number) {

    /** What cells hold. */
    public enum Kind {
        TEXT,
        /** How many. */
        COUNT,
        YUAN,
        /** Yuan more, or less. */
        CHANGE
    }

    static Value of(String text) {
        return new Value(Kind.TEXT, text, Optional.empty());
    }

    /** Whether it is a number below zero. */
    public boolean isLoss() {
        return number.filter(one -> one.signum() < 0).isPresent();
    }
}
