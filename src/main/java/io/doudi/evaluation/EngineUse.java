package io.doudi.evaluation;

import java.util.concurrent.atomic.LongAdder;

/** How much was decided, and how often by the engine, since the service started. */
public final class EngineUse {

    private static final LongAdder DECISIONS = new LongAdder();
    private static final LongAdder FALLBACKS = new LongAdder();
    private static final LongAdder DIFFERENCES = new LongAdder();

    private EngineUse() {}

    static void addDecision() {
        DECISIONS.increment();
    }

    static void addFallback() {
        FALLBACKS.increment();
    }

    static void addDifference() {
        DIFFERENCES.increment();
    }

    /** All decisions about cases that somebody asked for. */
    public static long decisions() {
        return DECISIONS.sum();
    }

    /** Decisions that are not compiled, not trusted, or of which the compiled form had doubts. */
    public static long fallbacks() {
        return FALLBACKS.sum();
    }

    /** Compiled decisions that came out otherwise than the engine's. */
    public static long differences() {
        return DIFFERENCES.sum();
    }
}
