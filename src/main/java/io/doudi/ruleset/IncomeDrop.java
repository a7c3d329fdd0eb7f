package io.doudi.ruleset;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An income at which one fen more takes away more than a fen of an allowance.
 *
 * @param income the income before, yuan
 * @param before the allowance for it, yuan per month
 * @param after the allowance for one fen more, yuan per month
 */
record IncomeDrop(BigDecimal income, BigDecimal before, BigDecimal after) {

    private static final BigDecimal FEN = new BigDecimal("0.01");
    private static final BigDecimal HIGHEST = new BigDecimal("8192.00");
    private static final BigDecimal STEP = new BigDecimal("256.00");

    /** The drops of an allowance that depends on an income. */
    static List<IncomeDrop> find(UnaryOperator<BigDecimal> allowance) {
        List<IncomeDrop> found = new ArrayList<>();
        Point low = new Point(BigDecimal.ZERO.setScale(2), allowance);
        while (low.income().compareTo(HIGHEST) < 0) {
            Point high = new Point(low.income().add(STEP), allowance);
            narrow(low, high, allowance, found);
            low = high;
        }
        return found;
    }

    /** An income with its allowance. */
    private record Point(BigDecimal income, BigDecimal allowance) {
        Point(BigDecimal income, UnaryOperator<BigDecimal> allowance) {
            this(income, allowance.apply(income));
        }
    }

    /** Halves the range for as long as the allowance falls in it by more than the income rises. */
    private static void narrow(
            Point low, Point high, UnaryOperator<BigDecimal> allowance, List<IncomeDrop> found) {
        BigDecimal rise = high.income().subtract(low.income());
        BigDecimal fall = low.allowance().subtract(high.allowance());
        if (fall.compareTo(rise.add(FEN)) <= 0) {
            return;
        }
        if (rise.compareTo(FEN) <= 0) {
            found.add(new IncomeDrop(low.income(), low.allowance(), high.allowance()));
            return;
        }
        BigDecimal half = rise.divide(BigDecimal.valueOf(2)).setScale(2, RoundingMode.DOWN);
        Point middle = new Point(low.income().add(half), allowance);
        narrow(low, middle, allowance, found);
        narrow(middle, high, allowance, found);
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
