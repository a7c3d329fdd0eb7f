package io.doudi.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.doudi.decision.Decision;
import io.doudi.decision.DecisionArchive;
import io.doudi.decision.DecisionArchive.Found;
import io.doudi.decision.DecisionRequest;
import io.doudi.decision.RecordedDecisions;
import io.doudi.decision.RecordedDecisions.Asked;
import io.doudi.language.Messages;
import io.quarkus.qute.Template;
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
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;

/** A decision as a page to print: the notice to the person concerned, and the full arithmetic. */
@Path("/api/v1/decisions")
@RolesAllowed(Role.EVERYBODY)
public class DecisionPage {

    private final RecordedDecisions decisions;
    private final DecisionArchive archive;
    private final ObjectMapper json;
    private final Template decision;
    private final SecurityIdentity identity;

    DecisionPage(
            RecordedDecisions decisions,
            DecisionArchive archive,
            ObjectMapper json,
            Template decision,
            SecurityIdentity identity) {
        this.decisions = decisions;
        this.archive = archive;
        this.json = json;
        this.decision = decision;
        this.identity = identity;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8;qs=0.5")
    @Operation(hidden = true)
    public String decide(
            String body, @RestHeader("Idempotency-Key") String key, @Context HttpHeaders headers) {
        Messages messages = Messages.preferred(headers.getAcceptableLanguages());
        DecisionRequest request = DecisionRequest.of(body, json).explainedInFull();
        Actor actor = Actor.of(identity);
        Decision made =
                decisions.answer(new Asked(actor, request, Optional.ofNullable(key), messages));
        return made.recorded()
                ? page(archive.find(actor, made.decisionId()))
                : page(made, messages, "");
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8;qs=0.5")
    @Operation(hidden = true)
    public String find(@RestPath UUID id) {
        return page(archive.find(Actor.of(identity), id));
    }

    private String page(Found found) {
        Locale language = Locale.forLanguageTag(found.entry().language());
        return page(found.decision(), Messages.in(language), found.verificationCode());
    }

    private String page(Decision made, Messages messages, String code) {
        return decision.data("decision", made)
                .data("messages", messages)
                .data("code", code)
                .render();
    }
}
