package io.doudi.access;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Who may do what, endpoint by endpoint, role by role, for the own region and another: the table is
 * {@code matrix.csv}. An endpoint without a line in it fails.
 */
@QuarkusTest
@TestProfile(ClosedService.class)
class AuthorisationMatrixTest {

    private static final Path TABLE = Path.of("src/test/resources/access/matrix.csv");
    private static final Path MANIFEST = Path.of("rules/dazhou/2023/rule-set.yaml");
    private static final String DRAFTS = "/api/v1/rule-sets/dazhou/drafts";
    private static final String ACCOUNT =
            """
            {"password": "long enough it is", "roles": ["caller"], "regions": ["DAZHOU"]}
            """;
    private static final String COMPARISON =
            """
            {"sides": [{"region": "DAZHOU"}, {"region": "DAZHOU", "ruleSetVersion": "2023"}],
             "decisions": ["temporaryAssistance"], "cases": {"kind": "GIVEN", "given": []}}
            """;
    private static final String KEPT_CASE =
            """
            {"name": "示例", "region": "DAZHOU", "asOf": "2024-01-01",
             "decision": "temporaryAssistance", "input": {}}
            """;
    private static final String CONTEXT =
            """
            {"asOf": "2023-10-10", "household": {"area": "URBAN"},
             "hardship": {"type": "EXPENDITURE", "persons": 3, "assessedMultiple": 2.5}}
            """;
    private static final String ANONYMOUS = "anonymous";
    private static final String WORKBOOK =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** What a cell of the table can say. */
    private enum Cell {
        /** For objects of every region. */
        ALL,
        /** For objects of the own region. */
        OWN,
        NO
    }

    /** One line of the table. */
    private record Endpoint(String method, String path, Map<String, Cell> cells) {
        String name() {
            return method + " " + path;
        }

        String address() {
            return path.replace("{name}", path.contains("accounts") ? "target" : "dazhou")
                    .replace("{version}", path.contains("/drafts/") ? "matrix" : "2023")
                    .replace("{model}", "Temporary Assistance")
                    .replace("{decisionService}", "temporaryAssistance")
                    .replace("{path}", "rule-set.yaml")
                    .replace("{code}", "0000")
                    .replace("{number}", "0")
                    .replace("{id}", "00000000-0000-0000-0000-000000000000");
        }
    }

    @Inject Accounts accounts;

    @Inject ObjectMapper json;

    private final Map<String, String> bodies = new LinkedHashMap<>();
    private byte[] archive;

    @Test
    void hasALineForEveryEndpoint() throws IOException {
        assertThat(endpoints().stream().map(Endpoint::name)).containsExactlyElementsOf(inOpenApi());
    }

    private Set<String> inOpenApi() throws IOException {
        String admin = People.account(accounts, Role.ADMIN, "*");
        String document =
                People.as(admin).queryParam("format", "json").get("/q/openapi").asString();
        Set<String> names = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : json.readTree(document).get("paths").properties()) {
            path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                            method ->
                                    names.add(
                                            method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
        }
        names.removeIf(name -> name.contains(" /test/"));
        return names;
    }

    @Test
    void holds() throws IOException {
        prepare();
        List<String> wrong = new ArrayList<>();
        for (Endpoint endpoint : endpoints()) {
            endpoint.cells().forEach((who, cell) -> wrong.addAll(other(endpoint, who, cell)));
        }
        // Once the draft is gone, who is allowed is told so: nothing is checked or published.
        People.as(People.account(accounts, Role.ADMIN, "*"))
                .delete(DRAFTS + "/matrix")
                .then()
                .statusCode(200);
        for (Endpoint endpoint : endpoints()) {
            endpoint.cells().forEach((who, cell) -> wrong.addAll(own(endpoint, who, cell)));
        }
        assertThat(wrong).isEmpty();
    }

