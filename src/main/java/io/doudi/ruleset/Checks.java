package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.CHECK_FAILED;
import static io.doudi.problem.ProblemType.CHECK_NOT_FOUND;
import static io.doudi.problem.ProblemType.CHECK_REQUIRED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doudi.access.Actor;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.Check.State;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The checks of drafts. They run one after the other in the background; what they found is stored
 * with the content that they looked at.
 */
@ApplicationScoped
public class Checks implements PanacheRepositoryBase<DraftCheckEntity, UUID> {

    /** A check that says nothing for so long has lost its node. */
    private static final Duration SILENCE = Duration.ofMinutes(5);

    private final DraftRepository repository;
    private final Drafts drafts;
    private final LiveRuleSets live;
    private final Gate gate;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "checks"));

    Checks(
            DraftRepository repository,
            Drafts drafts,
            LiveRuleSets live,
            Gate gate,
            ObjectMapper json,
            InstantSource clock) {
        this.repository = repository;
        this.drafts = drafts;
        this.live = live;
        this.gate = gate;
        this.json = json;
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
        Task task = stored(actor, ruleSet, version);
        background.execute(() -> run(task));
        return QuarkusTransaction.requiringNew().call(() -> view(findById(task.id())));
    }

    /** The latest check of a draft. */
    public Check latest(String ruleSet, String version) {
        return QuarkusTransaction.joiningExisting()
                .call(
                        () ->
                                latest(repository.last(ruleSet, version).id)
                                        .map(this::view)
                                        .orElseThrow(
                                                () ->
                                                        new ProblemException(
                                                                CHECK_NOT_FOUND,
                                                                "%s/%s was not checked yet"
                                                                        .formatted(
                                                                                ruleSet,
                                                                                version))));
    }

    /** Checks a draft here and now, unless it is checked as it is; refuses errors. */
    void ensurePassed(Actor actor, String ruleSet, String version) {
        boolean passed =
                QuarkusTransaction.joiningExisting()
                        .call(() -> arePassed(repository.last(ruleSet, version)));
        if (!passed) {
            run(stored(actor, ruleSet, version));
        }
        QuarkusTransaction.joiningExisting()
                .run(
                        () -> {
                            DraftEntity draft = repository.last(ruleSet, version);
                            requirePassed(draft.id, drafts.version(draft));
                        });
    }

    /** The report on a version of a draft; refuses one that is missing, outdated or has errors. */
    CheckReport requirePassed(Long draftId, RuleSetVersion version) {
        CheckReport report =
                report(draftId, version)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                CHECK_REQUIRED,
                                                "%s has not been checked as it is now, with the"
                                                        + " rules around it; start a check"
                                                                .formatted(version.name())));
        if (report.errors() > 0) {
            throw new ProblemException(
                    CHECK_FAILED,
                    "The check of %s found %d errors; correct them and check again"
                            .formatted(version.name(), report.errors()),
                    Map.of("errors", report.errors(), "warnings", report.warnings()));
        }
        return report;
    }

    /** Whether a version of a draft has been checked without errors. */
    boolean arePassed(Long draftId, RuleSetVersion version) {
        return report(draftId, version).map(report -> report.errors() == 0).orElse(false);
    }

    private boolean arePassed(DraftEntity draft) {
        return arePassed(draft.id, drafts.version(draft));
    }

    private Optional<CheckReport> report(Long draftId, RuleSetVersion version) {
        return latest(draftId)
                .filter(check -> check.state == State.FINISHED)
                .filter(check -> check.digest.equals(version.digest()))
                .filter(check -> check.surroundings.equals(surroundings(version)))
                .map(check -> parsed(check.report));
    }

    private Optional<DraftCheckEntity> latest(Long draftId) {
        return find("draftId", Sort.descending("startedAt"), draftId).firstResultOptional();
    }

    private Task stored(Actor actor, String ruleSet, String version) {
        return QuarkusTransaction.requiringNew()
                .call(
                        () -> {
                            DraftEntity draft = repository.locked(ruleSet, version);
                            RuleSetVersion candidate = drafts.version(draft);
                            Task task =
                                    new Task(UUID.randomUUID(), candidate, drafts.lineage(draft));
                            persist(entity(task, draft, actor));
                            drafts.note(AuditEvent.Action.CHECKED, actor, draft, Map.of());
                            return task;
                        });
    }

    private DraftCheckEntity entity(Task task, DraftEntity draft, Actor actor) {
        DraftCheckEntity entity = new DraftCheckEntity();
        entity.id = task.id();
        entity.draftId = draft.id;
        entity.digest = task.candidate().digest();
        entity.surroundings = surroundings(task.candidate());
        entity.startedBy = actor.name();
        entity.startedAt = clock.instant();
        entity.updatedAt = entity.startedAt;
        return entity;
    }

    /**
     * What a version is compiled with, and the versions that it shares its layer with; a check
     * holds as long as they do not change.
     */
    private String surroundings(RuleSetVersion version) {
        RuleSets current = live.current();
        List<List<String>> below =
                current.with(version).contexts(version).stream().map(InForce::digests).toList();
        List<String> beside =
                current.besides(version, clock.instant()).map(RuleSetVersion::name).toList();
        return Digest.of(below.toString() + beside);
    }

    private void run(Task task) {
        try {
            CheckReport report =
                    gate.run(
                            live.current(),
                            task.candidate(),
                            task.lineage(),
                            (step, done, total) -> progress(task.id(), step, done, total));
            finish(task.id(), State.FINISHED, Optional.of(report));
        } catch (RuntimeException e) {
            Log.errorf(e, "The check of %s failed", task.candidate().name());
            finish(task.id(), State.FAILED, Optional.empty());
            throw e;
        }
    }

    private void progress(UUID id, Check.Step step, int done, int total) {
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            DraftCheckEntity check = findById(id);
                            check.step = step;
                            check.done = done;
                            check.total = total;
                            check.updatedAt = clock.instant();
                        });
    }

    private void finish(UUID id, State state, Optional<CheckReport> report) {
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            DraftCheckEntity check = findById(id);
                            check.state = state;
                            check.updatedAt = clock.instant();
                            check.finishedAt = check.updatedAt;
                            check.report = report.map(this::written).orElse(null);
                        });
    }

    private Check view(DraftCheckEntity check) {
        return new Check(
                check.id,
                check.digest,
                isLost(check) ? State.INTERRUPTED : check.state,
                check.step,
                check.done,
                check.total,
                check.startedBy,
                check.startedAt,
                Optional.ofNullable(check.finishedAt),
                Optional.ofNullable(check.report).map(this::parsed));
    }

    private boolean isLost(DraftCheckEntity check) {
        Instant since = clock.instant().minus(SILENCE);
        return check.state == State.RUNNING && check.updatedAt.isBefore(since);
    }

    private String written(CheckReport report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report is always JSON", e);
        }
    }

    private CheckReport parsed(String report) {
        try {
            return json.readValue(report, CheckReport.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored report cannot be read", e);
        }
    }
}
