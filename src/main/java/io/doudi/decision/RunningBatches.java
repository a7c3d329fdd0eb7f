package io.doudi.decision;

import static io.doudi.problem.ProblemType.BATCH_NOT_FOUND;

import io.doudi.access.Actor;
import io.doudi.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The batches that this node is answering. */
@ApplicationScoped
class RunningBatches {

    private final InstantSource clock;
    private final Map<UUID, Running> running = new ConcurrentHashMap<>();

    RunningBatches(InstantSource clock) {
        this.clock = clock;
    }

    /** A batch on its way. */
    static final class Running {

        private final UUID id = UUID.randomUUID();
        private final String caller;
        private final Instant startedAt;
        private final AtomicLong answered = new AtomicLong();
        private final AtomicLong problems = new AtomicLong();
        private volatile boolean ended;

        private Running(String caller, Instant startedAt) {
            this.caller = caller;
            this.startedAt = startedAt;
        }

        UUID id() {
            return id;
        }

        /** Whether somebody has asked to end it. */
        boolean isEnded() {
            return ended;
        }

        void answered(boolean isProblem) {
            answered.incrementAndGet();
            if (isProblem) {
                problems.incrementAndGet();
            }
        }

        private boolean isOf(Actor actor) {
            return actor.isAdministrator() || caller.equals(actor.name());
        }

        private Progress progress() {
            return new Progress(id, caller, startedAt, answered.get(), problems.get());
        }
    }

    /**
     * How far a batch is.
     *
     * @param answered lines that have their answer, the problems among them
     */
    public record Progress(
            UUID id, String caller, Instant startedAt, long answered, long problems) {}

    /** A batch that is not running yet: whoever hangs up before leaves nothing behind. */
    Running prepared(Actor caller) {
        return new Running(caller.name(), clock.instant());
    }

    void add(Running one) {
        running.put(one.id, one);
    }

    void remove(Running one) {
        running.remove(one.id);
    }

    /** The caller's own batches; for administrators all. */
    List<Progress> of(Actor actor) {
        return running.values().stream()
                .filter(one -> one.isOf(actor))
                .map(Running::progress)
                .sorted(Comparator.comparing(Progress::startedAt))
                .toList();
    }

    /** Has a batch end with the line that it reads next. */
    Progress end(Actor actor, UUID id) {
        Running one = running.get(id);
        if (one == null || !one.isOf(actor)) {
            throw new ProblemException(
                    BATCH_NOT_FOUND, "No batch %s is running here".formatted(id));
        }
        one.ended = true;
        return one.progress();
    }
}
