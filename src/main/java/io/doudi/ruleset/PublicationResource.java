package io.doudi.ruleset;

import static io.doudi.problem.ProblemException.requireBody;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.doudi.language.Messages;
import io.doudi.ruleset.RuleSetResource.Listed;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** The way of a draft to a version: checks, submission, approval, publication, withdrawal. */
@Path("/api/v1/rule-sets/{name}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Publication")
public class PublicationResource {

    private final Checks checks;
    private final CheckRunner runner;
    private final Workflow workflow;
    private final Publications publications;
    private final AuditTrail audit;
    private final SecurityIdentity identity;

    PublicationResource(
            Checks checks,
            CheckRunner runner,
            Workflow workflow,
            Publications publications,
            AuditTrail audit,
            SecurityIdentity identity) {
        this.checks = checks;
        this.runner = runner;
        this.workflow = workflow;
        this.publications = publications;
        this.audit = audit;
        this.identity = identity;
    }

    /** A check with what it found as sentences, Chinese unless the caller prefers English. */
    public record ToldCheck(@JsonUnwrapped Check check, List<String> messages) {
        private static ToldCheck of(Check check, HttpHeaders headers) {
            Messages messages = Messages.preferred(headers.getAcceptableLanguages());
            return new ToldCheck(
                    check, check.report().map(report -> report.texts(messages)).orElse(List.of()));
        }
    }

    /** Why somebody does something; kept in the audit trail. */
    @Schema(name = "GivenReason")
    public record Reason(String reason) {
        private static String of(Reason given) {
            return given == null || given.reason() == null ? "" : given.reason();
        }
    }

    @POST
    @Path("/drafts/{version}/checks")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(202)
    @RolesAllowed(Role.STAFF)
    @APIResponseSchema(value = Check.class, responseCode = "202")
    @Operation(
            operationId = "startChecks",
            summary = "Start the checks of a draft in the background")
    public Check check(@RestPath String name, @RestPath String version) {
        return runner.start(actor(), name, version);
    }

    @GET
    @Path("/drafts/{version}/checks")
    @RolesAllowed(Role.STAFF)
    @Operation(
            operationId = "readChecks",
            summary = "How far the latest checks of a draft are, and what they found")
    public ToldCheck latest(
            @RestPath String name, @RestPath String version, @Context HttpHeaders headers) {
        return ToldCheck.of(checks.latest(name, version), headers);
    }

    @POST
    @Path("/drafts/{version}/submit")
    @RolesAllowed(Role.WRITERS)
    @Operation(
            operationId = "submitDraft",
            summary = "Ask another person for approval, saying what changed in the law")
    public Draft submit(@RestPath String name, @RestPath String version, ChangeNote note) {
        return workflow.submit(actor(), name, version, requireBody(note));
    }

    @POST
    @Path("/drafts/{version}/approve")
    @RolesAllowed(Role.APPROVERS)
    @Operation(
            operationId = "approveDraft",
            summary = "Approve somebody else's draft; warnings need a reason")
    public Draft approve(@RestPath String name, @RestPath String version, Reason reason) {
        return workflow.approve(actor(), name, version, Reason.of(reason));
    }

    @POST
    @Path("/drafts/{version}/reject")
    @RolesAllowed(Role.APPROVERS)
    @Operation(
            operationId = "rejectDraft",
            summary = "Send a draft back to its author with a reason")
    public Draft reject(@RestPath String name, @RestPath String version, Reason reason) {
        return workflow.reject(actor(), name, version, Reason.of(reason));
    }

    @POST
    @Path("/drafts/{version}/publish")
    @RolesAllowed(Role.APPROVERS)
    @Operation(
            operationId = "publishDraft",
            summary = "Publish an approved draft from a day on: in the past, today or later")
    public Listed publish(
            @RestPath String name, @RestPath String version, Publications.Period period) {
        Publications.Period given = period == null ? Publications.Period.OF_THE_DRAFT : period;
        return Listed.of(publications.publish(actor(), name, version, given));
    }

    @POST
    @Path("/versions/{version}/withdraw")
    @RolesAllowed(Role.APPROVERS)
    @Operation(
            operationId = "withdrawVersion",
            summary = "Take a version out of force at once; the one before answers again")
    public Listed withdraw(@RestPath String name, @RestPath String version, Reason reason) {
        return Listed.of(publications.withdraw(actor(), name, version, Reason.of(reason)));
    }

    @GET
    @Path("/versions/{version}/audit")
    @RolesAllowed(Role.STAFF)
    @Operation(
            operationId = "readAuditTrail",
            summary = "Who did what, when and why with a version and its drafts")
    public List<AuditEvent> audit(@RestPath String name, @RestPath String version) {
        return audit.of(name, version);
    }

    private Actor actor() {
        return Actor.of(identity);
    }
}
