package io.doudi.ruleset;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * An income at which one fen more takes away more than a fen of an allowance.
 *
 * @param income the income before, yuan
 * @param before the allowance for it, yuan per month
 * @param after the allowance for one fen more, yuan per month
 */
record IncomeDrop(BigDecimal income, BigDecimal before, BigDecimal after) {

    private static final BigDecimal FEN = new BigDecimal("0.01");
    private static final BigDecimal STEP = new BigDecimal("64.00");
    private static final int STEPS = 100;

    /** What rounding to the fen can make of an even slope. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.02");

    /** An income with its allowance. */
    private record Point(BigDecimal income, BigDecimal allowance) {
        Point(BigDecimal income, UnaryOperator<BigDecimal> allowance) {
            this(income, allowance.apply(income));
        }

        BigDecimal fallTo(Point higher) {
            return allowance.subtract(higher.allowance);
        }
    }

    /**
     * The drops of an allowance that depends on an income: between them it is even, so a drop lies
     * where it falls by more than on both sides.
     */
    static List<IncomeDrop> find(UnaryOperator<BigDecimal> allowance) {
        List<Point> points =
                IntStream.rangeClosed(0, STEPS)
                        .mapToObj(step -> STEP.multiply(BigDecimal.valueOf(step)))
                        .map(income -> new Point(income, allowance))
                        .toList();
        List<IncomeDrop> found = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            if (fall(points, i).compareTo(around(points, i).add(ROUNDING)) > 0) {
                narrowed(points.get(i), points.get(i + 1), allowance).ifPresent(found::add);
            }
        }
        return found;
    }

    /** The larger fall of the two neighbours; a rise counts as none. */
    private static BigDecimal around(List<Point> points, int index) {
        return fall(points, index - 1).max(fall(points, index + 1)).max(BigDecimal.ZERO);
    }

    private static BigDecimal fall(List<Point> points, int index) {
        return index < 0 || index >= STEPS
                ? BigDecimal.ZERO
                : points.get(index).fallTo(points.get(index + 1));
    }

    /** Follows the half that falls by more, down to one fen. */
    private static Optional<IncomeDrop> narrowed(
            Point low, Point high, UnaryOperator<BigDecimal> allowance) {
        BigDecimal rise = high.income().subtract(low.income());
        if (rise.compareTo(FEN) <= 0) {
            return low.fallTo(high).compareTo(FEN) > 0
                    ? Optional.of(new IncomeDrop(low.income(), low.allowance(), high.allowance()))
                    : Optional.empty();
        }
        BigDecimal half = rise.divide(BigDecimal.valueOf(2), 2, RoundingMode.DOWN);
        Point middle = new Point(low.income().add(half), allowance);
        return low.fallTo(middle).compareTo(middle.fallTo(high)) > 0
                ? narrowed(low, middle, allowance)
                : narrowed(middle, high, allowance);
    }

    /** Whether another drop takes away at least as much. */
    boolean isNoWorseThan(IncomeDrop other) {
        return before.subtract(after).compareTo(other.before.subtract(other.after)) <= 0;
    }

    List<String> arguments() {
        return List.of(
                income.toPlainString(),
                before.toPlainString(),
                income.add(FEN).toPlainString(),
                after.toPlainString());
    }

    String text() {
        return arguments().toString();
    }
}
