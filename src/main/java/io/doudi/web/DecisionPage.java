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
import io.doudi.decision.record.DecisionRecord;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * A decision as a page to print, or as a PDF of that page: the notice to the person concerned, and
 * the full arithmetic.
 */
@Path("/api/v1/decisions")
@RolesAllowed(Role.EVERYBODY)
public class DecisionPage {

    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8;qs=0.5";
    private static final String PDF = "application/pdf;qs=0.4";

    private final RecordedDecisions decisions;
    private final DecisionArchive archive;
    private final ObjectMapper json;
    private final Template decision;
    private final Paper paper;
    private final SecurityIdentity identity;

    DecisionPage(
            RecordedDecisions decisions,
            DecisionArchive archive,
            ObjectMapper json,
            Template decision,
            Paper paper,
            SecurityIdentity identity) {
        this.decisions = decisions;
        this.archive = archive;
        this.json = json;
        this.decision = decision;
        this.paper = paper;
        this.identity = identity;
    }

    /**
     * What a page shows.
     *
     * @param code by which a third party can check it; empty if the decision is not on record
     */
    private record Content(Decision decision, Messages messages, String code) {

        static Content of(Found found) {
            Locale language = Locale.forLanguageTag(found.entry().language());
            return new Content(found.decision(), Messages.in(language), found.verificationCode());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(HTML)
    @Operation(hidden = true)
    public String decide(
            String body, @RestHeader("Idempotency-Key") String key, @Context HttpHeaders headers) {
        return page(decided(body, key, headers), false);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(PDF)
    @Operation(hidden = true)
    public RestResponse<byte[]> decideOnPaper(
            String body, @RestHeader("Idempotency-Key") String key, @Context HttpHeaders headers) {
        return printed(decided(body, key, headers));
    }

    @GET
    @Path("/{id}")
    @Produces(HTML)
    @Operation(hidden = true)
    public String find(@RestPath UUID id) {
        return page(found(id), false);
    }

    @GET
    @Path("/{id}")
    @Produces(PDF)
    @Operation(hidden = true)
    public RestResponse<byte[]> findOnPaper(@RestPath UUID id) {
        return printed(found(id));
    }

    private Content decided(String body, String key, HttpHeaders headers) {
        Messages messages = Messages.preferred(headers.getAcceptableLanguages());
        DecisionRequest request = DecisionRequest.of(body, json).explainedInFull();
        Actor actor = Actor.of(identity);
        Decision made =
                decisions.answer(new Asked(actor, request, Optional.ofNullable(key), messages));
        return made.recorded() ? found(made.decisionId()) : new Content(made, messages, "");
    }

    private Content found(UUID id) {
        return Content.of(archive.find(Actor.of(identity), id));
    }

    private RestResponse<byte[]> printed(Content content) {
        UUID id = content.decision().decisionId();
        byte[] document = paper.print(page(content, true), DecisionRecord.decidedAt(id));
        return ResponseBuilder.ok(document, "application/pdf")
                .header("Content-Disposition", "inline; filename=\"%s.pdf\"".formatted(id))
                .build();
    }

    private String page(Content content, boolean onPaper) {
        return decision.data("decision", content.decision())
                .data("messages", content.messages())
                .data("code", content.code())
                .data("paper", onPaper)
                .render();
    }
}
