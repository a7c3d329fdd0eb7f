package io.doudi.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.PolicyCase;
import io.doudi.evaluation.BundledLayers;
import io.doudi.evaluation.KieAnswers;
import io.doudi.evaluation.PublishedModel;
import io.doudi.ruleset.InForce;
import io.doudi.ruleset.KnowledgeBases;
import io.doudi.ruleset.LiveRuleSets;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A client of Kogito gets from here what it knows: the same decisions, in the same shapes. */
@QuarkusTest
class KogitoTest {

    private static final String BASE = "/api/v1/kogito/{model}";
    private static final String MODEL = "Temporary Assistance";
    private static final String SERVICE = "temporaryAssistance";
    private static final String IDENTITY_NUMBER = "110101199003070011";
    private static final String CONTEXT =
            """
            {"asOf": "2023-10-10", "household": {"area": "URBAN"}, "locality": null,
             "hardship": {"type": "EXPENDITURE", "persons": 3, "assessedMultiple": 2.5}}
            """;

    /** The engine alone knows no defaults. */
    private static final String COMPLETE =
            CONTEXT.replace("\"persons\"", "\"place\": \"REGISTERED\", \"persons\"");

    @Inject ObjectMapper json;
    @Inject LiveRuleSets live;
    @Inject KnowledgeBases knowledgeBases;

    static Stream<PolicyCase> cases() {
        return PolicyCase.all().stream()
                .filter(one -> !one.decision().equals(InForce.SELECTION))
                .filter(KogitoTest::isAboutFacts);
    }

