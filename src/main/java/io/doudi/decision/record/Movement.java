package io.doudi.decision.record;

import io.doudi.decision.record.Effects.Side;

/**
 * Whether two groups of decisions differ by more than chance explains, and by so much that it
 * matters: a z-test at three standard errors, a difference of a twentieth, thirty cases on each
 * side.
 */
final class Movement {

    private static final int FEWEST = 30;
    private static final double STANDARD_ERRORS = 3;
    private static final double SMALLEST = 0.05;

    private Movement() {}

    static boolean ofRate(Side before, Side after) {
        long few = Math.min(before.verdicts(), after.verdicts());
        if (few < FEWEST) {
            return false;
        }
        double all = before.verdicts() + after.verdicts();
        double rate = (before.granted() + after.granted()) / all;
        double error =
                Math.sqrt(rate * (1 - rate) * (1.0 / before.verdicts() + 1.0 / after.verdicts()));
        double moved = Math.abs(rate(after) - rate(before));
        return moved >= SMALLEST && moved > STANDARD_ERRORS * error;
    }

    private static double rate(Side side) {
        return side.granted() / (double) side.verdicts();
    }

    static boolean ofMean(Side before, Side after) {
        if (Math.min(before.amounts(), after.amounts()) < FEWEST) {
            return false;
        }
        double error =
                Math.sqrt(
                        before.variance() / before.amounts() + after.variance() / after.amounts());
        double moved = Math.abs(after.mean() - before.mean());
        return moved >= SMALLEST * Math.abs(before.mean()) && moved > STANDARD_ERRORS * error;
    }
}
