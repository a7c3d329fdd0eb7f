package io.doudi.comparison;

import static io.doudi.problem.ProblemException.requireBody;

import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.doudi.language.Messages;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Comparisons of what versions decide. */
@Path("/api/v1/comparisons")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.STAFF)
@Tag(name = "Comparisons")
public class ComparisonResource {

    private static final String CSV = "text/csv;charset=UTF-8";
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final Duration BETWEEN_EVENTS = Duration.ofSeconds(1);
    private static final int MOST_ON_PAGE = 1_000;

    private final Comparisons comparisons;
    private final ComparisonRunner runner;
    private final ChangedCases changed;
    private final ChangedFiles files;
    private final SmallCells smallCells;
    private final SecurityIdentity identity;

    ComparisonResource(
            Comparisons comparisons,
            ComparisonRunner runner,
            ChangedCases changed,
            ChangedFiles files,
            SmallCells smallCells,
            SecurityIdentity identity) {
        this.comparisons = comparisons;
        this.runner = runner;
        this.changed = changed;
        this.files = files;
        this.smallCells = smallCells;
        this.identity = identity;
    }

    /**
     * A page of changed cases.
     *
     * @param total how many match
     */
    @Schema(name = "ChangedCasePage")
    public record Page(long total, List<ChangedCase> cases) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ANALYSTS, Role.WRITERS})
    @APIResponseSchema(value = Comparison.class, responseCode = "201")
    @Operation(
            operationId = "createComparison",
            summary =
                    "Compare what two to four versions, drafts or regions decide of the same cases;"
                            + " the work is done in the background")
    public RestResponse<Comparison> create(ComparisonRequest request) {
        Comparison created = comparisons.create(actor(), requireBody(request));
        runner.wake();
        return ResponseBuilder.create(Status.CREATED, created)
                .location(URI.create("/api/v1/comparisons/" + created.id()))
                .build();
    }

    @GET
    @Operation(
            operationId = "listComparisons",
            summary =
                    "The latest comparisons, without their results: all, or those that a version or"
                            + " draft takes part in")
    public List<Comparison> list(@RestQuery Optional<String> ruleSetVersion) {
        return comparisons.latest(actor(), ruleSetVersion);
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readComparison",
            summary =
                    "A comparison, how far it is, and its result; hideSmallCells leaves out what is"
                            + " about fewer than five cases")
    public Comparison find(
            @RestPath UUID id, @RestQuery @DefaultValue("false") boolean hideSmallCells) {
        Comparison found = comparisons.get(actor(), id);
        return hideSmallCells ? smallCells.without(found) : found;
    }

    @GET
    @Path("/{id}/budget")
    @Operation(
            operationId = "readBudget",
            summary =
                    "Which of the values that were tried keep within a budget of so many yuan, a"
                            + " month or once, as the decision pays")
    public Budget budget(@RestPath UUID id, @RestQuery String decision, @RestQuery String yuan) {
        return comparisons.budget(actor(), id, decision, yuan);
    }

    @GET
    @Path("/{id}/events")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "followComparison",
            summary = "How far a comparison is, every second until it is over")
    public Multi<Comparison> events(@RestPath UUID id) {
        Actor actor = actor();
        comparisons.progress(actor, id);
        AtomicBoolean isOver = new AtomicBoolean();
        return Multi.createFrom()
                .ticks()
                .every(BETWEEN_EVENTS)
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(tick -> comparisons.progress(actor, id))
                .select()
                .first(one -> !isOver.getAndSet(one.state().isOver()));
    }

    @POST
    @Path("/{id}/pause")
    @RolesAllowed({Role.ANALYSTS, Role.WRITERS})
    @Operation(operationId = "pauseComparison", summary = "Pause the work; what is done stays")
    public Comparison pause(@RestPath UUID id) {
        return comparisons.pause(actor(), id);
    }

    @POST
    @Path("/{id}/resume")
    @RolesAllowed({Role.ANALYSTS, Role.WRITERS})
    @Operation(
            operationId = "resumeComparison",
            summary = "Go on where the work was paused or has failed")
    public Comparison resume(@RestPath UUID id) {
        Comparison resumed = comparisons.resume(actor(), id);
        runner.wake();
        return resumed;
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed({Role.ANALYSTS, Role.WRITERS})
    @Operation(
            operationId = "cancelComparison",
            summary = "Give a comparison up; what was found so far is dropped")
    public Comparison cancel(@RestPath UUID id) {
        return comparisons.cancel(actor(), id);
    }

    @GET
    @Path("/{id}/cases/{number}")
    @Operation(
            operationId = "readComparedCase",
            summary = "One case with its facts, by its number; facts on record for auditors")
    public ComparedCase one(@RestPath UUID id, @RestPath long number) {
        return comparisons.caseOf(actor(), id, number);
    }

    @GET
    @Path("/{id}/changed")
    @Operation(
            operationId = "listChangedCases",
            summary =
                    "The changed cases page by page: all, or those of a side, decision, transition,"
                            + " band, group or cause; hideSmallCells tells nothing of fewer than"
                            + " five")
    public Page changed(@RestPath UUID id, @BeanParam ChangedQuery query) {
        comparisons.progress(actor(), id);
        long total = changed.count(id, query.wanted());
        if (query.hideSmallCells && total < SmallCells.LEAST) {
            return new Page(0, List.of());
        }
        if (query.from < 0 || query.limit < 1 || query.limit > MOST_ON_PAGE) {
            throw ProblemException.atField(
                    ProblemType.OUT_OF_RANGE,
                    "limit",
                    "from must not be negative, and limit must be from 1 to " + MOST_ON_PAGE);
        }
        return new Page(
                total, changed.find(id, query.wanted(), query.order(), query.from, query.limit));
    }

    @GET
    @Path("/{id}/changed.csv")
    @Produces(CSV)
    @Operation(
            operationId = "exportChangedCasesAsCsv",
            summary = "The changed cases as comma-separated values")
    public StreamingOutput csv(
            @RestPath UUID id, @BeanParam ChangedQuery query, @Context HttpHeaders headers) {
        comparisons.progress(actor(), id);
        Messages messages = Messages.preferred(headers.getAcceptableLanguages());
        return out -> files.csv(id, query.exported(), messages, out);
    }

    @GET
    @Path("/{id}/changed.xlsx")
    @Produces(XLSX)
    @Operation(
            operationId = "exportChangedCasesAsWorkbook",
            summary = "The changed cases as a workbook, the first million")
    public StreamingOutput xlsx(
            @RestPath UUID id, @BeanParam ChangedQuery query, @Context HttpHeaders headers) {
        comparisons.progress(actor(), id);
        Messages messages = Messages.preferred(headers.getAcceptableLanguages());
        return out -> files.xlsx(id, query.exported(), messages, out);
    }

    private Actor actor() {
        return Actor.of(identity);
    }
}
