package io.doudi.ruleset.workbook;

import static io.doudi.problem.ProblemException.requireBody;
import static io.doudi.problem.ProblemType.INVALID_VALUE;

import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.doudi.language.Messages;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.Drafts;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.Manifest;
import io.doudi.ruleset.RuleSetVersion;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Decision tables as a workbook for Excel and WPS, and back. */
@Path("/api/v1/rule-sets/{name}")
@Tag(name = "Workbooks")
public class TableResource {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final TableWorkbooks workbooks;
    private final Drafts drafts;
    private final LiveRuleSets live;
    private final SecurityIdentity identity;

    TableResource(
            TableWorkbooks workbooks, Drafts drafts, LiveRuleSets live, SecurityIdentity identity) {
        this.workbooks = workbooks;
        this.drafts = drafts;
        this.live = live;
        this.identity = identity;
    }

    @GET
    @Path("/versions/{version}/tables")
    @Produces(XLSX)
    @RolesAllowed(Role.EVERYBODY)
    @Operation(
            operationId = "readVersionTables",
            summary = "The decision tables of a version, or of some of its files, as a workbook")
    public RestResponse<byte[]> version(
            @RestPath String name, @RestPath String version, @RestQuery List<String> file) {
        return workbook(live.current().version(name, version), file);
    }

    @GET
    @Path("/drafts/{version}/tables")
    @Produces(XLSX)
    @RolesAllowed(Role.STAFF)
    @Operation(
            operationId = "readDraftTables",
            summary = "The decision tables of a draft, or of some of its files, as a workbook")
    public RestResponse<byte[]> draft(
            @RestPath String name, @RestPath String version, @RestQuery List<String> file) {
        return workbook(drafts.version(name, version), file);
    }

    @POST
    @Path("/drafts/{version}/tables")
    @Consumes(XLSX)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.WRITERS)
    @Operation(
            operationId = "takeDraftTables",
            summary =
                    "Take over the changes of a workbook, or only those of some files and rows; with"
                            + " preview=true only say what would change")
    public TableWorkbooks.Taken upload(
            @RestPath String name,
            @RestPath String version,
            @RestQuery String preview,
            @RestQuery List<String> file,
            @RestQuery List<String> row,
            @Context HttpHeaders headers,
            byte[] workbook) {
        TableWorkbooks.Delivery delivery =
                new TableWorkbooks.Delivery(
                        Actor.of(identity), name, version, requireBody(workbook));
        TableWorkbooks.Selection selection =
                new TableWorkbooks.Selection(Set.copyOf(file), Set.copyOf(row));
        Messages messages = Messages.preferred(headers.getAcceptableLanguages());
        return isPreview(preview)
                ? workbooks.preview(delivery, selection, messages)
                : workbooks.take(delivery, selection, messages);
    }

    /** Whoever misspells it must not change anything. */
    static boolean isPreview(String preview) {
        if (preview != null && !preview.equals("true") && !preview.equals("false")) {
            throw ProblemException.atField(
                    INVALID_VALUE, "preview", "preview must be true or false");
        }
        return "true".equals(preview);
    }

    private RestResponse<byte[]> workbook(RuleSetVersion version, List<String> files) {
        return ResponseBuilder.ok(workbooks.workbook(version, files))
                .header(HttpHeaders.CONTENT_DISPOSITION, named("决策表-", version, "xlsx"))
                .build();
    }

    /** A download by the name of a version, for those who can with what it is in Chinese. */
    static String named(String what, RuleSetVersion version, String extension) {
        Manifest manifest = version.manifest();
        String name = "%s-%s.%s".formatted(manifest.ruleSet(), manifest.version(), extension);
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s"
                .formatted(name, encoded(what + name));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
