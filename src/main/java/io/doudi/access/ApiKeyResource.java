package io.doudi.access;

import static io.doudi.problem.ProblemException.requireBody;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** The API keys of front-end systems, for administrators. */
@Path("/api/v1/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMINISTRATOR)
@Tag(name = "Access")
public class ApiKeyResource {

    private final ApiKeys keys;
    private final SecurityIdentity identity;

    ApiKeyResource(ApiKeys keys, SecurityIdentity identity) {
        this.keys = keys;
        this.identity = identity;
    }

    @GET
    @Operation(operationId = "listApiKeys", summary = "The API keys, revoked ones among them")
    public List<ApiKey> list() {
        return keys.list();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @APIResponseSchema(value = ApiKeys.Created.class, responseCode = "201")
    @Operation(
            operationId = "createApiKey",
            summary = "Make an API key for some regions; its text is shown this once")
    public ApiKeys.Created create(ApiKeys.Order order) {
        return keys.create(Actor.of(identity), requireBody(order));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "revokeApiKey",
            summary = "Revoke an API key; all nodes refuse it within seconds")
    public ApiKey revoke(@RestPath UUID id) {
        return keys.revoke(Actor.of(identity), id);
    }
}
