package io.doudi.contract;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.doudi.problem.JsonSettings;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The OpenAPI of the running service, for tests. */
record Contract(JsonNode document, JsonSchemaFactory schemas) {

    private static final String ADDRESS = "https://doudi.test/openapi";

    static final ObjectMapper JSON = JsonSettings.standalone();

    /** One operation with its place in the document. */
    record Operation(String method, String path, JsonNode body) {

        String id() {
            return body.path("operationId").asText();
        }

        /** The examples of a JSON body. */
        List<JsonNode> requests() {
            List<JsonNode> examples = new ArrayList<>();
            body.at("/requestBody/content")
                    .path("application/json")
                    .path("examples")
                    .forEach(example -> examples.add(example.get("value")));
            return examples;
        }

        boolean takesJson() {
            return body.at("/requestBody/content").has("application/json");
        }

        boolean answersJson() {
            return body.at("/responses/200/content").has("application/json");
        }

        /** The path with an example for each parameter in it. */
        String address() {
            String address = path;
            for (JsonNode parameter : body.path("parameters")) {
                address =
                        address.replace(
                                "{" + parameter.get("name").asText() + "}",
                                parameter.path("example").asText());
            }
            return address;
        }
    }

    static Contract served() {
        try {
            String text = given().accept(ContentType.JSON).get("/q/openapi").asString();
            ObjectNode document = (ObjectNode) JSON.readTree(text);
            document.withObject("paths").properties().removeIf(path -> isOfTests(path.getKey()));
            return new Contract(document, schemas(document));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonSchemaFactory schemas(JsonNode document) {
        String text = document.toString();
        return JsonSchemaFactory.getInstance(
                VersionFlag.V202012,
                factory ->
                        factory.schemaLoaders(loaders -> loaders.schemas(Map.of(ADDRESS, text))));
    }

    private static boolean isOfTests(String path) {
        return path.startsWith("/test/");
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                operations.add(
                        new Operation(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                method.getValue()));
            }
        }
        return operations;
    }

    /** What keeps a value from fitting a schema of the document. */
    Set<String> misfits(JsonNode schema, JsonNode value) {
        String text = schema.toString().replace("#/components", ADDRESS + "#/components");
        return schemas.getSchema(text).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.toSet());
    }
}
