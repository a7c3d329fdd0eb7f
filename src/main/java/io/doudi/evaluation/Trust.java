package io.doudi.evaluation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whether a compiled decision may answer. The engine repeats the first ones and a share of all
 * others; one that it decides in another way ends the trust for good.
 */
final class Trust {

    private static final Logger LOG = System.getLogger(Trust.class.getName());
    private static final long FIRST = 10;

    /** The engine takes some fifty times as long, so that this costs a hundredth. */
    private static final long EVERY = 5_000;

    private final String decision;
    private final AtomicLong made = new AtomicLong();
    private volatile boolean lost;

    Trust(String decision) {
        this.decision = decision;
    }

    boolean isLost() {
        return lost;
    }

    /** Whether the engine should repeat the next decision. */
    boolean isRepeated() {
        long number = made.incrementAndGet();
        return number <= FIRST || number % EVERY == 0;
    }

    /** Says so without the facts, which are about people. */
    void lose() {
        if (lost) {
            return;
        }
        lost = true;
        LOG.log(
                Level.ERROR,
                "The compiled decision {0} differs from the engine''s; the engine decides from now"
                        + " on",
                decision);
    }
}
