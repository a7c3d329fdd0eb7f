package io.doudi.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

/** Where one fen more of income takes away more than a fen. */
class IncomeDropTest {

    private static final BigDecimal STANDARD = new BigDecimal("700");

    @Test
    void isNotWhereAnAllowanceFallsEvenly() {
        assertThat(IncomeDrop.find(income -> STANDARD.subtract(income).max(BigDecimal.ZERO)))
                .isEmpty();
        assertThat(IncomeDrop.find(IncomeDropTest::third)).isEmpty();
    }

    @Test
    void isFoundToTheFenHoweverSmall() {
        BigDecimal threshold = new BigDecimal("333.33");
        assertThat(
                        IncomeDrop.find(
                                income ->
                                        income.compareTo(threshold) <= 0
                                                ? third(income)
                                                : third(income).subtract(new BigDecimal("5"))))
                .singleElement()
                .satisfies(
                        drop -> {
                            assertThat(drop.income()).isEqualByComparingTo(threshold);
                            assertThat(drop.before().subtract(drop.after()))
                                    .isBetween(new BigDecimal("5"), new BigDecimal("5.01"));
                        });
    }

    @Test
    void isNotWhereAnAllowanceJumpsUp() {
        assertThat(
                        IncomeDrop.find(
                                income ->
                                        income.compareTo(STANDARD) < 0
                                                ? BigDecimal.ZERO
                                                : BigDecimal.TEN))
                .isEmpty();
    }

    private static BigDecimal third(BigDecimal income) {
        return STANDARD.subtract(income.divide(BigDecimal.valueOf(3), 2, RoundingMode.HALF_UP))
                .max(BigDecimal.ZERO);
    }
}
