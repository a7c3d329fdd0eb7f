package io.doudi.decision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.doudi.decision.KogitoDecisions.Wanted;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** The endpoints that Kogito makes of DMN models, for clients that speak to them already. */
@Path("/api/v1/kogito")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EVERYBODY)
@Tag(name = "Kogito")
public class KogitoResource {

    private static final String MESSAGES = "X-Kogito-decision-messages";

    private final KogitoDecisions decisions;
    private final SecurityIdentity identity;

    KogitoResource(KogitoDecisions decisions, SecurityIdentity identity) {
        this.decisions = decisions;
        this.identity = identity;
    }

    @POST
    @Path("/{model}")
    @Operation(
            operationId = "evaluateModel",
            summary = "All decisions of a model, with the input data, by their names")
    @RequestBody(content = @Content(schema = @Schema(implementation = Map.class)))
    @APIResponseSchema(value = Map.class, responseCode = "200")
    @APIResponse(
            responseCode = "500",
            description = "A decision could not be made; its messages say why",
            content = @Content(schema = @Schema(implementation = KogitoResult.class)))
    public RestResponse<Object> evaluate(
            @BeanParam KogitoCall call, @RestPath String model, String body) {
        return plain(
                decide(call, new Wanted(model, Optional.empty()), body), KogitoResult::dmnContext);
    }

    @POST
    @Path("/{model}/dmnresult")
    @Operation(
            operationId = "evaluateModelFully",
            summary = "All decisions of a model, each with its status and messages")
    @RequestBody(content = @Content(schema = @Schema(implementation = Map.class)))
    @APIResponseSchema(value = KogitoResult.class, responseCode = "200")
    @APIResponse(
            responseCode = "500",
            description = "A decision could not be made; its messages say why",
            content = @Content(schema = @Schema(implementation = KogitoResult.class)))
    public RestResponse<Object> evaluateFully(
            @BeanParam KogitoCall call, @RestPath String model, String body) {
        return full(decide(call, new Wanted(model, Optional.empty()), body));
    }

    @POST
    @Path("/{model}/{decisionService}")
    @Operation(
            operationId = "evaluateService",
            summary = "The result of one decision service of a model")
    @RequestBody(content = @Content(schema = @Schema(implementation = Map.class)))
    @APIResponseSchema(value = Map.class, responseCode = "200")
    @APIResponse(
            responseCode = "500",
            description = "The decision could not be made; its messages say why",
            content = @Content(schema = @Schema(implementation = KogitoResult.class)))
    public RestResponse<Object> evaluateService(
            @BeanParam KogitoCall call,
            @RestPath String model,
            @RestPath String decisionService,
            String body) {
        return plain(
                decide(call, new Wanted(model, Optional.of(decisionService)), body),
                result -> result.decisionResults().get(0).result());
    }

    @POST
    @Path("/{model}/{decisionService}/dmnresult")
    @Operation(
            operationId = "evaluateServiceFully",
            summary = "One decision service of a model, with its status and messages")
    @RequestBody(content = @Content(schema = @Schema(implementation = Map.class)))
    @APIResponseSchema(value = KogitoResult.class, responseCode = "200")
    @APIResponse(
            responseCode = "500",
            description = "The decision could not be made; its messages say why",
            content = @Content(schema = @Schema(implementation = KogitoResult.class)))
    public RestResponse<Object> evaluateServiceFully(
            @BeanParam KogitoCall call,
            @RestPath String model,
            @RestPath String decisionService,
            String body) {
        return full(decide(call, new Wanted(model, Optional.of(decisionService)), body));
    }

    @GET
    @Path("/{model}")
    @Produces(MediaType.APPLICATION_XML)
    @Operation(operationId = "readModel", summary = "The DMN file of a model")
    public String model(@BeanParam KogitoCall call, @RestPath String model) {
        return decisions.model(Actor.of(identity), call, model);
    }

    @GET
    @Path("/dmnDefinitions.json")
    @Operation(
            operationId = "readDefinitions",
            summary = "The JSON Schema of the types of all models, their inputs and outputs")
    @APIResponseSchema(Map.class)
    public ObjectNode definitions(@BeanParam KogitoCall call) {
        return decisions.definitions(Actor.of(identity), call);
    }

    private KogitoResult decide(KogitoCall call, Wanted wanted, String body) {
        return decisions.decide(Actor.of(identity), call, wanted, body);
    }

    /** Warnings stand in a header, for the body has no place for them. */
    private static RestResponse<Object> plain(
            KogitoResult result, Function<KogitoResult, Object> part) {
        if (result.hasErrors()) {
            return full(result);
        }
        ResponseBuilder<Object> answer = ResponseBuilder.ok(part.apply(result));
        if (!result.messages().isEmpty()) {
            answer.header(MESSAGES, result.warnings());
        }
        return answer.build();
    }

    private static RestResponse<Object> full(KogitoResult result) {
        Status status = result.hasErrors() ? Status.INTERNAL_SERVER_ERROR : Status.OK;
        return ResponseBuilder.<Object>create(status).entity(result).build();
    }
}
