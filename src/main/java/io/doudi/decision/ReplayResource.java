package io.doudi.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.doudi.decision.Replay.Changed;
import io.doudi.decision.record.Entry;
import io.doudi.decision.record.Search;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Makes all recorded decisions of a region and a period again. */
@Path("/api/v1/decisions/replay")
@RolesAllowed({Role.AUDITORS, Role.ADMINISTRATOR})
@Tag(name = "Records")
public class ReplayResource {

    private final DecisionArchive archive;
    private final Replay replay;
    private final BatchWorkers workers;
    private final JsonAnswers written;
    private final SecurityIdentity identity;

    ReplayResource(
            DecisionArchive archive,
            Replay replay,
            BatchWorkers workers,
            JsonAnswers written,
            SecurityIdentity identity) {
        this.archive = archive;
        this.replay = replay;
        this.workers = workers;
        this.written = written;
        this.identity = identity;
    }

    /**
     * Which decisions to repeat, and how.
     *
     * @param from decided at that time or later
     * @param to decided before that time
     * @param decision all if none
     * @param ruleSetVersion a version or draft of the region's rules; the same versions if none
     */
    public record Repetitions(
            String region,
            Instant from,
            Instant to,
            Optional<String> decision,
            Optional<String> ruleSetVersion) {

        private Search search(Actor actor) {
            return new Search(
                    actor.regions().limit(),
                    Optional.empty(),
                    Optional.of(required("region", region)),
                    decision,
                    Optional.empty(),
                    Optional.of(required("from", from)),
                    Optional.of(required("to", to)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        private static <T> T required(String name, T value) {
            if (value == null) {
                throw ProblemException.atField(
                        ProblemType.REQUIRED, name, name + " is required to choose decisions");
            }
            return value;
        }
    }

    /** One decision that was repeated. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Repeated(
            UUID decisionId,
            Optional<String> caseReference,
            String decision,
            boolean equal,
            List<Changed> outcome,
            List<String> lost,
            List<String> gained) {

        private static Repeated of(Entry entry, Replay.Result result) {
            return new Repeated(
                    entry.id(),
                    entry.caseReference(),
                    entry.decision(),
                    result.equal(),
                    result.outcome(),
                    result.lost(),
                    result.gained());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(BatchResource.JSON_LINES)
    @Operation(
            operationId = "replayDecisions",
            summary =
                    "Make the recorded decisions of a region and period again, the latest first, a"
                            + " line each: under the same versions, or under another version or a"
                            + " draft with what would differ")
    public StreamingOutput repeat(Repetitions repetitions) {
        Actor actor = Actor.of(identity);
        if (repetitions == null) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "Say which decisions");
        }
        Search search = repetitions.search(actor);
        actor.requireRegion(search.region());
        return out ->
                workers.run(
                        new FoundLines(archive, search),
                        group ->
                                group.stream()
                                        .map(entry -> line(actor, entry, repetitions))
                                        .toList(),
                        out);
    }

    /** A decision that cannot be made again is a difference too. */
    private byte[] line(Actor actor, Entry entry, Repetitions repetitions) {
        try {
            return written.of(Repeated.of(entry, result(actor, entry, repetitions)));
        } catch (RuntimeException e) {
            return written.of(e, "decisionId", entry.id());
        }
    }

    private Replay.Result result(Actor actor, Entry entry, Repetitions repetitions) {
        DecisionArchive.Found found = archive.read(entry);
        return repetitions
                .ruleSetVersion()
                .map(version -> replay.under(actor, found, version))
                .orElseGet(() -> replay.same(found));
    }
}
