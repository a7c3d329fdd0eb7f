package io.doudi.comparison.population;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * What households are generated from; the same recipe gives the same households.
 *
 * @param urban the subsistence standard in town, in yuan per person and month
 * @param rural the subsistence standard in the country
 * @param scale how many real households one household of the mean weight stands for
 */
record Recipe(
        String region,
        long seed,
        LocalDate asOf,
        BigDecimal urban,
        BigDecimal rural,
        BigDecimal scale) {

    private static final int DECIMALS_OF_WEIGHT = 6;

    BigDecimal standard(String area) {
        return area.equals("URBAN") ? urban : rural;
    }

    /** The weight of a household whose kind has one share of all households, another of lines. */
    BigDecimal weight(BigDecimal share, BigDecimal shareOfLines) {
        return share.multiply(scale).divide(shareOfLines, DECIMALS_OF_WEIGHT, RoundingMode.HALF_UP);
    }
}
