package io.doudi.comparison;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A case that another side answers otherwise than the first.
 *
 * @param number its place among the cases, from 0
 * @param side the other side, from 2
 * @param before what the first side says, in one word
 * @param amountBefore yuan; empty if none is given
 * @param difference yuan more than before, for one household
 * @param yuanBand the band of the difference
 * @param percentBand the band of the difference in percent of what was before
 * @param groups to which the household belongs, for example {@code area=URBAN}
 * @param outputs the names of the outputs that differ
 * @param cause the key of the cause
 */
public record ChangedCase(
        long number,
        String reference,
        BigDecimal weight,
        Optional<LocalDate> asOf,
        int side,
        String decision,
        Transition transition,
        String before,
        String after,
        Optional<BigDecimal> amountBefore,
        Optional<BigDecimal> amountAfter,
        BigDecimal difference,
        String yuanBand,
        String percentBand,
        List<String> groups,
        List<String> outputs,
        String cause) {}
