package io.doudi.event;

import static io.doudi.problem.ProblemException.requireBody;

import io.doudi.access.Actor;
import io.doudi.access.Role;
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

/** Where events are sent, for administrators. */
@Path("/api/v1/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMINISTRATOR)
@Tag(name = "Events")
public class WebhookResource {

    private final Webhooks webhooks;
    private final SecurityIdentity identity;

    WebhookResource(Webhooks webhooks, SecurityIdentity identity) {
        this.webhooks = webhooks;
        this.identity = identity;
    }

    @GET
    @Operation(
            operationId = "listWebhooks",
            summary = "The webhooks of the own regions with their state, deleted ones among them")
    public List<Webhook> list() {
        return webhooks.list(Actor.of(identity));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readWebhook", summary = "How far a webhook is and what failed last")
    public Webhook find(@RestPath UUID id) {
        return webhooks.get(Actor.of(identity), id);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @APIResponseSchema(value = Webhooks.Created.class, responseCode = "201")
    @Operation(
            operationId = "createWebhook",
            summary =
                    "Have events sent to a host that the operator allows; the secret that signs"
                            + " them is shown this once")
    public Webhooks.Created create(Webhooks.Order order) {
        return webhooks.create(Actor.of(identity), requireBody(order));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteWebhook",
            summary = "Send nothing there any more; the secret is forgotten")
    public Webhook delete(@RestPath UUID id) {
        return webhooks.delete(Actor.of(identity), id);
    }
}
