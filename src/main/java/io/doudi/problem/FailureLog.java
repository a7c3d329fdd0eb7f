package io.doudi.problem;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Failures that are not the caller's. That the database is away is said once in a while: every
 * request meets it, and it may be away because the disk is full.
 */
public final class FailureLog {

    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());

    private FailureLog() {}

    /** Adds a failure; nothing of it is a fact about a person. */
    public static void add(Throwable failure) {
        if (!DatabaseFailure.isBehind(failure)) {
            Log.error("The service failed", failure);
            return;
        }
        long now = System.nanoTime();
        long next = NEXT.get();
        if (now - next >= 0 && NEXT.compareAndSet(next, now + PAUSE)) {
            Log.errorf(
                    "The database cannot be reached or takes nothing: %s",
                    DatabaseFailure.reason(failure));
        }
    }
}
