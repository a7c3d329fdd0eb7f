package io.doudi.evaluation;

import java.util.concurrent.atomic.LongAdder;

/** How often the engine decided, since the service started. */
public final class EngineUse {

    private static final LongAdder FALLBACKS = new LongAdder();
    private static final LongAdder DIFFERENCES = new LongAdder();

    private EngineUse() {}

    static void addFallback() {
        FALLBACKS.increment();
    }

    static void addDifference() {
        DIFFERENCES.increment();
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
