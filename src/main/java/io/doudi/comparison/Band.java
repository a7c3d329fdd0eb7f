package io.doudi.comparison;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** The bands by which gains and losses are told: {@code +100..200}, {@code -1000+}, {@code 0}. */
final class Band {

    static final String NONE = "0";
    static final String NEW = "NEW";
    private static final List<Integer> YUAN = List.of(0, 50, 100, 200, 500, 1000, 2000, 5000);
    private static final List<Integer> PERCENT = List.of(0, 5, 10, 20, 50, 100);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** From the largest loss to the largest gain. */
    static final Comparator<String> ORDER =
            Comparator.comparingInt(Band::place).thenComparing(Comparator.naturalOrder());

    private Band() {}

    private static int place(String band) {
        if (band.equals(NONE) || band.equals(NEW)) {
            return band.equals(NONE) ? 0 : Integer.MAX_VALUE;
        }
        int lower = Integer.parseInt(band.substring(1).split("\\.\\.|\\+")[0]) + 1;
        return band.startsWith("-") ? -lower : lower;
    }

    /** The band of a difference in yuan; the lower limit is part of it. */
    static String yuan(BigDecimal difference) {
        return band(difference, YUAN, BigDecimal.ONE);
    }

    /** The band of a difference in percent of what was before; {@link #NEW} if nothing was. */
    static String percent(BigDecimal before, BigDecimal difference) {
        if (before.signum() == 0) {
            return difference.signum() == 0 ? NONE : NEW;
        }
        return band(difference.multiply(HUNDRED), PERCENT, before);
    }

    /** Limits are in units, so that nothing is divided. */
    private static String band(BigDecimal difference, List<Integer> limits, BigDecimal unit) {
        if (difference.signum() == 0) {
            return NONE;
        }
        String sign = difference.signum() < 0 ? "-" : "+";
        BigDecimal distance = difference.abs();
        int last = limits.size() - 1;
        for (int i = last; i > 0; i--) {
            if (distance.compareTo(unit.multiply(BigDecimal.valueOf(limits.get(i)))) >= 0) {
                return sign
                        + (i == last
                                ? limits.get(i) + "+"
                                : limits.get(i) + ".." + limits.get(i + 1));
            }
        }
        return sign + "0.." + limits.get(1);
    }
}
