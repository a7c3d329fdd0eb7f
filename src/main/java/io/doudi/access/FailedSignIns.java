package io.doudi.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How often signing in has failed for a name, whether or not there is such an account. Too often,
 * and the name is locked for a while on this node.
 */
@ApplicationScoped
class FailedSignIns {

    static final int ALLOWED = 10;
    static final Duration WINDOW = Duration.ofMinutes(15);

    private static final int MOST = 100_000;
    private static final int LONGEST_NAME = 60;

    private final InstantSource clock;
    private final Cache<String, Failures> failures;

    FailedSignIns(InstantSource clock) {
        this.clock = clock;
        this.failures = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(WINDOW).build();
    }

    /**
     * Failures in a row.
     *
     * @param until when they no longer count: a window after the first, or after the last allowed
     */
    private record Failures(int count, Instant until) {
        private boolean isLocked() {
            return count >= ALLOWED;
        }
    }

    boolean isLocked(String name) {
        Failures last = failures.getIfPresent(name);
        return last != null && last.isLocked() && last.until().isAfter(clock.instant());
    }

    void add(String name) {
        Instant now = clock.instant();
        Failures counted =
                failures.asMap()
                        .merge(
                                name,
                                new Failures(1, now.plus(WINDOW)),
                                (last, first) -> next(last, first, now));
        if (counted.count() == ALLOWED) {
            Log.warnf(
                    "Signing in as \"%s\" has failed %d times; the name is locked for %d minutes",
                    printable(name), ALLOWED, WINDOW.toMinutes());
        }
    }

    /** Somebody has signed in. */
    void forget(String name) {
        failures.invalidate(name);
    }

    private static Failures next(Failures last, Failures first, Instant now) {
        if (!last.until().isAfter(now)) {
            return first;
        }
        int count = last.count() + 1;
        return new Failures(count, count == ALLOWED ? now.plus(WINDOW) : last.until());
    }

    /** A name as it may stand in a log: an attacker writes no lines of their own. */
    private static String printable(String name) {
        String safe = name.replaceAll("[^\\p{L}\\d._@ -]", "?");
        return safe.substring(0, Math.min(safe.length(), LONGEST_NAME));
    }
}
