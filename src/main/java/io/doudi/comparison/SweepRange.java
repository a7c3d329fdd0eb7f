package io.doudi.comparison;

import static io.doudi.problem.ProblemException.requireField;
import static io.doudi.problem.ProblemType.OUT_OF_RANGE;

import io.doudi.problem.ProblemException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Numbers to try in a cell, in equal steps.
 *
 * @param from the first
 * @param to none above it is tried
 * @param step above 0; there are up to 20 numbers
 * @param form the text of the cell with {@code #} for the number, for example {@code <= #}; the
 *     number alone if empty
 */
public record SweepRange(BigDecimal from, BigDecimal to, BigDecimal step, Optional<String> form) {

    private static final int MOST_DECIMALS = 9;
    private static final BigDecimal LIMIT = BigDecimal.valueOf(1_000_000_000_000L);

    /** Refuses what is no range. */
    void requireSound() {
        requireNumber("sweep.range.from", from);
        requireNumber("sweep.range.to", to);
        requireNumber("sweep.range.step", step);
        form.ifPresent(CellForm::new);
        if (step.signum() <= 0) {
            throw ProblemException.atField(
                    OUT_OF_RANGE, "sweep.range.step", "A step must be above 0");
        }
        if (from.compareTo(to) > 0) {
            throw ProblemException.atField(
                    OUT_OF_RANGE, "sweep.range.to", "A range must not end below its beginning");
        }
        if (step.multiply(BigDecimal.valueOf(Sweep.MOST)).compareTo(to.subtract(from)) <= 0) {
            throw ProblemException.atField(
                    OUT_OF_RANGE,
                    "sweep.range.step",
                    "A range has up to %d numbers, so its steps must be wider"
                            .formatted(Sweep.MOST));
        }
    }

    private static void requireNumber(String field, BigDecimal number) {
        requireField(field, number);
        if (number.scale() > MOST_DECIMALS || number.abs().compareTo(LIMIT) >= 0) {
            throw ProblemException.atField(
                    OUT_OF_RANGE,
                    field,
                    "%s must be below 10^12 and have up to %d decimals"
                            .formatted(field, MOST_DECIMALS));
        }
    }

    /** The tenths of what lies between two numbers; empty if they are too close for that. */
    static Optional<SweepRange> between(BigDecimal one, BigDecimal other, Optional<String> form) {
        BigDecimal step = Figures.plain(one.subtract(other).abs().movePointLeft(1));
        return Optional.of(step)
                .filter(any -> any.signum() > 0 && any.scale() <= MOST_DECIMALS)
                .map(any -> new SweepRange(one.min(other), one.max(other), any, form));
    }

    /** The texts of the cell with each of the numbers. */
    List<String> texts() {
        return Stream.iterate(from, one -> one.compareTo(to) <= 0, one -> one.add(step))
                .map(number -> cellForm().with(Figures.plain(number)))
                .toList();
    }

    CellForm cellForm() {
        return form.map(CellForm::new).orElse(CellForm.NUMBER_ALONE);
    }
}