    private void prepare() throws IOException {
        String admin = People.account(accounts, Role.ADMIN, "*");
        People.as(admin)
                .body("{\"from\": \"2023\", \"version\": \"matrix\"}")
                .post(DRAFTS)
                .then()
                .statusCode(201);
        archive =
                People.as(admin).get("/api/v1/rule-sets/dazhou/versions/2023/export").asByteArray();
        for (Role role : Role.values()) {
            People.account(accounts, role, "DAZHOU");
            People.account(accounts, role, "EZHOU");
        }
        bodies.put(
                "/shadows",
                "{\"region\": \"DAZHOU\", \"ruleSetVersion\": \"2023\", \"percent\": 1}");
        bodies.put(
                "/decisions/replay",
                "{\"region\": \"DAZHOU\", \"from\": \"2000-01-01T00:00:00Z\", \"to\":"
                        + " \"2000-02-01T00:00:00Z\"}");
        bodies.put(
                "/populations",
                "{\"name\": \"matrix\", \"region\": \"DAZHOU\", \"households\": 3}");
        bodies.put("/Temporary Assistance", CONTEXT);
        bodies.put("/temporaryAssistance", CONTEXT);
        bodies.put("/dmnresult", CONTEXT);
        bodies.put("/comparisons", COMPARISON);
        bodies.put("/decisions", People.question("DAZHOU"));
        bodies.put("/dazhou/drafts", "{\"from\": \"2023\", \"version\": \"matrix-begun\"}");
        bodies.put("/accounts/target", ACCOUNT);
        bodies.put("/api-keys", "{\"name\": \"matrix\", \"regions\": [\"DAZHOU\"]}");
        bodies.put(
                "/webhooks",
                "{\"url\": \"https://events.example/matrix\", \"regions\": [\"DAZHOU\"]}");
        bodies.put("/renames", "{\"path\": \"a.dmn\", \"to\": \"b.dmn\"}");
        bodies.put("/submit", "{\"change\": \"示例\"}");
        bodies.put("/cases", KEPT_CASE);
        bodies.put("/comments", "{\"place\": {\"file\": \"rule-set.yaml\"}, \"text\": \"示例\"}");
        bodies.put(
                "/files/rule-set.yaml",
                Files.readString(MANIFEST).replaceFirst("version: .*", "version: matrix"));
    }

    private List<String> other(Endpoint endpoint, String who, Cell cell) {
        String expected = cell == Cell.OWN ? "403 REGION_NOT_ALLOWED" : expected(who, cell);
        return compared(endpoint, who, "EZHOU", expected);
    }

    private List<String> own(Endpoint endpoint, String who, Cell cell) {
        return compared(endpoint, who, "DAZHOU", expected(who, cell));
    }

    private static String expected(String who, Cell cell) {
        if (cell != Cell.NO) {
            return "allowed";
        }
        return who.equals(ANONYMOUS) ? "401 UNAUTHENTICATED" : "403 FORBIDDEN";
    }

    private List<String> compared(Endpoint endpoint, String who, String region, String expected) {
        String actual = answer(endpoint, who, region);
        return actual.equals(expected)
                ? List.of()
                : List.of(
                        "%s as %s of %s: %s, not %s"
                                .formatted(endpoint.name(), who, region, actual, expected));
    }

    private String answer(Endpoint endpoint, String who, String region) {
        RequestSpecification request =
                who.equals(ANONYMOUS)
                        ? given().contentType("application/json")
                        : People.as(who + "@" + region);
        Response response = send(request, endpoint);
        int status = response.statusCode();
        return status == 401 || status == 403
                ? status + " " + response.path("code")
                : status < 500 ? "allowed" : "failed with " + status;
    }

    private Response send(RequestSpecification request, Endpoint endpoint) {
        String address = endpoint.address();
        request.accept("*/*").header("If-Match", "\"0\"");
        if (address.endsWith("/import") || address.endsWith("/job/results")) {
            return request.contentType("application/zip").body(archive).post(address);
        }
        if (address.matches(".*/(tables|cases/table)") && endpoint.method().equals("POST")) {
            return request.contentType(WORKBOOK).body(archive).post(address);
        }
        if (address.contains("/populations/upload") || address.contains("/populations/preview")) {
            return request.contentType("application/x-ndjson")
                    .body("{\"input\": {}}".getBytes(StandardCharsets.UTF_8))
                    .post(address + "?region=DAZHOU&name=matrix");
        }
        if (address.contains("/kogito/")) {
            request.queryParam("region", "DAZHOU");
        }
        if (address.contains("/files/")) {
            request.contentType("text/plain; charset=UTF-8");
        }
        if (!endpoint.method().equals("GET")) {
            request.body(body(address));
        }
        return request.request(endpoint.method(), address);
    }

    private String body(String address) {
        return bodies.entrySet().stream()
                .filter(body -> address.endsWith(body.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("{}");
    }

    private static List<Endpoint> endpoints() throws IOException {
        List<String> lines =
                Files.readAllLines(TABLE).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .toList();
        String[] head = words(lines.get(0));
        return lines.stream().skip(1).map(line -> endpoint(head, words(line))).toList();
    }

    private static Endpoint endpoint(String[] head, String[] line) {
        Map<String, Cell> cells =
                IntStream.range(2, head.length)
                        .boxed()
                        .collect(
                                toMap(
                                        column -> head[column],
                                        column ->
                                                Cell.valueOf(
                                                        line[column].toUpperCase(Locale.ROOT))));
        return new Endpoint(line[0], line[1], cells);
    }

    private static String[] words(String line) {
        return Arrays.stream(line.split(",")).map(String::strip).toArray(String[]::new);
    }
}
