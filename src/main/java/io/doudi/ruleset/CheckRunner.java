package io.doudi.ruleset;

import io.doudi.access.Actor;
import io.doudi.problem.FailureLog;
import io.doudi.problem.RequestId;
import io.doudi.ruleset.Check.State;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Makes the checks of drafts, in the background one after the other; what they found is stored with
 * the content that they looked at.
 */
@ApplicationScoped
public class CheckRunner {

    private final DraftRepository repository;
    private final RegionGuard regions;
    private final CheckRepository stored;
    private final Drafts drafts;
    private final Checks checks;
    private final LiveRuleSets live;
    private final Gate gate;
    private final InstantSource clock;
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "checks"));

    CheckRunner(
            DraftRepository repository,
            RegionGuard regions,
            CheckRepository stored,
            Drafts drafts,
            Checks checks,
            LiveRuleSets live,
            Gate gate,
            InstantSource clock) {
        this.repository = repository;
        this.regions = regions;
        this.stored = stored;
        this.drafts = drafts;
        this.checks = checks;
        this.live = live;
        this.gate = gate;
        this.clock = clock;
    }

    /** What a check looks at, and under which id it is stored. */
    private record Task(UUID id, RuleSetVersion candidate, List<RuleSetVersion> lineage) {}

    @PreDestroy
    void stop() {
        background.shutdownNow();
    }

    /** Starts a check of a draft as it is now. */
    public Check start(Actor actor, String ruleSet, String version) {
        Task task = task(actor, ruleSet, version);
        background.execute(RequestId.carried(() -> run(task)));
        return QuarkusTransaction.requiringNew()
                .call(() -> stored.view(stored.findById(task.id())));
    }

    /** Checks a draft here and now, unless it is checked as it is; refuses errors. */
    void ensurePassed(Actor actor, String ruleSet, String version) {
        boolean passed =
                QuarkusTransaction.joiningExisting()
                        .call(
                                () -> {
                                    DraftEntity draft = repository.last(ruleSet, version);
                                    return checks.arePassed(draft.id, drafts.version(draft));
                                });
        if (passed) {
            return;
        }
        run(task(actor, ruleSet, version));
        QuarkusTransaction.joiningExisting()
                .run(
                        () -> {
                            DraftEntity draft = repository.last(ruleSet, version);
                            checks.requirePassed(draft.id, drafts.version(draft));
                        });
    }

    private Task task(Actor actor, String ruleSet, String version) {
        return QuarkusTransaction.requiringNew()
                .call(
                        () -> {
                            DraftEntity draft = regions.locked(actor, ruleSet, version);
                            RuleSetVersion candidate = drafts.version(draft);
                            Task task =
                                    new Task(UUID.randomUUID(), candidate, drafts.lineage(draft));
                            stored.persist(entity(task, draft, actor));
                            drafts.note(AuditEvent.Action.CHECKED, actor, draft, Map.of());
                            return task;
                        });
    }

    private DraftCheckEntity entity(Task task, DraftEntity draft, Actor actor) {
        DraftCheckEntity entity = new DraftCheckEntity();
        entity.id = task.id();
        entity.draftId = draft.id;
        entity.digest = task.candidate().digest();
        entity.surroundings = checks.surroundings(task.candidate());
        entity.startedBy = actor.name();
        entity.startedAt = clock.instant();
        entity.updatedAt = entity.startedAt;
        return entity;
    }

    private void run(Task task) {
        try {
            CheckReport report =
                    gate.run(
                            live.current(),
                            task.candidate(),
                            task.lineage(),
                            (step, done, total) -> advance(task.id(), step, done, total));
            finish(task.id(), State.FINISHED, Optional.of(report));
        } catch (RuntimeException e) {
            Log.errorf(FailureLog.wordless(e), "The check of %s failed", task.candidate().name());
            finish(task.id(), State.FAILED, Optional.empty());
            throw e;
        }
    }

    private void advance(UUID id, Check.Step step, int done, int total) {
        QuarkusTransaction.requiringNew().run(() -> stored.advance(id, step, done, total));
    }

    private void finish(UUID id, State state, Optional<CheckReport> report) {
        QuarkusTransaction.requiringNew().run(() -> stored.finish(id, state, report));
    }
}
