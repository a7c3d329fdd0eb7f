package io.doudi.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudi.problem.ProblemException;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ranges of numbers, and the cells that they stand in. */
class SweepRangeTest {

    private static SweepRange range(String from, String to, String step, String form) {
        SweepRange range =
                new SweepRange(
                        new BigDecimal(from),
                        new BigDecimal(to),
                        new BigDecimal(step),
                        Optional.ofNullable(form));
        range.requireSound();
        return range;
    }

    @Test
    void goesInExactSteps() {
        assertThat(range("0.1", "0.35", "0.1", null).texts()).containsExactly("0.1", "0.2", "0.3");
        assertThat(range("1e2", "300", "100.0", null).texts()).containsExactly("100", "200", "300");
        assertThat(range("-1", "1", "1", null).texts()).containsExactly("-1", "0", "1");
        assertThat(range("5", "5", "1", null).texts()).containsExactly("5");
    }

    @Test
    void putsNumbersIntoTheFormOfTheCell() {
        assertThat(range("3", "4", "1", "(#..6]").texts()).containsExactly("(3..6]", "(4..6]");
        assertThat(new CellForm("(#..6]").numberIn("(3.5..6]")).contains(new BigDecimal("3.5"));
        assertThat(new CellForm("(#..6]").numberIn("<= 3")).isEmpty();
        assertThat(new CellForm("#").numberIn("such")).isEmpty();
    }

    @Test
    void takesTwentyNumbersAndNoMore() {
        assertThat(range("1", "20", "1", null).texts()).hasSize(20);
        assertThat(range("1", "20.9", "1", null).texts()).hasSize(20);
        assertThatThrownBy(() -> range("1", "21", "1", null))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("up to 20 numbers");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 9, 0, #, sweep.range.step",
        "1, 9, -1, #, sweep.range.step",
        "9, 1, 1, #, sweep.range.to",
        "1, 1e2147483647, 1, #, sweep.range.to",
        "1e-2147483646, 9, 1, #, sweep.range.from",
        "1, 9, 1, none, sweep.range.form",
        "1, 9, 1, #..#, sweep.range.form"
    })
    void refusesWhatIsNoRange(String from, String to, String step, String form, String field) {
        assertThatThrownBy(() -> range(from, to, step, form))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.field()).contains(field));
    }

    @Test
    void findsEveryNumberOfACell() {
        assertThat(CellForm.in("(3..6]"))
                .containsExactly(new CellForm("(#..6]"), new CellForm("(3..#]"));
        assertThat(CellForm.in(">= -2.5")).containsExactly(new CellForm(">= #"));
        assertThat(CellForm.in("700")).containsExactly(new CellForm("#"));
        assertThat(CellForm.in("-")).isEmpty();
        assertThat(CellForm.in("date(\"2023-08-12\")")).isEmpty();
        assertThat(CellForm.in("maxMultiple * 2")).isEmpty();
    }

    @Test
    void dividesWhatLiesBetweenTwoNumbersIntoTenths() {
        SweepRange between =
                SweepRange.between(new BigDecimal("6"), new BigDecimal("5"), Optional.of("<= #"))
                        .orElseThrow();
        assertThat(between.texts()).hasSize(11).startsWith("<= 5", "<= 5.1").endsWith("<= 6");
        assertThat(
                        SweepRange.between(
                                BigDecimal.ONE, new BigDecimal("1.000000001"), Optional.empty()))
                .isEmpty();
    }
}
