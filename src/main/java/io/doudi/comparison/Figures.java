package io.doudi.comparison;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;

/**
 * Cases, added up exactly.
 *
 * @param cases how many, unweighted
 * @param households the sum of their weights
 * @param persons in those households
 * @param before yuan of the first side, weighted
 * @param after yuan of the side that is compared, weighted
 */
public record Figures(
        long cases,
        BigDecimal households,
        BigDecimal persons,
        BigDecimal before,
        BigDecimal after) {

    static final Figures NONE =
            new Figures(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    public Figures {
        households = plain(households);
        persons = plain(persons);
        before = plain(before);
        after = plain(after);
    }

    /** Equal amounts are written the same, however they came about. */
    static BigDecimal plain(BigDecimal number) {
        if (number.scale() == 0) {
            return number;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** One case. */
    static Figures of(BigDecimal weight, long persons, BigDecimal before, BigDecimal after) {
        return new Figures(
                1,
                weight,
                weight.multiply(BigDecimal.valueOf(persons)),
                weight.multiply(before),
                weight.multiply(after));
    }

    /** Yuan more than before. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public BigDecimal difference() {
        return plain(after.subtract(before));
    }

    Figures plus(Figures other) {
        return new Figures(
                cases + other.cases,
                households.add(other.households),
                persons.add(other.persons),
                before.add(other.before),
                after.add(other.after));
    }
}
