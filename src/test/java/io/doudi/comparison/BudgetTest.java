package io.doudi.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudi.comparison.Budget.Course;
import io.doudi.comparison.Budget.Point;
import io.doudi.comparison.ComparisonResult.Line;
import io.doudi.comparison.ComparisonResult.OfDecision;
import io.doudi.comparison.ComparisonResult.OfSide;
import io.doudi.comparison.ComparisonResult.OfValue;
import io.doudi.comparison.Measure.Period;
import io.doudi.problem.ProblemException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Budgets against curves whose spending is known. */
class BudgetTest {

    private static final String DECISION = "temporaryAssistance";
    private static final Figures NONE = Figures.NONE;

    private static Figures cases(long cases, String yuan) {
        BigDecimal households = BigDecimal.valueOf(cases);
        return new Figures(cases, households, households, BigDecimal.ZERO, new BigDecimal(yuan));
    }

    private static OfValue value(String text, String yuan, long open) {
        Optional<BigDecimal> number = CellForm.NUMBER_ALONE.numberIn(text);
        return new OfValue(text, number, DECISION, cases(10, yuan), NONE, cases(open, "0"));
    }

    /** The rules as they are leave one case open. */
    private static Budget held(String yuan, List<OfValue> values) {
        List<Line> statuses =
                List.of(
                        new Line("DECIDED", cases(9, "0")),
                        new Line("ERROR:REQUIRED", cases(1, "0")));
        OfDecision present =
                new OfDecision(DECISION, Period.ONCE, NONE, statuses, NONE, List.of(), NONE);
        OfSide side = new OfSide(1, "now", List.of(present), Optional.empty());
        List<String> texts = values.stream().map(OfValue::value).toList();
        Sweep sweep = new Sweep("a.dmn", "table", "row", 1, Optional.of(texts), Optional.empty());
        return Budget.of(
                new Budget.Curve(List.of(side), values), sweep, DECISION, new BigDecimal(yuan));
    }

    private static List<OfValue> spending(String... yuan) {
        return IntStream.range(0, yuan.length)
                .mapToObj(i -> value(String.valueOf(i + 1), yuan[i], 1))
                .toList();
    }

    private static List<String> names(List<Point> points) {
        return points.stream().map(Point::value).toList();
    }

    @Test
    void namesTheLastValueWithinTheBudgetAndTheFirstAboveIt() {
        Budget budget = held("200", spending("100", "200.00", "200.01", "400"));
        assertThat(budget.course()).isEqualTo(Course.RISING);
        assertThat(names(budget.within())).containsExactly("1", "2");
        assertThat(budget.limits()).hasSize(1);
        assertThat(budget.limits().get(0).within().value()).isEqualTo("2");
        assertThat(budget.limits().get(0).above().value()).isEqualTo("3");
        assertThat(budget.limits().get(0).finer().orElseThrow().texts())
                .startsWith("2", "2.1")
                .endsWith("3");
    }

    @Test
    void looksFromTheOtherSideIfSpendingFalls() {
        Budget budget = held("150", spending("300", "200", "100"));
        assertThat(budget.course()).isEqualTo(Course.FALLING);
        assertThat(names(budget.within())).containsExactly("3");
        assertThat(budget.limits().get(0).within().value()).isEqualTo("3");
        assertThat(budget.limits().get(0).above().value()).isEqualTo("2");
    }

    @Test
    void listsEveryStretchIfSpendingGoesUpAndDown() {
        Budget budget = held("150", spending("100", "200", "100", "300"));
        assertThat(budget.course()).isEqualTo(Course.MIXED);
        assertThat(names(budget.within())).containsExactly("1", "3");
        assertThat(names(budget.above())).containsExactly("2", "4");
        assertThat(budget.limits()).hasSize(3);
    }

    @Test
    void saysThatAllOrNoneKeepWithinIt() {
        assertThat(held("50", spending("100", "100")).within()).isEmpty();
        Budget ample = held("100", spending("100", "100"));
        assertThat(ample.above()).isEmpty();
        assertThat(ample.limits()).isEmpty();
        assertThat(ample.course()).isEqualTo(Course.LEVEL);
    }

    @Test
    void putsValuesInTheOrderOfTheirNumbers() {
        Budget budget = held("150", List.of(value("10", "200", 0), value("9", "100", 0)));
        assertThat(names(budget.within())).containsExactly("9");
        assertThat(budget.course()).isEqualTo(Course.RISING);
    }

    @Test
    void countsNoValueWithWhichCasesHaveNoOutcome() {
        Budget budget = held("150", List.of(value("1", "100", 1), value("such", "0", 10)));
        assertThat(names(budget.within())).containsExactly("1");
        assertThat(budget.unanswered()).containsExactly("such");
    }

    @Test
    void refusesADecisionWithoutAnAmount() {
        List<OfValue> values = spending("100");
        Budget.Curve curve =
                new Budget.Curve(
                        List.of(new OfSide(1, "now", List.of(), Optional.empty())), values);
        assertThatThrownBy(
                        () ->
                                Budget.of(
                                        curve,
                                        new Sweep(
                                                "a.dmn",
                                                "table",
                                                "row",
                                                1,
                                                Optional.of(List.of("1")),
                                                Optional.empty()),
                                        DECISION,
                                        BigDecimal.ONE))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("amount");
    }
}
