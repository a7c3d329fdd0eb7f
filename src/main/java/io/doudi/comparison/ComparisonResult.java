package io.doudi.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a comparison found. Yuan are exact, weighted sums; a case whose amount is open or that has
 * no outcome counts as 0 yuan. In a difference, {@code before} is the first side.
 *
 * @param sides what each side gives
 * @param differences of each other side from the first
 * @param sweep what each value of a cell comes to; empty if that was not asked
 * @param cliffs where thresholds are felt; empty if that was not asked
 * @param cell where those values were tried
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ComparisonResult(
        List<OfSide> sides,
        List<OfDifference> differences,
        List<OfValue> sweep,
        Optional<OfCell> cell,
        List<OfThresholds> cliffs) {

    /**
     * A cell as it is without the values that were tried in it.
     *
     * @param table its label
     * @param number of its row, from 1
     * @param row the id of the row
     * @param column its heading
     * @param text what stands in it
     * @param present the number in it; empty if it has none of the form that was tried
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record OfCell(
            String table,
            int number,
            String row,
            String column,
            String text,
            Optional<BigDecimal> present) {}

    /**
     * One decision on one side, with other incomes.
     *
     * @param measured those that are decided with the other incomes too
     * @param notMeasured all others: they tell no income, or have no outcome with one of them
     * @param cliffs those whose amount a month falls by more than the income rises; before and
     *     after it
     * @param nearWithMore those to whom something else is given with so much more income
     * @param nearWithLess those to whom something else is given with so much less
     */
    public record OfThresholds(
            int side,
            String decision,
            Figures measured,
            Figures notMeasured,
            Figures cliffs,
            Figures nearWithMore,
            Figures nearWithLess) {}

    /**
     * One value of a cell and what a decision comes to with it.
     *
     * @param number the number in it; empty if it has none
     * @param all every case
     * @param given those to whom something is given
     * @param open those without an outcome, or whose amount is open: all of them if the rules do
     *     not compile with the value
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record OfValue(
            String value,
            Optional<BigDecimal> number,
            String decision,
            Figures all,
            Figures given,
            Figures open) {}

    /** Figures with what they are about. */
    @Schema(name = "ResultLine")
    public record Line(String value, Figures figures) {}

    /** What one side gives; amounts stand in {@code after}. */
    public record OfSide(
            int side, String name, List<OfDecision> decisions, Optional<Figures> povertyGap) {}

    /**
     * One decision on one side.
     *
     * @param period for what its amounts are paid: MONTH, ONCE or NONE
     * @param all every case
     * @param statuses DECIDED, UNDETERMINED, or ERROR with its code
     * @param given those to whom something is given
     * @param programmes the same by kind
     * @param openAmount those of them whose amount is open
     */
    public record OfDecision(
            String decision,
            Measure.Period period,
            Figures all,
            List<Line> statuses,
            Figures given,
            List<Line> programmes,
            Figures openAmount) {}

    /**
     * What differs from the first side.
     *
     * @param combinations what households get of all decisions together, from and to
     */
    public record OfDifference(
            int side, String name, List<OfChange> decisions, List<Step> combinations) {}

    /** A cell of a transition matrix. */
    @Schema(name = "ResultStep")
    public record Step(String from, String to, Figures figures) {}

    /**
     * One decision, before and after.
     *
     * @param outcomes how all come off
     * @param groups by area, size and type, which add up to all, and by category, which does not
     * @param deciles of income a head before anything is deducted, of the households that tell it
     * @param shares what each edit does alone; empty if that was not asked or there are too many
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record OfChange(
            String decision,
            Measure.Period period,
            Figures all,
            Outcomes outcomes,
            List<Line> transitions,
            List<Step> matrix,
            List<Line> yuanBands,
            List<Line> percentBands,
            List<Group> groups,
            List<Decile> deciles,
            List<OfCause> causes,
            Optional<Shares> shares,
            List<Tally.Largest> largest) {}

    /** Households that gain, lose or stay even. */
    public record Outcomes(Figures all, Figures winners, Figures losers) {}

    /** The households of a group. */
    public record Group(String dimension, String value, Outcomes outcomes) {}

    /**
     * A tenth of the households, the poorest first.
     *
     * @param from the lowest income a head and month in it, in whole yuan
     * @param to the highest; households with the same stay together
     */
    public record Decile(int decile, int from, int to, Outcomes outcomes) {}

    /** A cause and what came of it. */
    public record OfCause(Cause cause, Figures figures) {}

    /**
     * How the edits share in the difference: their own shares and the interaction add up to it.
     *
     * @param interaction yuan that come only of edits together
     */
    public record Shares(List<Share> edits, BigDecimal interaction, BigDecimal total) {}

    /**
     * What one edit does alone.
     *
     * @param figures the cases that it alone changes
     */
    public record Share(String file, List<Cause.Cell> cells, Figures figures) {}
}
