package io.doudi.ruleset;

import static io.doudi.ruleset.Staff.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The highest multiple of Dazhou's temporary assistance, changed as a clerk changes it. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class ClerkTest {

    private static final String DRAFT = "/api/v1/rule-sets/dazhou/drafts/2027";
    private static final String FILE = DRAFT + "/files/parameters.dmn";

    @Test
    void raisesTheHighestMultipleFromSixToEight() {
        String decided = ask("2025-11-25").path("decisionId");
        begin();
        raise();
        showsWhatTheDraftWouldChange(decided);
        Response check = check();
        List<String> failing =
                check.path("report.diagnostics.findAll { it.code == 'CASE_FAILED' }.element");
        assertThat(failing).contains("确定的倍数恰好为 6 倍（上限），不需要一事一议，由县级审批");
        check.then()
                .body("report.diagnostics.code", hasItem("CONSTRAINT_VIOLATED"))
                .body("report.diagnostics.code", hasItem("ROW_WITHOUT_CASE"));
        post("submit", Map.of("change", "最高 8 倍"))
                .then()
                .statusCode(409)
                .body("code", equalTo("CHECK_FAILED"));
        Response adopted = post("cases/adopt", Map.of("cases", failing));
        adopted.then().statusCode(200).body("name", equalTo(failing));
        assertThat(check().<List<String>>path("report.diagnostics.severity"))
                .doesNotContain("ERROR");
        post("submit", Map.of("change", "最高 8 倍", "impactedRules", List.of("DZ-TR-01")))
                .then()
                .statusCode(200)
                .body("note.impactedRules", hasItem("DZ-TR-01"));
        as("approver")
                .body("{}")
                .post(DRAFT + "/approve")
                .then()
                .statusCode(422)
                .body("code", equalTo("REASON_REQUIRED"));
        as("approver")
                .body("{\"reason\": \"新文件规定 8 倍，案例随后补\"}")
                .post(DRAFT + "/approve")
                .then()
                .statusCode(200);
        as("approver")
                .body("{\"effectiveFrom\": \"2026-12-01\"}")
                .post(DRAFT + "/publish")
                .then()
                .statusCode(422)
                .body("messages", contains("从 2026-01-01 到 2026-11-30 没有适用的版本，由下一层规则答复"));
        as("approver")
                .body("{\"effectiveFrom\": \"2026-12-01\", \"reason\": \"旧方案已到期，其间用上级规定\"}")
                .post(DRAFT + "/publish")
                .then()
                .statusCode(200)
                .body("manifest.effectiveFrom", equalTo("2026-12-01"));
        assertThat(highest("2025-11-25")).isEqualTo(6);
        assertThat(highest("2026-12-25")).isEqualTo(8);
        leavesTheCasesRightForTheNextDraft();
    }

    private static void showsWhatTheDraftWouldChange(String decided) {
        as("auditor")
                .body("{\"ruleSetVersion\": \"2027\"}")
                .post("/api/v1/decisions/" + decided + "/replay")
                .then()
                .statusCode(200)
                .body("equal", equalTo(false))
                .body("outcome.output", contains("perPersonMax"))
                .body("outcome[0].before", equalTo(4620f))
                .body("outcome[0].after", equalTo(6160f));
        String all =
                as("auditor")
                        .accept("*/*")
                        .body(
                                """
                                {"region": "DAZHOU", "from": "2020-01-01T00:00:00Z", "to": "2100-01-01T00:00:00Z",
                                 "ruleSetVersion": "2027"}
                                """)
                        .post("/api/v1/decisions/replay")
                        .asString();
        assertThat(all.lines().filter(line -> line.contains(decided)))
                .singleElement()
                .asString()
                .contains("\"equal\":false", "\"before\":4620.00", "\"after\":6160.00");
    }

    /** The cases of days before the version applied are those of the version all the same. */
    private static void leavesTheCasesRightForTheNextDraft() {
        as("editor")
                .body("{\"from\": \"2027\", \"version\": \"2028\"}")
                .post("/api/v1/rule-sets/dazhou/drafts")
                .then()
                .statusCode(201);
        Response check = Staff.checked("/api/v1/rule-sets/dazhou/drafts/2028");
        assertThat(check.<List<String>>path("report.diagnostics.code"))
                .doesNotContain("CASE_FAILED");
    }

    private static void begin() {
        as("editor")
                .body("{\"from\": \"2023\", \"version\": \"2027\"}")
                .post("/api/v1/rule-sets/dazhou/drafts")
                .then()
                .statusCode(201);
    }

    private static void raise() {
        Response file = as("editor").get(FILE);
        as("editor")
                .contentType(Staff.TEXT)
                .header("If-Match", file.header("ETag"))
                .body(
                        file.asString()
                                .replace(
                                        "MaxMultiple-out-1\"><text>6<",
                                        "MaxMultiple-out-1\"><text>8<"))
                .put(FILE)
                .then()
                .statusCode(200);
    }

    private static Response check() {
        return Staff.checked(DRAFT);
    }

    private static Response post(String step, Map<String, Object> body) {
        return as("editor").body(body).post(DRAFT + "/" + step);
    }

    /** The highest amount per person as a multiple of the standard. */
    private static int highest(String asOf) {
        Response answer = ask(asOf);
        float most = answer.path("outcome.perPersonMax");
        float standard = answer.path("outcome.standard");
        return Math.round(most / standard);
    }

    private static Response ask(String asOf) {
        return given().contentType(ContentType.JSON)
                .body(
                        """
                                {"region": "DAZHOU", "asOf": "%s", "decision": "temporaryAssistance", "explain": "none",
                                 "input": {"household": {"area": "URBAN"},
                                           "hardship": {"type": "EXPENDITURE", "persons": 1}}}
                                """
                                .formatted(asOf))
                .post("/api/v1/decisions");
    }
}
