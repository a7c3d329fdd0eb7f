package io.doudi.decision;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.ruleset.Case;
import io.doudi.ruleset.InForce;
import io.doudi.ruleset.InputSchemas;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import jakarta.enterprise.inject.spi.CDI;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/**
 * Shows in the OpenAPI what each decision reads: the types of the rules in force today, a request
 * for each decision with what it requires in every region, and an example.
 */
@OpenApiFilter(OpenApiFilter.RunStage.RUN)
public final class DecisionSchemas implements OASFilter {

    private static final String DECISIONS = "/api/v1/decisions";
    private static final String COMPONENTS = "#/components/schemas/";
    private static final String DEFINITIONS = "definitions";
    private static final String REF = "$ref";
    private static final String INPUT = "input";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        OpenAPI fragment = parse(fragment());
        fragment.getComponents().getSchemas().forEach(document.getComponents()::addSchema);
        document.getPaths()
                .getPathItem(DECISIONS)
                .getPOST()
                .setRequestBody(
                        fragment.getPaths().getPathItem(DECISIONS).getPOST().getRequestBody());
    }

    private static ObjectNode fragment() {
        InputSchemas schemas = CDI.current().select(InputSchemas.class).get();
        return fragment(schemas.today(), schemas.inForceToday());
    }

    private static ObjectNode fragment(Map<String, ObjectNode> inputs, InForce inForce) {
        ObjectNode fragment = JsonNodeFactory.instance.objectNode().put("openapi", "3.1.0");
        ObjectNode schemas = fragment.withObject("/components/schemas");
        ObjectNode body =
                fragment.withObject("paths")
                        .putObject(DECISIONS)
                        .withObject("/post/requestBody")
                        .put("required", true)
                        .withObject("content")
                        .withObject("application/json");
        inputs.forEach(
                (decision, input) -> {
                    schemas.setAll((ObjectNode) input.get(DEFINITIONS));
                    schemas.set(name(decision), request(decision, input));
                    addChoice(body.withObject("schema"), decision);
                    inForce.example(decision).ifPresent(example -> addExample(body, example));
                });
        return fragment;
    }

    /**
     * The envelope with the name of one decision and its input. What the decision requires stands
     * behind a condition, which validators follow, so that generated clients have one type for the
     * input of all decisions.
     */
    private static ObjectNode request(String decision, ObjectNode schema) {
        ObjectNode required = schema.deepCopy();
        required.remove(List.of("$schema", DEFINITIONS, "examples"));
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.withArray("allOf").addObject().put(REF, COMPONENTS + "DecisionRequest");
        ObjectNode properties = request.withArray("allOf").addObject().withObject("properties");
        properties.withObject("decision").put("type", "string").put("const", decision);
        properties.withObject(INPUT).set(REF, required.remove(REF));
        request.withObject("if").withArray("required").add(INPUT);
        request.withObject("then").withObject("properties").set(INPUT, required);
        return request;
    }

    private static void addChoice(ObjectNode choice, String decision) {
        String reference = COMPONENTS + name(decision);
        choice.withArray("oneOf").addObject().put(REF, reference);
        choice.withObject("discriminator")
                .put("propertyName", "decision")
                .withObject("mapping")
                .put(decision, reference);
    }

    private static void addExample(ObjectNode body, Case example) {
        body.withObject("examples")
                .withObject(example.decision())
                .put("summary", example.name())
                .withObject("value")
                .put("region", example.region())
                .put("asOf", example.asOf().toString())
                .put("decision", example.decision())
                .set(INPUT, example.input());
    }

    private static String name(String decision) {
        return Character.toUpperCase(decision.charAt(0)) + decision.substring(1) + "Request";
    }

    private static OpenAPI parse(ObjectNode fragment) {
        String json = fragment.toString().replace("#/" + DEFINITIONS + "/", COMPONENTS);
        return SmallRyeOpenAPI.builder()
                .withCustomStaticFile(
                        () -> new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))
                .enableModelReader(false)
                .enableStandardStaticFiles(false)
                .enableStandardFilter(false)
                .enableAnnotationScan(false)
                .build()
                .model();
    }
}
