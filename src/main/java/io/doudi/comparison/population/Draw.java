package io.doudi.comparison.population;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Draws what is random in one household. It depends on the seed and the number of the household
 * alone, and uses whole numbers only, so that it is the same on every machine and in any order.
 */
final class Draw {

    private static final int MILLION = 1_000_000;
    private static final int DECIMALS = 6;

    private final SplittableRandom random;

    Draw(long seed, long household) {
        random = new SplittableRandom(mixed(mixed(seed) + household));
    }

    /** Neighbouring seeds must not give neighbouring sequences. */
    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    /** A whole number from 0 to below a bound. */
    int below(int bound) {
        return (int) ((random.nextLong() >>> 1) % bound);
    }

    /** Whether something happens that happens with a probability from 0 to 1. */
    boolean chance(BigDecimal probability) {
        return below(MILLION) < millionths(probability);
    }

    /** One of the values of a distribution, by their shares. */
    String oneOf(Distribution distribution) {
        int total = 0;
        for (BigDecimal share : distribution.values().values()) {
            total += millionths(share);
        }
        int left = below(total);
        String last = "";
        for (Map.Entry<String, BigDecimal> entry : distribution.values().entrySet()) {
            last = entry.getKey();
            left -= millionths(entry.getValue());
            if (left < 0) {
                return last;
            }
        }
        return last;
    }

    /** A number from the bands of a distribution. */
    BigDecimal number(Distribution distribution, int scale) {
        String[] band = oneOf(distribution).split("\\.\\.");
        return between(new BigDecimal(band[0]), new BigDecimal(band[1]), scale);
    }

    /** A whole number from the bands of a distribution, both ends included. */
    int integer(Distribution distribution) {
        String[] band = oneOf(distribution).split("\\.\\.");
        int from = Integer.parseInt(band[0]);
        return from + below(Integer.parseInt(band[band.length - 1]) - from + 1);
    }

    private BigDecimal between(BigDecimal from, BigDecimal to, int scale) {
        BigDecimal part = BigDecimal.valueOf(below(MILLION + 1), DECIMALS);
        return from.add(to.subtract(from).multiply(part)).setScale(scale, RoundingMode.HALF_UP);
    }

    private static int millionths(BigDecimal share) {
        return share.movePointRight(DECIMALS).intValue();
    }
}
