package io.doudi.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.doudi.decision.DecisionRequest;
import io.doudi.decision.DecisionService;
import io.doudi.language.Messages;
import io.quarkus.qute.Template;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A decision as a page to print: the notice to the person concerned, and the full arithmetic. */
@Path("/api/v1/decisions")
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EVERYBODY)
public class DecisionPage {

    private final DecisionService decisions;
    private final ObjectMapper json;
    private final Template decision;
    private final SecurityIdentity identity;

    DecisionPage(
            DecisionService decisions,
            ObjectMapper json,
            Template decision,
            SecurityIdentity identity) {
        this.decisions = decisions;
        this.json = json;
        this.decision = decision;
        this.identity = identity;
    }

    @POST
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8;qs=0.5")
    @Operation(hidden = true)
    public String decide(String body, @Context HttpHeaders headers) {
        Messages messages = Messages.preferred(headers.getAcceptableLanguages());
        DecisionRequest request = DecisionRequest.of(body, json).explainedInFull();
        return decision.data("decision", decisions.decide(Actor.of(identity), request, messages))
                .data("messages", messages)
                .render();
    }
}