    /** Those that only the envelope gets wrong have no counterpart. */
    private static boolean isAboutFacts(PolicyCase one) {
        return !one.expectsError()
                || !Set.of("region", "asOf", "decision")
                        .contains(one.expectedError().path("field").asText());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void decidesAsTheApiDoes(PolicyCase one) throws IOException {
        Response expected =
                send(
                        one.request().put("explain", "none").put("record", false),
                        "/api/v1/decisions");
        Response actual = ask(one, "/{service}");
        if (expected.statusCode() == 200) {
            assertThat(actual.statusCode()).as(actual.asString()).isEqualTo(200);
            assertThat(tree(actual)).isEqualTo(tree(expected).get("outcome"));
            JsonNode whole = tree(ask(one, "/dmnresult"));
            assertThat(resultIn(whole, one)).isEqualTo(tree(actual));
            assertOnTheWay(whole);
            return;
        }
        String code = expected.path("code");
        if (actual.statusCode() == 500) {
            assertThat(code).isIn("REQUIRED", "EVALUATION_FAILED", "PARAMETER_NOT_FOUND");
            assertThat(actual.<String>path("messages[0].message")).startsWith(code + ": ");
            return;
        }
        assertThat(actual.<String>path("code")).isEqualTo(code);
        assertThat(actual.<String>path("field")).isEqualTo(expected.path("field"));
    }

    /** What the same decision is when the whole model is asked, whether others fail or not. */
    private JsonNode resultIn(JsonNode whole, PolicyCase one) {
        PublishedModel model = model(one.region(), one.request().get("asOf"), one.decision());
        String id = service(model, one.decision()).decision();
        for (JsonNode result : whole.path("decisionResults")) {
            if (result.get("decisionId").asText().equals(id)) {
                return result.get("result");
            }
        }
        throw new AssertionError(whole.toString());
    }

    /** Every decision of a model is on the way to one that is published. */
    private static void assertOnTheWay(JsonNode whole) {
        boolean isWhole = !whole.findValuesAsText("severity").contains("ERROR");
        assertThat(whole.findValuesAsText("evaluationStatus").stream().distinct().toList())
                .satisfies(all -> assertThat(all.equals(List.of("SUCCEEDED"))).isEqualTo(isWhole));
    }

    private Response ask(PolicyCase one, String rest) {
        PublishedModel model = model(one.region(), one.request().get("asOf"), one.decision());
        ObjectNode context = one.input().deepCopy();
        String path = BASE + rest.replace("{service}", one.decision());
        return given().contentType(ContentType.JSON)
                .queryParam("asOf", one.request().get("asOf").asText())
                .queryParam("region", one.region())
                .body(context.toString())
                .post(path, model.name());
    }

    private PublishedModel model(String region, JsonNode asOf, String decision) {
        return models(region, LocalDate.parse(asOf.asText())).stream()
                .filter(one -> one.services().stream().anyMatch(s -> s.id().equals(decision)))
                .findFirst()
                .orElseThrow();
    }

    private static PublishedModel.Service service(PublishedModel model, String decision) {
        return model.services().stream()
                .filter(one -> one.id().equals(decision))
                .findFirst()
                .orElseThrow();
    }

    private List<PublishedModel> models(String region, LocalDate asOf) {
        InForce inForce = live.current().inForce(region, asOf, live.current().now(Instant.now()));
        return knowledgeBases.of(inForce).models();
    }

    private Response send(ObjectNode body, String path) {
        return given().contentType(ContentType.JSON).body(body.toString()).post(path);
    }

    private JsonNode tree(Response response) throws IOException {
        return json.readTree(response.asString());
    }

    private static Response post(String rest, String body) {
        return given().contentType(ContentType.JSON)
                .queryParam("region", "DAZHOU")
                .body(body)
                .post(BASE + rest, MODEL);
    }

    private static KieAnswers kie() {
        return new KieAnswers(BundledLayers.inForce("DAZHOU", LocalDate.of(2023, 10, 10)));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> facts(String text) throws IOException {
        return json.readValue(text, Map.class);
    }

    @Test
    void wholeModelLooksAsThatOfKogito() throws IOException {
        JsonNode expected = kie().dmnResult(MODEL, facts(COMPLETE));
        JsonNode actual = tree(post("/dmnresult", COMPLETE));
        assertThat(names(actual)).isEqualTo(names(expected));
        assertThat(actual.get("namespace")).isEqualTo(expected.get("namespace"));
        assertThat(actual.get("modelName")).isEqualTo(expected.get("modelName"));
        assertThat(results(actual)).isEqualTo(results(expected));
        assertThat(actual.get("dmnContext").get("asOf"))
                .isEqualTo(expected.get("dmnContext").get("asOf"));
        Set<String> functions = new TreeSet<>(names(expected.get("dmnContext")));
        functions.removeAll(names(actual.get("dmnContext")));
        for (String function : functions) {
            assertThat(expected.get("dmnContext").get(function).toString()).contains("function");
        }
    }

    @Test
    void oneServiceLooksAsThatOfKogito() throws IOException {
        JsonNode expected = kie().dmnResult(MODEL, SERVICE, facts(COMPLETE));
        JsonNode actual = tree(post("/" + SERVICE + "/dmnresult", COMPLETE));
        assertThat(results(actual)).isEqualTo(results(expected));
        assertThat(names(actual.get("dmnContext"))).isEqualTo(names(expected.get("dmnContext")));
        assertThat(tree(post("/" + SERVICE, COMPLETE)))
                .isEqualTo(actual.get("decisionResults").get(0).get("result"));
    }

    @Test
    void whatIsMissingIsToldAsKogitoTellsIt() throws IOException {
        String context = "{\"asOf\": \"2023-10-10\", \"household\": {\"area\": \"URBAN\"}}";
        JsonNode expected = kie().dmnResult(MODEL, facts(context));
        for (String rest : List.of("", "/dmnresult", "/" + SERVICE, "/" + SERVICE + "/dmnresult")) {
            Response response = post(rest, context);
            assertThat(response.statusCode()).isEqualTo(500);
            JsonNode actual = tree(response);
            assertThat(names(actual)).isEqualTo(names(expected));
            assertThat(names(actual.get("messages").get(0)))
                    .isEqualTo(names(expected.get("messages").get(0)));
            JsonNode message = actual.get("messages").get(0);
            assertThat(message.get("severity").asText()).isEqualTo("ERROR");
            assertThat(message.get("level").asText()).isEqualTo("ERROR");
            assertThat(message.get("messageType").asText()).isEqualTo("REQ_NOT_FOUND");
            assertThat(message.get("message").asText())
                    .startsWith("REQUIRED: The fact hardship.type");
            actual.get("decisionResults")
                    .forEach(result -> assertThat(result.get("result").isNull()).isTrue());
            assertThat(actual.get("dmnContext").has("household")).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"DAZHOU", "EZHOU", "HONGHUAGANG", "HUIZHOU", "JILIN"})
    void modelsHaveNamesOfTheirOwn(String region) {
        assertThat(models(region, LocalDate.of(2022, 3, 1)))
                .extracting(PublishedModel::name)
                .contains(MODEL)
                .doesNotContain("Request")
                .doesNotHaveDuplicates();
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The results by id, name and status; members without a value do not count. */
    private static Map<String, JsonNode> results(JsonNode answer) {
        Map<String, JsonNode> results = new TreeMap<>();
        for (JsonNode one : answer.get("decisionResults")) {
            assertThat(names(one))
                    .containsExactlyInAnyOrder(
                            "decisionId", "decisionName", "result", "messages", "evaluationStatus");
            String name =
                    "%s %s %s"
                            .formatted(
                                    one.get("decisionId").asText(),
                                    one.get("decisionName").asText(),
                                    one.get("evaluationStatus").asText());
            results.put(name, withoutNulls(one.get("result")));
        }
        return results;
    }

    private static JsonNode withoutNulls(JsonNode value) {
        JsonNode copy = value.deepCopy();
        if (copy instanceof ObjectNode object) {
            object.properties().removeIf(member -> member.getValue().isNull());
            object.properties().forEach(member -> member.setValue(withoutNulls(member.getValue())));
        }
        return copy;
    }

    @Test
    void warningsStandInTheHeader() {
        Response response = post("", CONTEXT);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.header("X-Kogito-decision-messages"))
                .contains(
                        "WARNING DEFAULT_FACT: hardship.place is not given, REGISTERED is assumed");
        assertThat(post("/dmnresult", CONTEXT).header("X-Kogito-decision-messages")).isNull();
    }

    @Test
    void theRulesOfTheDayDecide() {
        String context = CONTEXT.replace("\"asOf\": \"2023-10-10\",", "");
        Response gap =
                given().contentType(ContentType.JSON)
                        .body(context)
                        .post(BASE + "?region=DAZHOU&asOf=2026-02-01", MODEL);
        assertThat(gap.header("X-Kogito-decision-messages")).contains("REGIONAL_RULES_EXPIRED");
        Response named =
                given().contentType(ContentType.JSON)
                        .body(context)
                        .post(BASE + "?region=DAZHOU&asOf=2026-02-01&version=2023", MODEL);
        assertThat(named.<Object>path("asOf")).isEqualTo("2026-02-01");
        assertThat(named.header("X-Kogito-decision-messages")).doesNotContain("REGIONAL_RULES");
        assertThat(post("", context).<String>path("asOf")).isEqualTo(live.today().toString());
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    Temporary Assistance, ?region=DAZHOU&version=1999, {}, 404, VERSION_NOT_FOUND
                    Temporary Assistance, ?region=NOWHERE, {}, 422, UNKNOWN_REGION
                    Temporary Assistance, ?region=NATIONAL, {}, 422, UNKNOWN_REGION
                    Temporary Assistance, '', {}, 422, REQUIRED
                    Request, ?region=DAZHOU, {}, 404, MODEL_NOT_FOUND
                    ../../etc/passwd, ?region=DAZHOU, {}, 404, MODEL_NOT_FOUND
                    Temporary Assistance, /other?region=DAZHOU, {}, 404, MODEL_NOT_FOUND
                    Temporary Assistance, ?region=DAZHOU&asOf=yesterday, {}, 422, INVALID_DATE
                    Temporary Assistance, ?region=DAZHOU&asOf=2023-10-11, '{"asOf": "2023-10-10"}', 422, CONTRADICTORY_INPUT
                    Temporary Assistance, ?region=DAZHOU, '{"region": "EZHOU"}', 422, CONTRADICTORY_INPUT
                    Temporary Assistance, ?region=DAZHOU, '{"asOf": 20231010}', 422, INVALID_VALUE
                    Temporary Assistance, '', '{"region": ["DAZHOU"]}', 422, INVALID_VALUE
                    Temporary Assistance, '', '{"region": "DAZHOU", "household": {"area": "URBAN"}, "hardship": {"type": "EXPENDITURE", "persons": 3, "assessedMultiple": 2.5}, "city": "EZHOU"}', 422, UNKNOWN_FIELD
                    Temporary Assistance, ?region=DAZHOU, '[]', 400, INVALID_REQUEST
                    Temporary Assistance, ?region=DAZHOU, 'null', 400, INVALID_REQUEST
                    Temporary Assistance, ?region=DAZHOU, '{"asOf":', 400, INVALID_REQUEST
                    """)
    void whatOnlyThisServiceChecksIsAProblem(
            String model, String rest, String body, int status, String code) {
        Response response =
                given().contentType(ContentType.JSON).body(body).post(BASE + rest, model);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.<String>path("code")).isEqualTo(code);
    }

    @Test
    void theContextCanNameTheRegion() {
        Response response =
                given().contentType(ContentType.JSON)
                        .body(CONTEXT.replaceFirst("\\{", "{\"region\": \"DAZHOU\", "))
                        .post(BASE + "/" + SERVICE, MODEL);
        assertThat(response.asString()).isEqualTo(post("/" + SERVICE, CONTEXT).asString());
    }

    static Stream<byte[]> attacks() throws IOException {
        List<byte[]> attacks = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/attacks/json"))) {
            for (Path file : files.sorted().toList()) {
                attacks.add(Files.readAllBytes(file));
            }
        }
        HostileRequestTest.monsters().values().forEach(text -> attacks.add(text.getBytes()));
        return attacks.stream();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void refusesAttacks(byte[] body) throws IOException {
        for (byte[] sent : List.of(body, input(body))) {
            Response response =
                    given().contentType("application/json")
                            .body(sent)
                            .post(BASE + "?region=DAZHOU", MODEL);
            assertThat(response.asString()).doesNotContain("io.doudi").hasSizeLessThan(100_000);
            if (response.statusCode() == 500) {
                assertThat(response.<List<Object>>path("decisionResults")).isNotEmpty();
            } else {
                assertThat(response.statusCode()).isIn(200, 400, 413, 422);
                assertThat(response.asString()).doesNotContain(IDENTITY_NUMBER);
            }
        }
    }

    /** The facts of a request whose envelope can be read. */
    private byte[] input(byte[] request) {
        try {
            return json.writeValueAsBytes(json.readTree(request).path("input"));
        } catch (IOException e) {
            return request;
        }
    }

    @Test
    void nothingIsRecorded() {
        List<String> before = newest();
        post("", CONTEXT);
        assertThat(newest()).isEqualTo(before);
    }

    private static List<String> newest() {
        return given().auth()
                .preemptive()
                .basic("admin", "admin")
                .get("/api/v1/decisions?limit=1")
                .path("decisionId");
    }

    @Test
    void givesTheModelAndItsTypes() {
        Response model = given().accept(ContentType.ANY).get(BASE + "?region=DAZHOU", MODEL);
        assertThat(model.contentType()).startsWith("application/xml");
        assertThat(model.asString())
                .contains("namespace=\"https://doudi.io/dmn/temporary-assistance\"");
        Map<String, Object> definitions =
                given().get("/api/v1/kogito/dmnDefinitions.json?region=DAZHOU").path("definitions");
        assertThat(definitions).isNotEmpty();
        assertThat(definitions.keySet()).anyMatch(name -> name.startsWith("InputSet"));
    }
}
