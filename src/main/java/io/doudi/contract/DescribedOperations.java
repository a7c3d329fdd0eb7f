package io.doudi.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Says in the OpenAPI what tags and parameters mean, and gives examples of bodies. */
@OpenApiFilter(OpenApiFilter.RunStage.RUN)
public final class DescribedOperations implements OASFilter {

    private static final String EXAMPLE = "example";

    private final OperationTexts texts = OperationTexts.read();

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.setTags(
                texts.tags().entrySet().stream()
                        .map(
                                tag ->
                                        OASFactory.createTag()
                                                .name(tag.getKey())
                                                .description(tag.getValue()))
                        .toList());
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(path -> path.getOperations().values().forEach(this::describe));
    }

    private void describe(Operation operation) {
        String tag = operation.getTags().get(0);
        Optional.ofNullable(operation.getParameters())
                .ifPresent(all -> all.forEach(parameter -> describe(tag, parameter)));
        Optional.ofNullable(operation.getRequestBody())
                .map(RequestBody::getContent)
                .ifPresent(content -> addExample(content, texts.requests(), operation));
        operation.getResponses().getAPIResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(Map.Entry::getValue)
                .map(APIResponse::getContent)
                .filter(content -> content != null)
                .forEach(content -> addExample(content, texts.responses(), operation));
    }

    private void describe(String tag, Parameter parameter) {
        OperationTexts.Parameter text = texts.parameter(tag, parameter.getName());
        if (text == null) {
            return;
        }
        parameter.setDescription(text.description());
        Optional.ofNullable(text.example()).ifPresent(parameter::setExample);
    }

    /** The first media type gets it: the others are other ways to write the same. */
    private static void addExample(
            Content content, Map<String, JsonNode> examples, Operation operation) {
        JsonNode example = examples.get(operation.getOperationId());
        if (example != null) {
            content.getMediaTypes()
                    .values()
                    .iterator()
                    .next()
                    .addExample(EXAMPLE, OASFactory.createExample().value(example));
        }
    }
}
