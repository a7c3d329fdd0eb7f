package io.doudi.problem;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Says in the OpenAPI that every operation may answer a problem, and which codes there are. */
@OpenApiFilter(OpenApiFilter.RunStage.RUN)
public final class ProblemResponses implements OASFilter {

    private static final String NAME = "Problem";
    private static final String MEDIA_TYPE = "application/problem+json";
    private static final String WITHOUT_DOCUMENT = "400";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().addSchema(NAME, problem()).addResponse(NAME, response());
        List.of("HttpProblem", "HttpValidationProblem", "Violation")
                .forEach(document.getComponents()::removeSchema);
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(path -> path.getOperations().values().forEach(ProblemResponses::add));
    }

    private static void add(Operation operation) {
        operation.getResponses().removeAPIResponse(WITHOUT_DOCUMENT);
        operation
                .getResponses()
                .addAPIResponse(
                        "default",
                        OASFactory.createAPIResponse().ref("#/components/responses/" + NAME));
    }

    private static APIResponse response() {
        return OASFactory.createAPIResponse()
                .description("What went wrong, with a stable code")
                .content(
                        OASFactory.createContent()
                                .addMediaType(
                                        MEDIA_TYPE,
                                        OASFactory.createMediaType()
                                                .schema(
                                                        OASFactory.createSchema()
                                                                .ref(
                                                                        "#/components/schemas/"
                                                                                + NAME))));
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("A problem document (RFC 9457); some codes have further members")
                .required(List.of("type", "title", "status", ProblemDocument.CODE))
                .addProperty("type", text("A path for each code").format("uri-reference"))
                .addProperty("title", text("What the code means"))
                .addProperty("status", status())
                .addProperty("detail", text("What went wrong here and what would be right"))
                .addProperty("instance", text("The path that was asked"))
                .addProperty(ProblemDocument.CODE, code())
                .addProperty("field", text("The path of the field, without list indexes"))
                .addProperty("line", line())
                .addProperty(RequestId.NAME, text("The id of the request, as in X-Request-Id"))
                .additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(true));
    }

    private static Schema status() {
        return number("The status of the answer");
    }

    private static Schema line() {
        return number("In a batch, the line of the request");
    }

    private static Schema number(String description) {
        return OASFactory.createSchema().addType(SchemaType.INTEGER).description(description);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
    }

    private static Schema code() {
        Schema code = text(meanings());
        Arrays.stream(ProblemType.values()).map(Enum::name).forEach(code::addEnumeration);
        return code;
    }

    private static String meanings() {
        return Arrays.stream(ProblemType.values())
                .map(type -> "- %s (%d): %s".formatted(type.name(), type.status(), type.title()))
                .collect(Collectors.joining("\n"));
    }
}
