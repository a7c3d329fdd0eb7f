package io.doudi.comparison.population;

import static io.doudi.problem.ProblemException.requireBody;
import static io.doudi.problem.ProblemException.requireField;
import static io.doudi.problem.ProblemType.INVALID_DATE;
import static io.doudi.problem.ProblemType.INVALID_REQUEST;
import static io.doudi.problem.ProblemType.INVALID_VALUE;
import static io.doudi.problem.ProblemType.POPULATION_INCOMPLETE;

import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.LiveRuleSets;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Populations: sets of weighted households that rules are compared on. */
@Path("/api/v1/populations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.STAFF)
@Tag(name = "Populations")
public class PopulationResource {

    private static final String GZIP = "gzip";

    private final Populations populations;
    private final Generation generation;
    private final Uploads uploads;
    private final Download download;
    private final Standards standards;
    private final LiveRuleSets live;
    private final SecurityIdentity identity;

    PopulationResource(
            Populations populations,
            Generation generation,
            Uploads uploads,
            Download download,
            Standards standards,
            LiveRuleSets live,
            SecurityIdentity identity) {
        this.populations = populations;
        this.generation = generation;
        this.uploads = uploads;
        this.download = download;
        this.standards = standards;
        this.live = live;
        this.identity = identity;
    }

    /**
     * What to generate.
     *
     * @param households how many, up to 2,000,000
     * @param seed the same one gives the same households; 1 if it is not given
     * @param asOf the day for which they are described; the first day of the region's latest rules
     *     if it is not given
     * @param represents how many real households they shall stand for; their own number if it is
     *     not given
     */
    public record GenerationWish(
            String name,
            Optional<String> title,
            String region,
            Long households,
            Optional<Long> seed,
            Optional<LocalDate> asOf,
            Optional<Long> represents) {}

    /**
     * A population with the distributions that it was generated from.
     *
     * @param distributions empty if it is not synthetic, or of an earlier generator
     */
    public record Described(Population population, List<Distribution> distributions) {}

    @GET
    @Operation(
            operationId = "listPopulations",
            summary = "The populations of one's regions, by name and version")
    public List<Population> all(@RestQuery String region, @RestQuery String name) {
        return populations.list(Actor.of(identity)).stream()
                .filter(population -> region == null || population.region().equals(region))
                .filter(population -> name == null || population.name().equals(name))
                .toList();
    }

    @GET
    @Path("/events")
    @RolesAllowed({Role.ADMINISTRATOR, Role.AUDITORS})
    @Operation(
            operationId = "listPopulationEvents",
            summary = "Which populations were made and deleted by whom, oldest first")
    public List<PopulationEvent> events() {
        return populations.events();
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "readPopulation",
            summary =
                    "A population, how far it is while it is being written, and the distributions"
                            + " with their sources that a synthetic one was generated from")
    public Described find(@RestPath UUID id) {
        Population population = populations.find(Actor.of(identity), id);
        return new Described(population, populations.distributions(population));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ADMINISTRATOR, Role.ANALYSTS})
    @APIResponseSchema(value = Population.class, responseCode = "201")
    @APIResponse(
            responseCode = "202",
            description = "It is being written in the background",
            content = @Content(schema = @Schema(implementation = Population.class)))
    @Operation(
            operationId = "generatePopulation",
            summary =
                    "Generate a synthetic population; more than 10,000 households are generated in"
                            + " the background (202)")
    public Response generate(GenerationWish wish) {
        requireBody(wish);
        Actor actor = actor(requireField("region", wish.region()));
        Population begun =
                generation.start(
                        actor,
                        new Wish(
                                requireField("name", wish.name()),
                                wish.title(),
                                wish.region(),
                                wish.asOf().orElseGet(() -> standards.firstDay(wish.region())),
                                Optional.empty()),
                        new Generation.Size(
                                requireField("households", wish.households()),
                                wish.seed().orElse(1L),
                                wish.represents()));
        return answer(begun);
    }

    @POST
    @Path("/upload")
    @Consumes({Format.JSON_LINES, Format.COMMA_SEPARATED, Format.WORKBOOK})
    @RolesAllowed({Role.ADMINISTRATOR, Role.ANALYSTS})
    @APIResponseSchema(value = Population.class, responseCode = "201")
    @APIResponse(
            responseCode = "202",
            description = "It is being written in the background",
            content = @Content(schema = @Schema(implementation = Population.class)))
    @Operation(
            operationId = "uploadPopulation",
            summary =
                    "Store households as the next version of a name: a JSON object a line with"
                            + " input, weight and reference, or a table (CSV, xlsx) with paths as"
                            + " header. Nothing is stored if lines are broken, unless broken=skip")
    public Response upload(
            InputStream body,
            @RestQuery String name,
            @RestQuery String title,
            @RestQuery String region,
            @RestQuery String asOf,
            @RestQuery String source,
            @RestQuery String broken,
            @RestHeader("Content-Encoding") String encoding,
            @Context HttpHeaders headers) {
        Actor actor = actor(requireField("region", region));
        Wish wish =
                new Wish(
                        requireField("name", name),
                        Optional.ofNullable(title),
                        region,
                        day(asOf, region),
                        Optional.ofNullable(source));
        return answer(
                uploads.upload(
                        actor,
                        wish,
                        Format.of(headers.getMediaType()),
                        plain(body, encoding),
                        isSkip(broken)));
    }

    @POST
    @Path("/preview")
    @Consumes({Format.JSON_LINES, Format.COMMA_SEPARATED, Format.WORKBOOK})
    @RolesAllowed({Role.ADMINISTRATOR, Role.ANALYSTS})
    @Operation(
            operationId = "previewPopulation",
            summary =
                    "How the first lines of an upload are understood: columns, the nearest known"
                            + " names of unknown ones, problems by line; stores nothing")
    public Preview preview(
            InputStream body,
            @RestQuery String region,
            @RestQuery String asOf,
            @RestHeader("Content-Encoding") String encoding,
            @Context HttpHeaders headers) {
        actor(requireField("region", region));
        return uploads.preview(
                region,
                day(asOf, region),
                Format.of(headers.getMediaType()),
                plain(body, encoding));
    }

    @GET
    @Path("/{id}/households")
    @Produces({Format.JSON_LINES, Format.COMMA_SEPARATED, Format.WORKBOOK})
    @APIResponseSchema(byte[].class)
    @Operation(
            operationId = "readHouseholds",
            summary =
                    "The households as they can be uploaded again: format=ndjson, csv or xlsx, or"
                            + " by the header Accept")
    public Response households(
            @RestPath UUID id, @RestQuery String format, @Context HttpHeaders headers) {
        Population population = populations.find(Actor.of(identity), id);
        if (!population.isComplete()) {
            throw new ProblemException(
                    POPULATION_INCOMPLETE, "The population %s is not complete".formatted(id));
        }
        Format as = format(format, headers);
        download.require(population, as);
        StreamingOutput households = out -> download.write(population, as, out);
        return Response.ok(households, as.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(population, as))
                .build();
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Role.ADMINISTRATOR, Role.ANALYSTS})
    @Operation(
            operationId = "deletePopulation",
            summary = "Delete a population of one's own; administrators any")
    public Population delete(@RestPath UUID id) {
        return populations.delete(Actor.of(identity), id);
    }

    /** Who acts for a region, which must be theirs and known. */
    private Actor actor(String region) {
        Actor actor = Actor.of(identity);
        actor.requireRegion(Optional.of(region));
        live.current().requireRegion(region);
        return actor;
    }

    private static Response answer(Population population) {
        return Response.status(population.isComplete() ? 201 : 202)
                .location(URI.create("/api/v1/populations/" + population.id()))
                .entity(population)
                .build();
    }

    private LocalDate day(String text, String region) {
        try {
            return text == null ? standards.firstDay(region) : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw ProblemException.atField(
                    INVALID_DATE, "asOf", "asOf is not a date; write it like 2023-09-01");
        }
    }

    private static boolean isSkip(String broken) {
        if (broken != null && !broken.equals("skip") && !broken.equals("refuse")) {
            throw ProblemException.atField(
                    INVALID_VALUE, "broken", "broken must be skip or refuse");
        }
        return "skip".equals(broken);
    }

    private static InputStream plain(InputStream body, String encoding) {
        try {
            return GZIP.equals(encoding) ? new LimitedStream(new GZIPInputStream(body)) : body;
        } catch (IOException e) {
            throw new ProblemException(INVALID_REQUEST, "The body is not packed with gzip");
        }
    }

    private static Format format(String name, HttpHeaders headers) {
        if (name == null) {
            return Format.first(headers.getAcceptableMediaTypes()).orElse(Format.NDJSON);
        }
        return Arrays.stream(Format.values())
                .filter(format -> format.extension().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                ProblemException.atField(
                                        INVALID_VALUE,
                                        "format",
                                        "format must be ndjson, csv or xlsx"));
    }

    private static String disposition(Population population, Format format) {
        String file =
                "%s-%d.%s"
                        .formatted(
                                population.name(),
                                population.version().orElseThrow(),
                                format.extension());
        return "attachment; filename*=UTF-8''"
                + URLEncoder.encode(file, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
