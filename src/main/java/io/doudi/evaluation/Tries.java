package io.doudi.evaluation;

import io.doudi.evaluation.DmnModels.Result;
import io.doudi.problem.ProblemException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;

/**
 * What tables and formulas make of variants of the facts of one question. They are evaluated again
 * only if a fact is another that they looked at.
 */
final class Tries {

    private final Function<Variant, Result> evaluation;
    private final List<Made> made = new ArrayList<>();

    /**
     * What came out for some facts.
     *
     * @param reads the numbers of the facts that were looked at
     * @param result null if the evaluation failed
     * @param problem why it failed; null if it did not
     */
    record Made(Variant facts, BitSet reads, Result result, ProblemException problem) {

        /** What came out; throws if that failed. */
        Result required() {
            if (problem != null) {
                throw problem;
            }
            return result;
        }

        private boolean isFor(Variant others) {
            return facts.differences(others).stream()
                    .noneMatch(place -> facts.isRead(place, reads));
        }
    }

    Tries(Function<Variant, Result> evaluation) {
        this.evaluation = evaluation;
    }

    Made of(Variant facts) {
        for (Made earlier : made) {
            if (earlier.isFor(facts)) {
                return earlier;
            }
        }
        Made now = make(facts);
        made.add(now);
        return now;
    }

    private Made make(Variant facts) {
        Noted noted = facts.root().noted();
        BitSet reads = noted.start();
        try {
            return new Made(facts, reads, evaluation.apply(facts), null);
        } catch (ProblemException problem) {
            return new Made(facts, reads, null, problem);
        } finally {
            noted.stop();
        }
    }

    /** Adds what is known already. */
    void add(Made known) {
        made.add(known);
    }
}
