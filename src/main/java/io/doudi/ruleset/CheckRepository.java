package io.doudi.ruleset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doudi.ruleset.Check.State;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** The stored checks, with their reports as JSON. */
@ApplicationScoped
class CheckRepository implements PanacheRepositoryBase<DraftCheckEntity, UUID> {

    /** A check that says nothing for so long has lost its node. */
    private static final Duration SILENCE = Duration.ofMinutes(5);

    private final ObjectMapper json;
    private final InstantSource clock;

    CheckRepository(ObjectMapper json, InstantSource clock) {
        this.json = json;
        this.clock = clock;
    }

    Optional<DraftCheckEntity> latest(Long draftId) {
        return find("draftId", Sort.descending("startedAt"), draftId).firstResultOptional();
    }

    /** The last check that was finished by then. */
    Optional<DraftCheckEntity> latestBefore(Long draftId, Instant then) {
        return find(
                        "draftId = ?1 and finishedAt <= ?2",
                        Sort.descending("startedAt"),
                        draftId,
                        then)
                .firstResultOptional();
    }

    /** Notes how far a check is. */
    void advance(UUID id, Check.Step step, int done, int total) {
        DraftCheckEntity check = findById(id);
        check.step = step;
        check.done = done;
        check.total = total;
        check.updatedAt = clock.instant();
    }

    /** Notes how a check ended. */
    void finish(UUID id, State state, Optional<CheckReport> report) {
        DraftCheckEntity check = findById(id);
        check.state = state;
        check.updatedAt = clock.instant();
        check.finishedAt = check.updatedAt;
        check.report = report.map(this::written).orElse(null);
    }

    Check view(DraftCheckEntity check) {
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
                report(check));
    }

    Optional<CheckReport> report(DraftCheckEntity check) {
        return Optional.ofNullable(check.report).map(this::parsed);
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
