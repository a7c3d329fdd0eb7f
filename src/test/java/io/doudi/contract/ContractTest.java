package io.doudi.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.contract.Contract.Operation;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The OpenAPI says everything about every operation, and what it says is what happens. */
@QuarkusTest
class ContractTest {

    private static final String DRAFT = "/api/v1/rule-sets/dazhou/drafts/2027-example";

    private static final Path COPY = Path.of("src/docs/openapi.json");
    private static final Path SERVED = Path.of("target/openapi.json");

    private Contract contract;

    @BeforeEach
    void read() {
        contract = Contract.served();
    }

    @AfterEach
    void tidy() {
        admin().delete(DRAFT);
        admin().delete("/api/v1/accounts/wang.fang");
        List<String> shadows =
                admin().get("/api/v1/shadows")
                        .path("findAll { it.startedBy == 'admin' && it.stoppedAt == null }.id");
        shadows.forEach(id -> admin().post("/api/v1/shadows/{id}/stop", id));
    }

    private static RequestSpecification admin() {
        return given().auth().preemptive().basic("admin", "admin");
    }

    @Test
    void describesEveryOperation() {
        List<String> gaps = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Operation operation : contract.operations()) {
            for (String gap : gaps(operation)) {
                gaps.add(operation.method() + " " + operation.path() + ": " + gap);
            }
            assertThat(ids.add(operation.id())).as("once only: " + operation.id()).isTrue();
        }
        assertThat(gaps).isEmpty();
    }

    private List<String> gaps(Operation operation) {
        JsonNode body = operation.body();
        List<String> gaps = new ArrayList<>();
        require(gaps, body.has("operationId"), "operationId");
        require(gaps, body.has("summary"), "summary");
        require(gaps, tags().contains(body.at("/tags/0").asText()), "a described tag");
        for (JsonNode parameter : body.path("parameters")) {
            String name = parameter.get("name").asText();
            require(gaps, parameter.has("description"), "what " + name + " means");
            require(gaps, parameter.has("example"), "an example for " + name);
        }
        require(
                gaps,
                body.at("/responses/default/$ref")
                        .asText()
                        .equals("#/components/responses/Problem"),
                "problems");
        body.get("responses")
                .properties()
                .forEach(
                        response ->
                                require(
                                        gaps,
                                        isDescribed(response.getKey(), response.getValue()),
                                        "schema of " + response.getKey()));
        require(
                gaps,
                !operation.takesJson() || !operation.requests().isEmpty(),
                "an example of its body");
        return gaps;
    }

    private static boolean isDescribed(String status, JsonNode response) {
        return status.equals("default")
                || status.equals("204")
                || StreamSupport.stream(response.path("content").spliterator(), false)
                        .anyMatch(type -> type.path("schema").size() > 0);
    }

    private List<String> tags() {
        return contract.document().get("tags").findValuesAsText("name");
    }

    private static void require(List<String> gaps, boolean condition, String what) {
        if (!condition) {
            gaps.add(what);
        }
    }

    /** Clients are made from the copy. */
    @Test
    void isWhatTheCopySays() throws IOException {
        JsonNode copy = withoutExamplesOfRules(Contract.JSON.readTree(COPY.toFile()));
        JsonNode served = withoutExamplesOfRules(contract.document());
        Contract.JSON
                .writerWithDefaultPrettyPrinter()
                .writeValue(SERVED.toFile(), contract.document());
        assertThat(served.equals(copy))
                .as("the OpenAPI is another; look at it and copy %s to %s", SERVED, COPY)
                .isTrue();
    }

    /** What is in force in the tests depends on what they publish; paths of tests are no API. */
    private static JsonNode withoutExamplesOfRules(JsonNode document) {
        ObjectNode copy = document.deepCopy();
        ((ObjectNode)
                        copy.at(
                                "/paths/~1api~1v1~1decisions/post/requestBody/content/application~1json"))
                .remove("examples");
        return copy;
    }

    @Test
    void answersEveryExample() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Operation operation : inOrder()) {
            for (JsonNode example : operation.requests()) {
                JsonNode schema = schema(operation.body().get("requestBody"), "application/json");
                contract.misfits(schema, example)
                        .forEach(misfit -> wrong.add(operation.id() + " example: " + misfit));
                Response response =
                        admin().contentType("application/json")
                                .header("If-Match", "\"none\"")
                                .body(example.toString())
                                .request(operation.method(), operation.address());
                wrong.addAll(wrong(operation, response));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Drafts begin first, so that there is one for the others. */
    private List<Operation> inOrder() {
        return contract.operations().stream()
                .sorted(Comparator.comparing(operation -> !operation.id().equals("beginDraft")))
                .toList();
    }

    @Test
    void readsWhatItSays() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Operation operation : contract.operations()) {
            if (operation.method().equals("GET") && operation.answersJson()) {
                RequestSpecification request = admin();
                for (JsonNode parameter : operation.body().path("parameters")) {
                    if (parameter.get("in").asText().equals("query") && !isFilter(parameter)) {
                        request.queryParam(
                                parameter.get("name").asText(), parameter.get("example").asText());
                    }
                }
                wrong.addAll(wrong(operation, request.get(operation.address())));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean isFilter(JsonNode parameter) {
        return !Set.of("region", "asOf", "with", "decision", "format")
                .contains(parameter.get("name").asText());
    }

    /** Only what is not there, or not in the state for it, may keep an example from its answer. */
    private List<String> wrong(Operation operation, Response response) throws IOException {
        int status = response.statusCode();
        if (Set.of(404, 409, 412).contains(status)) {
            return misfits(
                    operation, contract.document().at("/components/responses/Problem"), response);
        }
        JsonNode described = operation.body().at("/responses/" + status);
        if (described.isMissingNode()) {
            return List.of(operation.id() + " answered " + status + ": " + response.asString());
        }
        return misfits(operation, described, response);
    }

    private List<String> misfits(Operation operation, JsonNode described, Response response)
            throws IOException {
        String type = response.contentType().split(";")[0];
        if (!described.path("content").has(type) || !isOneDocument(type)) {
            return List.of();
        }
        JsonNode answer = Contract.JSON.readTree(response.asString());
        return contract.misfits(schema(described, type), answer).stream()
                .map(misfit -> operation.id() + " answer: " + misfit)
                .toList();
    }

    private static boolean isOneDocument(String type) {
        return type.endsWith("/json") || type.endsWith("+json");
    }

    private static JsonNode schema(JsonNode body, String type) {
        return body.get("content").get(type).get("schema");
    }
}
