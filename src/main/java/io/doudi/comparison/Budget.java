package io.doudi.comparison;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.doudi.comparison.ComparisonResult.Line;
import io.doudi.comparison.ComparisonResult.OfDecision;
import io.doudi.comparison.ComparisonResult.OfSide;
import io.doudi.comparison.ComparisonResult.OfValue;
import io.doudi.comparison.Measure.Period;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the values that were tried keep within a budget. What lies between two of them was not
 * computed, and nothing is said of it.
 *
 * @param period for what the budget is: MONTH or ONCE
 * @param yuan the budget
 * @param course how spending runs from each value to the next
 * @param within the values whose spending is within the budget, in order
 * @param above the others
 * @param limits neighbours of which only one is within the budget
 * @param unanswered values that leave more cases open than the rules as they are; what they spend
 *     says nothing
 */
public record Budget(
        String decision,
        Period period,
        BigDecimal yuan,
        Course course,
        List<Point> within,
        List<Point> above,
        List<Limit> limits,
        List<String> unanswered) {

    /** How something runs over values in order. */
    public enum Course {
        RISING,
        FALLING,
        LEVEL,
        /** Both up and down. */
        MIXED
    }

    /**
     * A value that was tried.
     *
     * @param yuan what is spent with it, exactly
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Point(String value, Optional<BigDecimal> number, BigDecimal yuan) {}

    /**
     * Two neighbours.
     *
     * @param finer a range between them that could be tried; empty if they are no numbers
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Limit(Point within, Point above, Optional<SweepRange> finer) {}

    /** What a result tells of the values of a cell and of the rules as they are. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Curve(List<OfSide> sides, List<OfValue> sweep) {

        private OfDecision present(String decision) {
            return sides.get(0).decisions().stream()
                    .filter(one -> one.decision().equals(decision))
                    .filter(one -> one.period() != Period.NONE)
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    ProblemException.atField(
                                            ProblemType.INVALID_VALUE,
                                            "decision",
                                            "The decision must be one of the comparison, with an"
                                                    + " amount"));
        }

        private List<OfValue> values(String decision) {
            return sweep.stream().filter(one -> one.decision().equals(decision)).toList();
        }
    }

    /** Holds a budget against the values of a sweep. */
    static Budget of(Curve curve, Sweep sweep, String decision, BigDecimal yuan) {
        OfDecision present = curve.present(decision);
        long open = open(present);
        List<OfValue> values = curve.values(decision);
        List<Point> points =
                inOrder(
                        values.stream()
                                .filter(one -> one.open().cases() <= open)
                                .map(Budget::point)
                                .toList());
        return new Budget(
                decision,
                present.period(),
                yuan,
                course(points),
                points.stream().filter(one -> isWithin(one, yuan)).toList(),
                points.stream().filter(one -> !isWithin(one, yuan)).toList(),
                limits(points, yuan, sweep),
                values.stream()
                        .filter(one -> one.open().cases() > open)
                        .map(OfValue::value)
                        .toList());
    }

    private static long open(OfDecision present) {
        return present.openAmount().cases()
                + present.statuses().stream()
                        .filter(line -> !line.value().equals(Answer.Status.DECIDED.name()))
                        .map(Line::figures)
                        .mapToLong(Figures::cases)
                        .sum();
    }

    private static Point point(OfValue one) {
        return new Point(one.value(), one.number(), one.all().after());
    }

    private static boolean isWithin(Point one, BigDecimal yuan) {
        return one.yuan().compareTo(yuan) <= 0;
    }

    /** By their numbers, or as they were tried if not all have one. */
    private static List<Point> inOrder(List<Point> points) {
        return points.stream().allMatch(one -> one.number().isPresent())
                ? points.stream()
                        .sorted(Comparator.comparing(one -> one.number().orElseThrow()))
                        .toList()
                : points;
    }

    private static Course course(List<Point> points) {
        Set<Course> steps = EnumSet.noneOf(Course.class);
        for (int i = 1; i < points.size(); i++) {
            int order = points.get(i).yuan().compareTo(points.get(i - 1).yuan());
            if (order != 0) {
                steps.add(order > 0 ? Course.RISING : Course.FALLING);
            }
        }
        return switch (steps.size()) {
            case 0 -> Course.LEVEL;
            case 1 -> steps.iterator().next();
            default -> Course.MIXED;
        };
    }

    private static List<Limit> limits(List<Point> points, BigDecimal yuan, Sweep sweep) {
        List<Limit> limits = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            Point one = points.get(i - 1);
            Point next = points.get(i);
            if (isWithin(one, yuan) != isWithin(next, yuan)) {
                limits.add(isWithin(one, yuan) ? limit(one, next, sweep) : limit(next, one, sweep));
            }
        }
        return limits;
    }

    private static Limit limit(Point within, Point above, Sweep sweep) {
        Optional<SweepRange> finer =
                within.number()
                        .flatMap(
                                one ->
                                        above.number()
                                                .flatMap(
                                                        other ->
                                                                SweepRange.between(
                                                                        one, other, sweep.form())));
        return new Limit(within, above, finer);
    }
}
