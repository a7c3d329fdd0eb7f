package io.doudi.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Too many wrong passwords lock a name for a while. */
class FailedSignInsTest {

    private final FailedSignIns failures = new FailedSignIns(this::now);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now() {
        return now;
    }

    private void fail(String name, int times) {
        for (int i = 0; i < times; i++) {
            failures.add(name);
        }
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void lockANameAtTheLimitOnly() {
        fail("a", FailedSignIns.ALLOWED - 1);
        assertThat(failures.isLocked("a")).isFalse();
        fail("a", 1);
        assertThat(failures.isLocked("a")).isTrue();
        assertThat(failures.isLocked("b")).isFalse();
    }

    @Test
    void endAfterAWhile() {
        fail("a", FailedSignIns.ALLOWED);
        pass(FailedSignIns.WINDOW.minusSeconds(1));
        assertThat(failures.isLocked("a")).isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(failures.isLocked("a")).isFalse();
    }

    @Test
    void countOnlyWithinAWindow() {
        fail("a", FailedSignIns.ALLOWED - 1);
        pass(FailedSignIns.WINDOW);
        fail("a", 1);
        assertThat(failures.isLocked("a")).isFalse();
        fail("a", FailedSignIns.ALLOWED - 1);
        assertThat(failures.isLocked("a")).isTrue();
    }

    @Test
    void areForgottenOnceSomebodySignsIn() {
        fail("a", FailedSignIns.ALLOWED - 1);
        failures.forget("a");
        fail("a", 1);
        assertThat(failures.isLocked("a")).isFalse();
    }
}
