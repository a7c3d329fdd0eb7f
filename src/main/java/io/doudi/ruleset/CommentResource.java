package io.doudi.ruleset;

import static io.doudi.problem.ProblemException.requireBody;
import static io.doudi.problem.ProblemException.requireField;

import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** What reviewers say at places of drafts. */
@Path("/api/v1/rule-sets/{name}/drafts/{version}/comments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Drafts")
public class CommentResource {

    private final DraftComments comments;
    private final SecurityIdentity identity;

    CommentResource(DraftComments comments, SecurityIdentity identity) {
        this.comments = comments;
        this.identity = identity;
    }

    /** A new comment. */
    public record Said(DraftComment.Place place, String text) {}

    @GET
    @RolesAllowed(Role.STAFF)
    @Operation(
            operationId = "listComments",
            summary = "All comments at a draft, oldest first, with who has seen to them")
    public List<DraftComment> of(@RestPath String name, @RestPath String version) {
        return comments.of(name, version);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.WRITERS, Role.APPROVERS})
    @APIResponseSchema(value = DraftComment.class, responseCode = "201")
    @Operation(
            operationId = "addComment",
            summary = "Comment at a file, table, row or cell of a draft")
    public RestResponse<DraftComment> add(
            @RestPath String name, @RestPath String version, Said said) {
        DraftComment.Place place = requireField("place", requireBody(said).place());
        return ResponseBuilder.create(
                        Status.CREATED,
                        comments.add(Actor.of(identity), name, version, place, said.text()))
                .build();
    }

    @POST
    @Path("/{id}/resolve")
    @RolesAllowed({Role.WRITERS, Role.APPROVERS})
    @Operation(operationId = "resolveComment", summary = "Note that a comment was seen to")
    public DraftComment resolve(
            @RestPath String name, @RestPath String version, @RestPath UUID id) {
        return comments.resolve(Actor.of(identity), name, version, id);
    }
}
