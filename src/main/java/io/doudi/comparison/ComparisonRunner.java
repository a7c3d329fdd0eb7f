package io.doudi.comparison;

import io.doudi.comparison.Comparison.State;
import io.doudi.problem.DatabaseFailure;
import io.doudi.problem.FailureLog;
import io.doudi.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Works on comparisons, one after the other, in threads of low priority. Each chunk is stored when
 * it is done, if the comparison is still this run's own: what was paused, cancelled or taken over
 * by another node is left alone, and what was cut off goes on after the last chunk.
 */
@ApplicationScoped
public class ComparisonRunner {

    private final ComparisonStore store;
    private final Comparisons comparisons;
    private final ComparisonConfig config;
    private final int threads;
    private final ExecutorService workers;
    private final ExecutorService coordinator = executor("comparisons", 1);
    private final AtomicBoolean isBusy = new AtomicBoolean();
    private final AtomicReference<Run> current = new AtomicReference<>();

    /** The chunks of the present run that nobody works on yet. */
    private final Queue<Integer> open = new ConcurrentLinkedQueue<>();

    private final Timer chunkTimes;
    private volatile boolean stopped;

    ComparisonRunner(
            ComparisonStore store,
            Comparisons comparisons,
            ComparisonConfig config,
            MeterRegistry registry) {
        this.store = store;
        this.comparisons = comparisons;
        this.config = config;
        this.threads = config.workers().orElse(Runtime.getRuntime().availableProcessors());
        this.workers = executor("comparison", threads);
        this.chunkTimes = registry.timer("doudi.comparison.chunk");
        registry.gaugeCollectionSize("doudi.comparison.chunks.waiting", Tags.empty(), open);
    }

    private static ExecutorService executor(String name, int threads) {
        return Executors.newFixedThreadPool(
                threads,
                task -> {
                    Thread thread = new Thread(task, name);
                    thread.setDaemon(true);
                    thread.setPriority(Thread.MIN_PRIORITY);
                    return thread;
                });
    }

    /** One attempt at a comparison. */
    private record Run(UUID owner, ComparisonEntity comparison) {
        UUID id() {
            return comparison.id;
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        coordinator.shutdown();
        workers.shutdown();
        Run run = current.get();
        if (run != null) {
            store.giveBack(run.id(), run.owner(), State.WAITING);
        }
    }

    /** Says that the present run still works, and looks for work if there is none. */
    @Scheduled(every = "{doudi.comparisons.every:2s}")
    void look() {
        try {
            Run run = current.get();
            if (run == null) {
                wake();
            } else {
                store.keep(run.id(), run.owner());
            }
        } catch (RuntimeException e) {
            FailureLog.add(e);
        }
    }

    /** Begins to work if there is something to do. */
    public void wake() {
        if (!stopped && isBusy.compareAndSet(false, true)) {
            coordinator.execute(
                    () -> {
                        try {
                            work();
                        } finally {
                            isBusy.set(false);
                        }
                    });
        }
    }

    private void work() {
        try {
            while (!stopped && next()) {
                Log.debug("A comparison is done");
            }
        } catch (RuntimeException e) {
            FailureLog.add(e);
        }
    }

    /** Works on one comparison; false if there is none. */
    private boolean next() {
        UUID owner = UUID.randomUUID();
        Optional<ComparisonEntity> taken = store.take(owner, config.silence());
        taken.map(one -> new Run(owner, one)).ifPresent(this::run);
        return taken.isPresent();
    }

    private void run(Run run) {
        current.set(run);
        try {
            Comparing comparing = comparisons.open(run.comparison());
            if (areDone(run, comparing)) {
                store.finish(run.id(), run.owner(), Results.of(comparing, tally(run)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            failed(run, e.getCause());
        } catch (RuntimeException e) {
            failed(run, e);
        } finally {
            current.set(null);
        }
    }

    /** A database that is away will be back: then a node takes the comparison over. */
    private void failed(Run run, Throwable why) {
        if (DatabaseFailure.isBehind(why)) {
            FailureLog.add(why);
            return;
        }
        Log.errorf(FailureLog.wordless(why), "The comparison %s failed", run.id());
        boolean isKnown = why instanceof ProblemException;
        store.fail(run.id(), run.owner(), isKnown ? why.getMessage() : "INTERNAL_ERROR");
    }

    private Chunks chunks(Run run) {
        return new Chunks(run.comparison().size, config.chunk());
    }

    /** Does the chunks that are not done; false if the comparison was taken away meanwhile. */
    private boolean areDone(Run run, Comparing comparing)
            throws InterruptedException, ExecutionException {
        open.clear();
        BitSet done = store.done(run.id());
        for (int i = 0; i < chunks(run).count(); i++) {
            if (!done.get(i)) {
                open.add(i);
            }
        }
        List<Future<Boolean>> all =
                workers.invokeAll(Collections.nCopies(threads, () -> areOpenDone(run, comparing)));
        boolean areDone = true;
        for (Future<Boolean> one : new ArrayList<>(all)) {
            areDone &= one.get();
        }
        return areDone;
    }

    private boolean areOpenDone(Run run, Comparing comparing) {
        try {
            for (Integer next = open.poll(); next != null; next = open.poll()) {
                if (stopped || !isStored(run, comparing, next)) {
                    open.clear();
                    return false;
                }
            }
            return true;
        } catch (RuntimeException | Error e) {
            open.clear();
            throw e;
        }
    }

    private boolean isStored(Run run, Comparing comparing, int chunk) {
        Chunks chunks = chunks(run);
        List<ComparedCase> cases = comparing.source().read(chunks.from(chunk), chunks.each());
        Chunk.Result result = chunkTimes.record(() -> Chunk.of(comparing, cases));
        return store.add(run.id(), run.owner(), chunk, cases.size(), result);
    }

    private Tally tally(Run run) {
        Tally all = new Tally();
        for (int i = 0; i < chunks(run).count(); i++) {
            all.add(store.tally(run.id(), i));
        }
        return all;
    }
}
