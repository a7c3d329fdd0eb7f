package io.doudi.evaluation.compiled;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Division to 34 digits as {@link BigDecimal#divide(BigDecimal, MathContext)} does it, which takes
 * a microsecond; amounts divided by 12 or by a household mostly have few digits and come out even.
 */
final class Quotient {

    private static final int FEW_DIGITS = 12;
    private static final int MOST_ADDED = 5;

    private Quotient() {}

    /**
     * @param divisor not zero
     */
    static BigDecimal of(BigDecimal dividend, BigDecimal divisor) {
        if (dividend.precision() <= FEW_DIGITS && divisor.precision() <= FEW_DIGITS) {
            long below = divisor.unscaledValue().longValue();
            long above = dividend.unscaledValue().longValue();
            int scale = dividend.scale() - divisor.scale();
            for (int added = 0; added <= MOST_ADDED; added++) {
                if (above % below == 0) {
                    return BigDecimal.valueOf(above / below, scale + added);
                }
                above *= 10;
            }
        }
        return dividend.divide(divisor, MathContext.DECIMAL128);
    }
}
