package io.doudi.decision.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A transaction may wait for decisions that are being made, but not for long. */
@QuarkusTest
class GroupCommitTest {

    private static final Instant AT = Instant.parse("2011-05-06T07:08:09.123Z");

    @Inject DecisionRecord record;

    @Test
    @Timeout(60)
    void isHeldUpByNoDecisionThatTakesLong() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        CompletableFuture<Boolean> slow =
                CompletableFuture.supplyAsync(() -> record.expect(() -> awaited(begun, over)));
        begun.await();
        Entry quick = Entries.entry("group", AT, "quick " + System.nanoTime());
        assertThat(record.keep(quick)).isTrue();
        assertThat(slow).isNotDone();
        assertThat(record.entry(quick.id())).isPresent();
        over.countDown();
        assertThat(slow.join()).isTrue();
    }

    @Test
    @Timeout(60)
    void waitsForNoDecisionThatFailed() {
        CompletableFuture<Object> failed =
                CompletableFuture.supplyAsync(
                        () ->
                                record.expect(
                                        () -> {
                                            throw new IllegalStateException("no decision");
                                        }));
        assertThat(failed.handle((made, why) -> why).join())
                .hasRootCauseInstanceOf(IllegalStateException.class);
        Entry next = Entries.entry("group", AT, "next " + System.nanoTime());
        assertThat(record.keep(next)).isTrue();
    }

    private static boolean awaited(CountDownLatch begun, CountDownLatch over) {
        begun.countDown();
        try {
            over.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
