package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.FILE_NOT_FOUND;
import static io.doudi.problem.ProblemType.INVALID_DATE;
import static io.doudi.problem.ProblemType.REQUIRED;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.doudi.access.Role;
import io.doudi.evaluation.RuleFile;
import io.doudi.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Rule sets, their versions and files, and which are in force. */
@Path("/api/v1/rule-sets")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EVERYBODY)
@Tag(name = "Rule sets")
public class RuleSetResource {

    private final LiveRuleSets live;
    private final InputSchemas schemas;
    private final InstantSource clock;

    RuleSetResource(LiveRuleSets live, InputSchemas schemas, InstantSource clock) {
        this.live = live;
        this.schemas = schemas;
        this.clock = clock;
    }

    /** A version as it is listed. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Listed(
            Manifest manifest,
            Instant publishedAt,
            Optional<Instant> withdrawnAt,
            String digest,
            List<String> files) {
        static Listed of(RuleSetVersion version) {
            return new Listed(
                    version.manifest(),
                    version.publishedAt(),
                    version.withdrawnAt(),
                    version.digest(),
                    version.files().stream().map(RuleFile::path).toList());
        }
    }

    /**
     * The versions that answer a region's questions on a date, bottom first, why the region has
     * none of its own, and where every version stands that could answer.
     */
    public record Selection(
            LocalDate asOf,
            Instant knownAt,
            List<Listed> layers,
            Optional<String> warning,
            List<Candidate> candidates) {}

    @GET
    @Operation(operationId = "listRuleSets", summary = "The names of the rule sets")
    public SortedSet<String> list() {
        SortedSet<String> names = new TreeSet<>();
        live.current().all().forEach(version -> names.add(version.manifest().ruleSet()));
        return names;
    }

    @GET
    @Path("/in-force")
    @Operation(
            operationId = "readInForce",
            summary = "The versions that answer a region's questions on a date")
    public Selection inForce(
            @RestQuery String region, @RestQuery String asOf, @RestQuery String knownAt) {
        LocalDate date = asOf == null ? live.today() : date(asOf);
        RuleSets ruleSets = live.current();
        Instant known = knownAt == null ? ruleSets.now(clock.instant()) : instant(knownAt);
        InForce inForce = ruleSets.inForce(required(region), date, known);
        List<Candidate> candidates =
                ruleSets.candidates(region).stream()
                        .map(version -> Candidate.of(version, inForce, date, known))
                        .toList();
        return new Selection(
                date,
                known,
                inForce.layers().stream().map(Listed::of).toList(),
                inForce.gap(),
                candidates);
    }

    @GET
    @Path("/{name}/versions")
    @Operation(operationId = "listVersions", summary = "The versions of a rule set")
    public List<Listed> versions(@RestPath String name) {
        return live.current().versions(name).stream().map(Listed::of).toList();
    }

    @GET
    @Path("/{name}/versions/{version}")
    @Operation(operationId = "readVersion", summary = "One version with the list of its files")
    public Listed version(@RestPath String name, @RestPath String version) {
        return Listed.of(live.current().version(name, version));
    }

    @GET
    @Path("/{name}/versions/{version}/files/{path: .+}")
    @Produces(MediaType.TEXT_PLAIN + ";charset=UTF-8")
    @Operation(operationId = "readVersionFile", summary = "The text of one file")
    public String file(@RestPath String name, @RestPath String version, @RestPath String path) {
        return live.current()
                .version(name, version)
                .file(path)
                .map(RuleFile::content)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        FILE_NOT_FOUND,
                                        "%s/%s has no file %s".formatted(name, version, path)));
    }

    @GET
    @Path("/{name}/versions/{version}/export")
    @Produces(DraftResource.ZIP)
    @Operation(
            operationId = "exportVersion",
            summary = "The version as a zip of its folders, always with the same bytes")
    public byte[] export(@RestPath String name, @RestPath String version) {
        return RuleSetArchive.write(live.current().version(name, version));
    }

    @GET
    @Path("/{name}/versions/{version}/schema")
    @Operation(
            operationId = "readSchema",
            summary =
                    "The JSON Schema of the input of one decision with an example, or of all"
                            + " decisions by their names")
    @APIResponseSchema(Map.class)
    public Object schema(
            @RestPath String name, @RestPath String version, @RestQuery String decision) {
        RuleSetVersion stored = live.current().version(name, version);
        String region =
                stored.manifest().region().orElseGet(() -> live.current().regions().first());
        InForce inForce = live.current().firstDay(stored);
        return decision == null
                ? schemas.all(inForce, List.of(region))
                : schemas.of(decision, inForce, List.of(region));
    }

    private static String required(String region) {
        if (region == null) {
            throw ProblemException.atField(
                    REQUIRED, "region", "The region is missing, for example region=DAZHOU");
        }
        return region;
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.atField(
                    INVALID_DATE, "asOf", "asOf is not a date; write it like 2023-09-01");
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.atField(
                    INVALID_DATE,
                    "knownAt",
                    "knownAt is not an instant; write it like 2023-09-01T00:00:00Z");
        }
    }
}
