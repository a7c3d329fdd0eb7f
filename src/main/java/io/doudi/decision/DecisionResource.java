package io.doudi.decision;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.doudi.decision.RecordedDecisions.Asked;
import io.doudi.language.Messages;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;

/** The decision API. */
@Path("/api/v1/decisions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EVERYBODY)
@Tag(name = "Decisions")
public class DecisionResource {

    private final RecordedDecisions decisions;
    private final ObjectMapper json;
    private final SecurityIdentity identity;

    DecisionResource(RecordedDecisions decisions, ObjectMapper json, SecurityIdentity identity) {
        this.decisions = decisions;
        this.json = json;
        this.identity = identity;
    }

    @POST
    @Operation(
            operationId = "decide",
            summary = "Decide one case with the rules in force on its date")
    public Decision decide(
            @RequestBody(
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    DecisionRequest.class)))
                    String body,
            @RestHeader("Idempotency-Key") String key,
            @Context HttpHeaders headers) {
        return decisions.answer(
                new Asked(
                        Actor.of(identity),
                        DecisionRequest.of(body, json),
                        Optional.ofNullable(key),
                        Messages.preferred(headers.getAcceptableLanguages())));
    }
}
