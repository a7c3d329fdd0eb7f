package io.doudi.decision.record;

import static io.doudi.problem.ProblemType.DATABASE_UNAVAILABLE;

import io.doudi.decision.record.RecordWriter.Prepared;
import io.doudi.problem.FailureLog;
import io.doudi.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Requests that come while a transaction is written share the next one, together with those that
 * are being decided if these are there soon. No answer leaves before its transaction is on disk.
 */
@ApplicationScoped
class GroupCommit {

    /** Fewer than threads that answer, so that decisions that are not recorded still find one. */
    private static final int MOST_WAITING = 100;

    /** How many share the cost of a transaction, so that more would save little. */
    private static final int LARGE_ENOUGH = 16;

    /** Of the order of a transaction, so that waiting for others at most doubles it. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(5);

    private final RecordWriter writer;
    private final AtomicInteger coming = new AtomicInteger();
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread = new Thread(this::run, "decision-record");
    private volatile boolean stopped;

    GroupCommit(RecordWriter writer, MeterRegistry registry) {
        this.writer = writer;
        registry.gaugeCollectionSize("doudi.record.waiting", Tags.empty(), queue);
    }

    /** An entry, and where to say whether it is written: false if its key has been used. */
    private record Waiting(Prepared entry, CompletableFuture<Boolean> written) {}

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        thread.interrupt();
    }

    /** Makes a decision that will be written: the next transaction may wait for it. */
    <T> T expect(Supplier<T> decision) {
        coming.incrementAndGet();
        try {
            return decision.get();
        } finally {
            coming.decrementAndGet();
        }
    }

    /**
     * Waits until an entry is on disk.
     *
     * @return false if its key has been used before
     */
    boolean write(Prepared entry) {
        Waiting waiting = new Waiting(entry, new CompletableFuture<>());
        if (!queue.offer(waiting)) {
            throw new ProblemException(
                    DATABASE_UNAVAILABLE,
                    "More decisions wait for the record than it can take; try again soon");
        }
        try {
            return waiting.written().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw e.getCause() instanceof SQLException failure ? new RecordFailure(failure) : e;
        }
    }

    private void run() {
        List<Waiting> group = new ArrayList<>();
        while (!stopped) {
            try {
                group.add(queue.take());
                gather(group);
                write(group);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                Log.error("The record of decisions stumbled", FailureLog.wordless(e));
                group.forEach(waiting -> waiting.written().completeExceptionally(e));
            }
            group.clear();
        }
        queue.drainTo(group);
        group.forEach(one -> one.written().completeExceptionally(stopping()));
    }

    private void gather(List<Waiting> group) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        queue.drainTo(group);
        while (coming.get() > 0 && group.size() < LARGE_ENOUGH) {
            Waiting next = queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            group.add(next);
            queue.drainTo(group);
        }
    }

    private static ProblemException stopping() {
        return new ProblemException(
                DATABASE_UNAVAILABLE, "The service stops before it could record the decision");
    }

    /** All together; if that fails, one by one, so that none fails for another's sake. */
    private void write(List<Waiting> group) {
        try {
            Set<UUID> written = writer.write(group.stream().map(Waiting::entry).toList());
            group.forEach(one -> one.written().complete(written.contains(id(one))));
        } catch (SQLException e) {
            if (group.size() == 1 || isAway(e)) {
                group.forEach(one -> one.written().completeExceptionally(e));
            } else {
                group.forEach(one -> write(List.of(one)));
            }
        }
    }

    private static UUID id(Waiting waiting) {
        return waiting.entry().entry().id();
    }

    /** A mistake in the data has a class of its own; everything else would fail again. */
    private static boolean isAway(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return !state.startsWith("22") && !state.startsWith("23");
    }
}
