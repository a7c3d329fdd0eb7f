package io.doudi.problem;

import io.quarkus.logging.Log;
import io.vertx.core.http.HttpClosedException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Failures that are not the caller's, one line if the caller is gone. That the database is away is
 * said once in a while: every request meets it, and it may be away because the disk is full.
 */
public final class FailureLog {

    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    /** What the server says when it cannot write to a caller any more. */
    private static final String CLOSED = "Connection has been closed";

    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());

    private FailureLog() {}

    /** Adds a failure; nothing of it is a fact about a person. */
    public static void add(Throwable failure) {
        if (isHangUp(failure)) {
            Log.info("A caller hung up before the end of its answer");
        } else if (DatabaseFailure.isBehind(failure)) {
            addDatabase(failure);
        } else {
            Log.error("The service failed", wordless(failure));
        }
    }

    /** A failure to be logged: its kind and place without its words, which may repeat facts. */
    public static Throwable wordless(Throwable failure) {
        return Wordless.of(failure);
    }

    private static boolean isHangUp(Throwable failure) {
        return Causes.of(failure)
                .anyMatch(
                        cause ->
                                cause instanceof HttpClosedException
                                        || CLOSED.equals(cause.getMessage()));
    }

    private static void addDatabase(Throwable failure) {
        long now = System.nanoTime();
        long next = NEXT.get();
        if (now - next >= 0 && NEXT.compareAndSet(next, now + PAUSE)) {
            Log.errorf(
                    "The database cannot be reached or takes nothing: %s",
                    DatabaseFailure.reason(failure));
        }
    }
}
