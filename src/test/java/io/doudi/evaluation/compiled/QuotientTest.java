package io.doudi.evaluation.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The quotient is the one of the JDK, to the last digit and with the same scale. */
class QuotientTest {

    private static final int TRIES = 200_000;

    @Test
    void isThatOfTheJdk() {
        Random random = new Random(7);
        for (int i = 0; i < TRIES; i++) {
            BigDecimal dividend = number(random);
            BigDecimal divisor = number(random);
            if (divisor.signum() != 0) {
                assertThat(Quotient.of(dividend, divisor))
                        .as("%s / %s", dividend, divisor)
                        .isEqualTo(dividend.divide(divisor, MathContext.DECIMAL128));
            }
        }
    }

    private static BigDecimal number(Random random) {
        long bound = (long) Math.pow(10, random.nextInt(15));
        long unscaled = random.nextLong(-bound, bound + 1);
        return random.nextInt(4) == 0
                ? BigDecimal.valueOf(random.nextInt(13), random.nextInt(5) - 2)
                : BigDecimal.valueOf(unscaled, random.nextInt(9) - 3);
    }
}
