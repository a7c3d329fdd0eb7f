package io.doudi.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What programs can do at {@code /mcp}: the table {@code tools.csv} is the whole list, role by
 * role; nothing in it submits, approves, publishes, withdraws or deletes.
 */
@QuarkusTest
@TestProfile(ClosedService.class)
class ToolsTest {

    private static final Path TABLE = Path.of("src/test/resources/access/tools.csv");
    private static final String DRAFTS = "/api/v1/rule-sets/dazhou/drafts";
    private static final String DRAFT = "tools";
    private static final String FILE = "parameters.dmn";
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    @Inject Accounts accounts;
    @Inject ObjectMapper json;

    /** A cell of a draft, as a change of it names it. */
    private Map<String, Object> cell = Map.of();

    @Test
    void areClosedToStrangers() {
        given().contentType(ContentType.JSON)
                .accept("application/json, text/event-stream")
                .body("{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"tools/list\"}")
                .post("/mcp")
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHENTICATED"));
        given().get("/mcp/sse").then().statusCode(401);
    }

    @Test
    void areThoseOfTheTable() throws IOException {
        try (ToolClient client = ToolClient.of(People.account(accounts, Role.ADMIN, "*"))) {
            assertThat(client.tools()).isEqualTo(table().keySet());
        }
        assertThat(table().keySet())
                .noneMatch(
                        name ->
                                name.matches(
                                        ".*(submit|approve|reject|publish|withdraw|delete|remove|discard|account|key|user).*"));
    }

    @Test
    void answerByRoleAndRegion() throws IOException {
        String admin = People.account(accounts, Role.ADMIN, "*");
        People.as(admin)
                .body("{\"from\": \"2023\", \"version\": \"%s\"}".formatted(DRAFT))
                .post(DRAFTS)
                .then()
                .statusCode(201);
        cell = cell(admin);
        List<String> wrong = new ArrayList<>();
        compare("EZHOU", wrong);
        // Once the draft is gone, who is allowed is told so: nothing is changed or checked.
        People.as(admin).delete(DRAFTS + "/" + DRAFT).then().statusCode(200);
        compare("DAZHOU", wrong);
        assertThat(wrong).isEmpty();
    }

    private void compare(String region, List<String> wrong) throws IOException {
        for (Role role : Role.values()) {
            try (ToolClient client = ToolClient.of(People.account(accounts, role, region))) {
                for (Map.Entry<String, Map<String, String>> tool : table().entrySet()) {
                    String expected = expected(tool.getValue().get(role.code()), region);
                    if (region.equals("EZHOU") && !expected.equals("REGION_NOT_ALLOWED")) {
                        continue;
                    }
                    String actual = code(client.call(tool.getKey(), arguments(tool.getKey())));
                    if (!actual.equals(expected)) {
                        wrong.add(
                                "%s as %s of %s: %s, not %s"
                                        .formatted(tool.getKey(), role, region, actual, expected));
                    }
                }
            }
        }
    }

    private static String expected(String cell, String region) {
        return switch (cell) {
            case "all" -> "allowed";
            case "own" -> region.equals("DAZHOU") ? "allowed" : "REGION_NOT_ALLOWED";
            default -> "FORBIDDEN";
        };
    }

    private String code(String answer) throws IOException {
        String code = json.readTree(answer).path("code").asText();
        return List.of("FORBIDDEN", "REGION_NOT_ALLOWED").contains(code)
                ? code
                : code.contains("INTERNAL") || code.startsWith("{") ? code : "allowed";
    }

    private Map<String, Object> arguments(String tool) {
        return switch (tool) {
            case "list_rule_sets", "list_drafts" -> Map.of();
            case "read_version" -> Map.of("ruleSet", "dazhou", "version", "2023");
            case "read_table" ->
                    Map.of("ruleSet", "dazhou", "version", "2023", "table", "none", "file", FILE);
            case "read_clause" ->
                    Map.of("ruleSet", "dazhou", "version", "2023", "clause", "DZ-TR-01");
            case "read_differences" ->
                    Map.of("ruleSet", "national", "version", "2022", "with", "2021");
            case "read_input_schema" ->
                    Map.of("region", "DAZHOU", "decision", "temporaryAssistance");
            case "versions_in_force" -> Map.of("region", "DAZHOU");
            case "try_decision" -> question();
            case "start_comparison" ->
                    Map.of("region", "DAZHOU", "after", "dazhou/2023", "population", NOBODY);
            case "read_comparison" -> Map.of("comparison", NOBODY);
            case "begin_draft" ->
                    Map.of("ruleSet", "dazhou", "from", "2023", "version", "tools-begun");
            case "read_draft_table" -> Map.of("ruleSet", "dazhou", "draft", DRAFT, "table", "none");
            case "change_cell", "copy_row" -> change(tool);
            default -> Map.of("ruleSet", "dazhou", "draft", DRAFT);
        };
    }

    private Map<String, Object> change(String tool) {
        Map<String, Object> arguments = new TreeMap<>(cell);
        if (tool.equals("change_cell")) {
            arguments.putAll(Map.of("column", 0, "text", "1"));
        }
        return arguments;
    }

