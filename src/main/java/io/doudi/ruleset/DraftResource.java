package io.doudi.ruleset;

import static io.doudi.problem.ProblemException.requireBody;
import static io.doudi.problem.ProblemException.requireField;

import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.doudi.evaluation.RuleFile;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Drafts and their files. */
@Path("/api/v1/rule-sets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Drafts")
public class DraftResource {

    static final String ZIP = "application/zip";

    private final Drafts drafts;
    private final DraftEdits edits;
    private final DraftStarts starts;
    private final CaseAdoption adoptions;
    private final CaseKeeping keeping;
    private final SecurityIdentity identity;

    DraftResource(
            Drafts drafts,
            DraftEdits edits,
            DraftStarts starts,
            CaseAdoption adoptions,
            CaseKeeping keeping,
            SecurityIdentity identity) {
        this.drafts = drafts;
        this.edits = edits;
        this.starts = starts;
        this.adoptions = adoptions;
        this.keeping = keeping;
        this.identity = identity;
    }

    /** The names of cases. */
    public record Adoption(List<String> cases) {
        public Adoption {
            cases = cases == null ? List.of() : List.copyOf(cases);
        }
    }

    /** Another path for a file. */
    public record Rename(String path, String to) {
        public Rename {
            requireField("path", path);
            requireField("to", to);
        }
    }

    @GET
    @Path("/drafts")
    @RolesAllowed(Role.STAFF)
    @Operation(operationId = "listAllDrafts", summary = "The open drafts of all rule sets")
    public List<Draft> list() {
        return drafts.open();
    }

    @GET
    @Path("/{name}/drafts")
    @RolesAllowed(Role.STAFF)
    @Operation(operationId = "listDrafts", summary = "The open drafts of one rule set")
    public List<Draft> list(@RestPath String name) {
        return drafts.open(name);
    }

    @POST
    @Path("/{name}/drafts")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.WRITERS)
    @APIResponseSchema(value = Draft.class, responseCode = "201")
    @Operation(
            operationId = "beginDraft",
            summary = "Begin a draft from a published version, or an empty one")
    public RestResponse<Draft> begin(@RestPath String name, DraftStarts.Start start) {
        return created(starts.begin(actor(), name, requireBody(start)));
    }

    @POST
    @Path("/import")
    @Consumes(ZIP)
    @RolesAllowed(Role.WRITERS)
    @APIResponseSchema(value = Draft.class, responseCode = "201")
    @Operation(
            operationId = "importDraft",
            summary = "Begin a draft with the files of an archive; its rule-set.yaml names it")
    public RestResponse<Draft> begin(byte[] archive) {
        return created(starts.imported(actor(), requireBody(archive)));
    }

    @GET
    @Path("/{name}/drafts/{version}")
    @RolesAllowed(Role.STAFF)
    @Operation(operationId = "readDraft", summary = "One draft with the list of its files")
    public Draft get(@RestPath String name, @RestPath String version) {
        return drafts.get(name, version);
    }

    @DELETE
    @Path("/{name}/drafts/{version}")
    @RolesAllowed(Role.WRITERS)
    @Operation(operationId = "discardDraft", summary = "Give a draft up")
    public Draft discard(@RestPath String name, @RestPath String version) {
        return drafts.discard(actor(), name, version);
    }

    @GET
    @Path("/{name}/drafts/{version}/export")
    @Produces(ZIP)
    @RolesAllowed(Role.STAFF)
    @Operation(operationId = "exportDraft", summary = "The draft as a zip of its folders")
    public byte[] export(@RestPath String name, @RestPath String version) {
        return RuleSetArchive.write(drafts.version(name, version));
    }

    @GET
    @Path("/{name}/drafts/{version}/files/{path: .+}")
    @Produces(MediaType.TEXT_PLAIN + ";charset=UTF-8")
    @RolesAllowed(Role.STAFF)
    @Operation(operationId = "readDraftFile", summary = "The text of one file, with its entity tag")
    public RestResponse<String> file(
            @RestPath String name, @RestPath String version, @RestPath String path) {
        RuleFile file = drafts.file(name, version, path);
        return ResponseBuilder.ok(file.content()).tag(Digest.of(file.content())).build();
    }

    @PUT
    @Path("/{name}/drafts/{version}/files/{path: .+}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.WRITERS)
    @Operation(
            operationId = "putDraftFile",
            summary =
                    "Put a file, with If-Match for one that was read or If-None-Match: * for a new"
                            + " one; what others changed meanwhile is merged, or shown if it"
                            + " clashes")
    public RestResponse<DraftEdits.Put> put(
            @RestPath String name,
            @RestPath String version,
            @RestPath String path,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @RestHeader(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch,
            byte[] content) {
        RuleFile file = DraftFiles.read(path, requireBody(content));
        Precondition precondition = Precondition.of(ifMatch, ifNoneMatch);
        DraftEdits.Put put = edits.put(actor(), name, version, file, precondition);
        return ResponseBuilder.ok(put).tag(put.file().digest()).build();
    }

    @DELETE
    @Path("/{name}/drafts/{version}/files/{path: .+}")
    @RolesAllowed(Role.WRITERS)
    @ResponseStatus(204)
    @Operation(
            operationId = "deleteDraftFile",
            summary = "Delete a file that nobody has changed since it was read")
    public void delete(
            @RestPath String name,
            @RestPath String version,
            @RestPath String path,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch) {
        edits.delete(actor(), name, version, path, Precondition.of(ifMatch, null));
    }

    @POST
    @Path("/{name}/drafts/{version}/renames")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.WRITERS)
    @Operation(operationId = "renameDraftFile", summary = "Give a file another path")
    public RestResponse<StoredFile> rename(
            @RestPath String name,
            @RestPath String version,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            Rename rename) {
        Precondition precondition = Precondition.of(ifMatch, null);
        return tagged(
                edits.rename(
                        actor(),
                        name,
                        version,
                        requireBody(rename).path(),
                        rename.to(),
                        precondition));
    }

    @POST
    @Path("/{name}/drafts/{version}/cases/adopt")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.WRITERS)
    @Operation(
            operationId = "adoptCases",
            summary =
                    "Let named cases that fail expect what the draft answers now; look at each"
                            + " before")
    public List<CaseAdoption.Adopted> adopt(
            @RestPath String name, @RestPath String version, Adoption adoption) {
        return adoptions.adopt(actor(), name, version, requireBody(adoption).cases());
    }

    @POST
    @Path("/{name}/drafts/{version}/cases")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.WRITERS)
    @APIResponseSchema(value = Case.class, responseCode = "201")
    @Operation(
            operationId = "keepCase",
            summary =
                    "Keep facts as a case of the draft, which expects what the draft answers now;"
                            + " look at it before")
    public RestResponse<Case> keep(
            @RestPath String name, @RestPath String version, CaseKeeping.Tried tried) {
        return ResponseBuilder.create(
                        Status.CREATED, keeping.keep(actor(), name, version, requireBody(tried)))
                .build();
    }

    private Actor actor() {
        return Actor.of(identity);
    }

    private static RestResponse<Draft> created(Draft draft) {
        URI location =
                URI.create(
                        "/api/v1/rule-sets/%s/drafts/%s"
                                .formatted(draft.ruleSet(), draft.version()));
        return ResponseBuilder.create(Status.CREATED, draft).location(location).build();
    }

    private static RestResponse<StoredFile> tagged(StoredFile file) {
        return ResponseBuilder.ok(file).tag(file.digest()).build();
    }
}
