package io.doudi.comparison;

import io.doudi.comparison.Tally.Key;
import io.doudi.comparison.Tally.Kind;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Counts the households that lose more than they earn, and those near a threshold, by deciding each
 * again with other incomes.
 */
final class CliffCount {

    /** Nothing can be said: no income is told, or there is no outcome with it or with another. */
    static final String OPEN = "OPEN";

    static final String MEASURED = "MEASURED";

    /** More is lost than earned. */
    static final String FALL = "FALL";

    /** Something else is said with more. */
    static final String MORE = "MORE";

    /** Something else is said with less. */
    static final String LESS = "LESS";

    /** What rounding to the fen can make of an even slope. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.01");

    private final Comparing comparing;
    private final Cliffs cliffs;
    private final Tally tally;

    CliffCount(Comparing comparing, Cliffs cliffs, Tally tally) {
        this.comparing = comparing;
        this.cliffs = cliffs;
        this.tally = tally;
    }

    /**
     * What one side answers.
     *
     * @param side from 1
     */
    record Answered(Chunk.Subject subject, int side, String decision, Answer answer) {}

    void count(Answered one) {
        Optional<Answer> risen = with(one, cliffs.more());
        Optional<Answer> more = with(one, cliffs.near());
        Optional<Answer> less = with(one, cliffs.near().negate());
        if (risen.isEmpty() || more.isEmpty() || less.isEmpty()) {
            add(one, OPEN, one.answer());
            return;
        }
        add(one, MEASURED, risen.get());
        if (isFall(one, risen.get())) {
            add(one, FALL, risen.get());
        }
        addOther(one, MORE, more.get());
        addOther(one, LESS, less.get());
    }

    private boolean isFall(Answered one, Answer after) {
        BigDecimal lost = one.answer().yuan().subtract(after.yuan());
        return Measure.period(one.decision()) == Measure.Period.MONTH
                && lost.compareTo(cliffs.more().add(ROUNDING)) > 0;
    }

    private void addOther(Answered one, String name, Answer other) {
        if (!other.word().equals(one.answer().word())) {
            add(one, name, other);
        }
    }

    /** What would be answered with another income; empty if that cannot be said. */
    private Optional<Answer> with(Answered one, BigDecimal yuan) {
        Answering side = comparing.sides().get(one.side() - 1);
        return one.subject()
                .answers()
                .withIncome(yuan, one.subject().household().persons())
                .filter(other -> one.answer().isDecided())
                .map(other -> other.of(side, one.decision()))
                .filter(Answer::isDecided);
    }

    private void add(Answered one, String word, Answer other) {
        tally.add(
                new Key(one.side(), one.decision(), Kind.CLIFF, word),
                one.subject().figures(one.answer(), other));
    }
}
