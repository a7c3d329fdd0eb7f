package io.doudi.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.doudi.decision.DecisionArchive.Found;
import io.doudi.decision.record.Entry;
import io.doudi.decision.record.Search;
import io.doudi.decision.record.Versions;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The decisions that were made: found, explained and repeated. */
@Path("/api/v1/decisions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EVERYBODY)
@Tag(name = "Records")
public class RecordResource {

    private static final int MOST = 200;

    private final DecisionArchive archive;
    private final Replay replay;
    private final SecurityIdentity identity;

    RecordResource(DecisionArchive archive, Replay replay, SecurityIdentity identity) {
        this.archive = archive;
        this.replay = replay;
        this.identity = identity;
    }

    /**
     * A decision in a list.
     *
     * @param verdict whether the person gets what was asked for, if the decision says so
     * @param amount yuan, for a decision about an amount
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "RecordedDecision")
    public record Line(
            UUID decisionId,
            Instant decidedAt,
            String region,
            String decision,
            LocalDate asOf,
            String status,
            Optional<Boolean> verdict,
            Optional<BigDecimal> amount,
            Optional<String> caseReference,
            String caller,
            Optional<String> ruleSetVersion) {

        static Line of(Entry entry) {
            return new Line(
                    entry.id(),
                    entry.decidedAt(),
                    entry.region(),
                    entry.decision(),
                    entry.asOf(),
                    entry.status(),
                    entry.verdict(),
                    entry.amount(),
                    entry.caseReference(),
                    entry.caller(),
                    entry.versions().region().map(Versions.Used::name));
        }
    }

    /**
     * What the record says about a decision.
     *
     * @param answerDigest SHA-256 of the answer as it is kept, which is without its id
     * @param hits the rows and rules that were hit, with the ids of the catalogue
     * @param verificationCode by which a third party can check a document about it
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Kept(
            Instant decidedAt,
            String caller,
            Optional<String> caseReference,
            JsonNode request,
            Versions versions,
            List<String> hits,
            long durationMicros,
            String answerDigest,
            String verificationCode) {

        static Kept of(Found found) {
            Entry entry = found.entry();
            return new Kept(
                    entry.decidedAt(),
                    entry.caller(),
                    entry.caseReference(),
                    found.request().body(),
                    entry.versions(),
                    entry.hits(),
                    entry.duration().toNanos() / 1_000,
                    HexFormat.of().formatHex(entry.answerDigest()),
                    found.verificationCode());
        }
    }

    /** Whether a document is right, and the decision that it is about. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Verification(boolean matches, Line decision) {}

    /** A decision as it was answered, with what the record says about it. */
    public record OnRecord(@JsonUnwrapped Decision decision, Kept record) {}

    /**
     * How to repeat a decision.
     *
     * @param ruleSetVersion a version or draft of the region's rules; the same versions if none
     */
    public record Repetition(Optional<String> ruleSetVersion) {}

    @GET
    @RolesAllowed({Role.AUDITORS, Role.ADMINISTRATOR})
    @Operation(
            operationId = "searchDecisions",
            summary =
                    "The latest decisions that match; the id of the last one as before gives the"
                            + " next page")
    public List<Line> search(
            @RestQuery String caseReference,
            @RestQuery String region,
            @RestQuery String decision,
            @RestQuery String asOf,
            @RestQuery String from,
            @RestQuery String to,
            @RestQuery String verdict,
            @RestQuery String status,
            @RestQuery String hit,
            @RestQuery String before,
            @RestQuery Integer limit) {
        Search search =
                new Search(
                        Actor.of(identity).regions().limit(),
                        Optional.ofNullable(caseReference),
                        Optional.ofNullable(region),
                        Optional.ofNullable(decision),
                        parsed("asOf", asOf, LocalDate::parse),
                        parsed("from", from, Instant::parse),
                        parsed("to", to, Instant::parse),
                        parsed("verdict", verdict, RecordResource::truth),
                        parsed("status", status, RecordResource::status),
                        Optional.ofNullable(hit),
                        parsed("before", before, UUID::fromString));
        int most = limit == null ? MOST : Math.max(1, Math.min(limit, MOST));
        return archive.search(search, most).stream().map(Line::of).toList();
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readDecision",
            summary = "A decision as it was answered, explained in full")
    public OnRecord find(@RestPath String id) {
        Found found = found(id);
        return new OnRecord(found.decision(), Kept.of(found));
    }

    @GET
    @Path("/{id}/verification/{code}")
    @Operation(
            operationId = "verifyDecision",
            summary =
                    "Whether the code on a document is that of a decision on record, and what was"
                            + " decided if it is")
    public Verification verify(@RestPath String id, @RestPath String code) {
        return archive.verified(id(id), code)
                .map(entry -> new Verification(true, Line.of(entry)))
                .orElseGet(() -> new Verification(false, null));
    }

    @POST
    @Path("/{id}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replayDecision",
            summary =
                    "Make a decision again: under the same versions, which must give the same answer,"
                            + " or under another, which may show a difference")
    public Replay.Result replay(@RestPath String id, Repetition repetition) {
        Found found = found(id);
        return Optional.ofNullable(repetition)
                .flatMap(Repetition::ruleSetVersion)
                .map(version -> replay.under(Actor.of(identity), found, version))
                .orElseGet(() -> replay.same(found));
    }

    private Found found(String id) {
        return archive.find(Actor.of(identity), id(id));
    }

    private static UUID id(String text) {
        return parsed("id", text, UUID::fromString).orElseThrow();
    }

    private static String status(String text) {
        return Decision.Status.valueOf(text).name();
    }

    private static boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(text);
        }
        return text.equals("true");
    }

    private static <T> Optional<T> parsed(String name, String text, Function<String, T> parser) {
        try {
            return Optional.ofNullable(text).map(parser);
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw ProblemException.atField(
                    ProblemType.INVALID_VALUE,
                    name,
                    ("%s cannot be read; a date is like 2023-09-01, a time like"
                                    + " 2023-09-01T00:00:00Z, a truth true or false,"
                                    + " a status DECIDED or UNDETERMINED")
                            .formatted(name));
        }
    }
}
