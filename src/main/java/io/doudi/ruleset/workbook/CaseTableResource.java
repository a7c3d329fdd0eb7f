package io.doudi.ruleset.workbook;

import static io.doudi.problem.ProblemException.requireBody;

import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.doudi.language.Messages;
import io.doudi.ruleset.Drafts;
import io.doudi.ruleset.LiveRuleSets;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Cases as a workbook or as CSV for Excel and WPS, and back. */
@Path("/api/v1/rule-sets/{name}")
@Tag(name = "Workbooks")
public class CaseTableResource {

    private final CaseWorkbooks workbooks;
    private final Drafts drafts;
    private final LiveRuleSets live;
    private final SecurityIdentity identity;

    CaseTableResource(
            CaseWorkbooks workbooks, Drafts drafts, LiveRuleSets live, SecurityIdentity identity) {
        this.workbooks = workbooks;
        this.drafts = drafts;
        this.live = live;
        this.identity = identity;
    }

    @GET
    @Path("/versions/{version}/cases/table")
    @Produces({TableResource.XLSX, CaseFormat.COMMA_SEPARATED})
    @RolesAllowed(Role.EVERYBODY)
    @APIResponseSchema(byte[].class)
    @Operation(
            operationId = "readVersionCases",
            summary =
                    "The cases of a version, or of some of its files, as a workbook or with"
                            + " format=csv as CSV")
    public Response version(
            @RestPath String name,
            @RestPath String version,
            @RestQuery List<String> file,
            @RestQuery String format) {
        return table(live.current().version(name, version), file, CaseFormat.of(format));
    }

    @GET
    @Path("/drafts/{version}/cases/table")
    @Produces({TableResource.XLSX, CaseFormat.COMMA_SEPARATED})
    @RolesAllowed(Role.STAFF)
    @APIResponseSchema(byte[].class)
    @Operation(
            operationId = "readDraftCases",
            summary =
                    "The cases of a draft, or of some of its files, as a workbook or with"
                            + " format=csv as CSV")
    public Response draft(
            @RestPath String name,
            @RestPath String version,
            @RestQuery List<String> file,
            @RestQuery String format) {
        return table(drafts.version(name, version), file, CaseFormat.of(format));
    }

    @POST
    @Path("/drafts/{version}/cases/table")
    @Consumes({TableResource.XLSX, CaseFormat.COMMA_SEPARATED})
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.WRITERS)
    @Operation(
            operationId = "takeDraftCases",
            summary =
                    "Take over the cases of a workbook or of CSV; with preview=true only say what"
                            + " would change")
    public TableWorkbooks.Taken upload(
            @RestPath String name,
            @RestPath String version,
            @RestQuery String preview,
            @Context HttpHeaders headers,
            byte[] table) {
        TableWorkbooks.Delivery delivery =
                new TableWorkbooks.Delivery(Actor.of(identity), name, version, requireBody(table));
        CaseFormat format = CaseFormat.of(headers.getMediaType());
        Messages messages = Messages.preferred(headers.getAcceptableLanguages());
        return TableResource.isPreview(preview)
                ? workbooks.preview(delivery, format, messages)
                : workbooks.take(delivery, format, messages);
    }

    private Response table(RuleSetVersion version, List<String> files, CaseFormat format) {
        byte[] table = workbooks.table(version, files, format);
        String what = Messages.CHINESE.text("cases.download");
        StreamingOutput written = out -> out.write(table);
        return Response.ok(written, format.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        TableResource.named(what, version, format.extension()))
                .build();
    }
}