    private Map<String, Object> cell(String name) throws IOException {
        try (ToolClient client = ToolClient.of(name)) {
            return cell(client, DRAFT);
        }
    }

    /** The first cell of the first table of a draft's parameters. */
    private Map<String, Object> cell(ToolClient client, String draft) throws IOException {
        Map<String, Object> place = new TreeMap<>(Map.of("ruleSet", "dazhou", "draft", draft));
        place.put("table", parameters(client.call("read_draft", place)).path("table").asText());
        place.put("file", FILE);
        JsonNode read = json.readTree(client.call("read_draft_table", place));
        place.put("digest", read.path("digest").asText());
        place.put("row", read.at("/table/rows/0/id").asText());
        return place;
    }

    private static Map<String, Object> question() {
        return Map.of(
                "region",
                "DAZHOU",
                "asOf",
                "2023-10-10",
                "decision",
                "temporaryAssistance",
                "input",
                Map.of(
                        "household",
                        Map.of("area", "URBAN"),
                        "hardship",
                        Map.of("type", "EXPENDITURE", "persons", 3, "assessedMultiple", 2.5)),
                "language",
                "en");
    }

    @Test
    void tryWithoutARecord() throws IOException {
        String caller = People.account(accounts, Role.CALLER, "DAZHOU");
        String auditor = People.account(accounts, Role.AUDITOR, "DAZHOU");
        String records = "/api/v1/decisions?region=DAZHOU&limit=1";
        String before = People.as(auditor).get(records).asString();
        try (ToolClient client = ToolClient.of(caller)) {
            JsonNode decision = json.readTree(client.call("try_decision", question()));
            assertThat(decision.at("/outcome/amount").decimalValue()).isEqualByComparingTo("5250");
            assertThat(decision.path("recorded").asBoolean(true)).isFalse();
            assertThat(decision.at("/explanation/language").asText()).isEqualTo("en");
        }
        assertThat(People.as(auditor).get(records).asString()).isEqualTo(before);
    }

    @Test
    void readNumbersExactly() throws IOException {
        Map<String, Object> question = new TreeMap<>(question());
        BigDecimal nearlyThree = new BigDecimal("3.00000000000000000000001");
        question.put(
                "input",
                Map.of(
                        "household",
                        Map.of("area", "URBAN"),
                        "hardship",
                        Map.of(
                                "type",
                                "EXPENDITURE",
                                "persons",
                                nearlyThree,
                                "assessedMultiple",
                                2.5)));
        String caller = People.account(accounts, Role.CALLER, "DAZHOU");
        try (ToolClient client = ToolClient.of(caller)) {
            JsonNode problem = json.readTree(client.call("try_decision", question));
            assertThat(problem.path("field").asText()).isEqualTo("hardship.persons");
        }
    }

    @Test
    void tellProblemsAsTheApiDoes() throws IOException {
        Map<String, Object> question = new TreeMap<>(question());
        question.put("asOf", "10 October");
        String caller = People.account(accounts, Role.CALLER, "DAZHOU");
        try (ToolClient client = ToolClient.of(caller)) {
            JsonNode problem = json.readTree(client.call("try_decision", question));
            assertThat(problem.path("code").asText()).isEqualTo("INVALID_DATE");
            assertThat(problem.path("field").asText()).isEqualTo("asOf");
        }
    }

    @Test
    void draftCellByCell() throws IOException {
        String editor = People.account(accounts, Role.EDITOR, "DAZHOU");
        try (ToolClient client = ToolClient.of(editor)) {
            client.call(
                    "begin_draft",
                    Map.of("ruleSet", "dazhou", "from", "2023", "version", "tools-written"));
            Map<String, Object> place = cell(client, "tools-written");
            JsonNode copied = json.readTree(client.call("copy_row", place));
            assertThat(copied.at("/rows/1/id").asText()).isEqualTo(place.get("row") + ".1");
            place.put("digest", copied.path("digest").asText());
            place.put("column", 0);
            place.put("text", "“甲”");
            JsonNode changed = json.readTree(client.call("change_cell", place));
            assertThat(changed.at("/rows/0/cells/0").asText()).isEqualTo("\"甲\"");
            Map<String, Object> draft = Map.of("ruleSet", "dazhou", "draft", "tools-written");
            assertThat(client.call("read_draft_differences", draft)).contains("甲");
        }
    }

    private JsonNode parameters(String draft) throws IOException {
        for (JsonNode table : json.readTree(draft).path("tables")) {
            if (table.path("file").asText().equals(FILE)) {
                return table;
            }
        }
        throw new AssertionError("No table in " + draft);
    }

    /** From each tool to who may call it. */
    private static Map<String, Map<String, String>> table() throws IOException {
        List<String> lines =
                Files.readAllLines(TABLE).stream().filter(line -> !line.startsWith("#")).toList();
        String[] head = words(lines.get(0));
        Map<String, Map<String, String>> table = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = words(line);
            Map<String, String> byRole = new TreeMap<>();
            for (int i = 1; i < head.length; i++) {
                byRole.put(head[i], cells[i]);
            }
            table.put(cells[0], byRole);
        }
        return table;
    }

    private static String[] words(String line) {
        return Arrays.stream(line.split(",")).map(String::strip).toArray(String[]::new);
    }
}
