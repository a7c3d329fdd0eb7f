package io.doudi.decision.shadow;

import io.doudi.access.Actor;
import io.doudi.access.Regions;
import io.doudi.decision.Answered;
import io.doudi.decision.Decision;
import io.doudi.decision.DecisionService;
import io.doudi.decision.Explanation.Level;
import io.doudi.decision.shadow.ShadowStore.Kind;
import io.doudi.language.Messages;
import io.doudi.problem.FailureLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Decides again what was decided, by the versions in the shadow, on one thread of low priority that
 * no caller waits for. What it has no time for is dropped and counted.
 */
@ApplicationScoped
class Shadows {

    private static final int MOST_WAITING = 500;
    private static final int ALL = 100;
    private static final Actor ITSELF = new Actor("shadow", Set.of(), Regions.ALL);

    private final DecisionService service;
    private final ShadowStore store;
    private final Tally tally;
    private final MeterRegistry registry;
    private final BlockingQueue<Work> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread = new Thread(this::run, "shadow");
    private volatile List<ShadowEntity> running = List.of();
    private volatile boolean stopped;

    Shadows(DecisionService service, ShadowStore store, Tally tally, MeterRegistry registry) {
        this.service = service;
        this.store = store;
        this.tally = tally;
        this.registry = registry;
        registry.gaugeCollectionSize("doudi.shadow.waiting", Tags.empty(), queue);
    }

    /** A decision for a shadow to repeat. */
    private record Work(ShadowEntity shadow, Answered answered) {}

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        thread.interrupt();
    }

    /** Other nodes start and stop shadows too, and counts of this one are shared. */
    @Scheduled(every = "{doudi.shadow.every:2s}")
    void synchronise() {
        try {
            running = store.running();
            tally.flush(store);
        } catch (RuntimeException e) {
            FailureLog.add(e);
        }
    }

    void answered(@Observes Answered answered) {
        for (ShadowEntity shadow : running) {
            boolean chosen =
                    shadow.region.equals(answered.decision().region())
                            && ThreadLocalRandom.current().nextInt(ALL) < shadow.percent;
            if (chosen && !queue.offer(new Work(shadow, answered))) {
                add(shadow, answered.decision(), Kind.DROPPED, Optional.empty());
            }
        }
    }

    private void run() {
        while (!stopped) {
            try {
                repeat(queue.take());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void repeat(Work work) {
        Decision live = work.answered().decision();
        try {
            Decision other =
                    service.decide(
                                    ITSELF,
                                    work.answered().request().under(work.shadow().version),
                                    Level.NONE,
                                    Messages.CHINESE)
                            .decision();
            boolean equal =
                    live.status() == other.status() && live.outcome().equals(other.outcome());
            add(work.shadow(), live, equal ? Kind.EQUAL : Kind.DIFFERENT, Optional.of(other));
        } catch (RuntimeException e) {
            Log.debug("A shadow could not decide", e);
            add(work.shadow(), live, Kind.FAILED, Optional.empty());
        }
    }

    private void add(ShadowEntity shadow, Decision live, Kind kind, Optional<Decision> other) {
        tally.add(shadow, live, kind, other);
        registry.counter(
                        "doudi.shadow",
                        "region",
                        shadow.region,
                        "version",
                        shadow.version,
                        "kind",
                        kind.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
