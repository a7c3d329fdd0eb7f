package io.doudi.ruleset;

import static io.doudi.ruleset.Staff.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Spoilt uploads at every door: refused or taken, never a failure of ours, and it still decides.
 */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class UploadFuzzTest {

    private static final int ROUNDS = 18;
    private static final String WORKBOOK =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String RULE_SETS = "/api/v1/rule-sets";
    private static final String EZHOU = RULE_SETS + "/ezhou";
    private static final String GOOD_DECISION =
            """
            {"region": "DAZHOU", "asOf": "2025-10-10", "decision": "temporaryAssistance", "explain": "none",
             "input": {"household": {"area": "URBAN"},
                       "hardship": {"type": "EXPENDITURE", "persons": 1, "assessedMultiple": 2}}}
            """;

    @AfterEach
    void stillDecides() {
        given().contentType(ContentType.JSON)
                .body(GOOD_DECISION)
                .post("/api/v1/decisions")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "parameters.dmn, 1",
        "subsistence.drl, 2",
        "rule-set.yaml, 3",
        "clauses.yaml, 4",
        "cases/new.yaml, 5"
    })
    void survivesSpoiltFiles(String path, long seed) {
        String draft = begun();
        byte[] good = good(draft, path);
        survives(seed, good, body -> put(draft + "/files/" + path, body));
    }

    @Test
    void survivesSpoiltArchives() {
        byte[] good = as("caller").get(EZHOU + "/versions/2021/export").asByteArray();
        survives(
                6,
                good,
                body ->
                        as("rule-engineer")
                                .contentType(DraftResource.ZIP)
                                .body(body)
                                .post(RULE_SETS + "/import"));
    }

    @Test
    void survivesSpoiltWorkbooks() {
        String draft = begun();
        byte[] good = as("editor").get(draft + "/tables").asByteArray();
        survives(
                22,
                good,
                body ->
                        as("editor")
                                .contentType(WORKBOOK)
                                .body(body)
                                .post(draft + "/tables?preview=true"));
    }

    @Test
    void survivesSpoiltTablesOfCases() {
        String cases = begun() + "/cases/table";
        byte[] csv = as("editor").get(cases + "?format=csv").asByteArray();
        survives(23, csv, body -> previewed(cases, "text/csv", body));
        byte[] workbook = as("editor").get(cases).asByteArray();
        survives(24, workbook, body -> previewed(cases, WORKBOOK, body));
    }

    private static Response previewed(String table, String type, byte[] body) {
        return as("editor").contentType(type).body(body).post(table + "?preview=true");
    }

    @Test
    void survivesSpoiltQuestions() {
        survives(
                7,
                bytes(GOOD_DECISION),
                body ->
                        given().contentType("application/json")
                                .body(body)
                                .post("/api/v1/decisions"));
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-ndjson, identity, 19",
        "text/csv, identity, 20",
        "text/csv, gzip, 21"
    })
    void survivesSpoiltBatches(String type, String encoding, long seed) throws IOException {
        String table =
                "region,asOf,decision,household.area\nEZHOU,2022-03-15,incomeAssessment,RURAL\n";
        byte[] plain = bytes(type.equals("text/csv") ? table : GOOD_DECISION.replace("\n", " "));
        survives(
                seed,
                encoding.equals("gzip") ? packed(plain) : plain,
                body ->
                        given().contentType(type)
                                .header("Content-Encoding", encoding)
                                .body(body)
                                .post("/api/v1/decisions/batch"));
    }

    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return packed.toByteArray();
    }

    @Test
    void survivesSpoiltAccounts() {
        byte[] good = bytes("{\"password\": \"a long password\", \"roles\": [\"EDITOR\"]}");
        survives(8, good, body -> json("admin", body).put("/api/v1/accounts/fuzz"));
    }

    @Test
    void survivesSpoiltPathsOfAccounts() {
        byte[] good = bytes("{\"password\": \"a long password\", \"roles\": [\"EDITOR\"]}");
        survives(
                9,
                bytes("somebody"),
                name ->
                        json("admin", good)
                                .urlEncodingEnabled(false)
                                .put("/api/v1/accounts/" + safe(name)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "editor | /ezhou/drafts | {\"from\": \"2021\", \"version\": \"fuzz\"} | 10",
                "editor | /fuzz/drafts | {\"version\": \"1\", \"manifest\": {\"id\": \"F-1\", \"layer\": \"STANDARDS\", \"region\": \"FUZZ\", \"title\": {\"zh\": \"示例\"}, \"effectiveFrom\": \"2030-01-01\"}} | 11",
                "approver | /ezhou/versions/0/withdraw | {\"reason\": \"标准有误\"} | 12"
            })
    void survivesSpoiltBodies(String role, String path, String good, long seed) {
        survives(seed, bytes(good), body -> json(role, body).post(RULE_SETS + path));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rule-engineer | renames | {\"path\": \"parameters.dmn\", \"to\": \"values.dmn\"} | 13",
                "editor | cases/adopt | {\"cases\": [\"a\"]} | 14",
                "editor | submit | {\"change\": \"标准调整\"} | 15",
                "approver | approve | {\"reason\": \"示例\"} | 16",
                "approver | reject | {\"reason\": \"示例\"} | 17",
                "approver | publish | {\"effectiveFrom\": \"2026-01-01\", \"effectiveTo\": \"2027-01-01\"} | 18"
            })
    void survivesSpoiltSteps(String role, String step, String good, long seed) {
        String draft = begun();
        String tag = as("editor").get(draft + "/files/parameters.dmn").header("ETag");
        survives(
                seed,
                bytes(good),
                body -> json(role, body).header("If-Match", tag).post(draft + "/" + step));
    }

    private static void survives(long seed, byte[] good, Function<byte[], Response> send) {
        Mutations mutations = new Mutations(seed);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] body = mutations.of(good);
            Response response = send.apply(body);
            assertThat(response.statusCode())
                    .as("seed %d, round %d: %s", seed, round, shown(body, response))
                    .isBetween(200, 499);
        }
    }

    private static String shown(byte[] body, Response response) {
        return response.asString() + " for " + Base64.getEncoder().encodeToString(body);
    }

    private static Response put(String path, byte[] body) {
        String tag = as("rule-engineer").get(path).header("ETag");
        String condition = tag == null ? "If-None-Match" : "If-Match";
        return as("rule-engineer")
                .contentType(ContentType.BINARY)
                .header(condition, tag == null ? "*" : tag)
                .body(body)
                .put(path);
    }

    private static RequestSpecification json(String role, byte[] body) {
        return as(role).contentType("application/json").body(body);
    }

    private static byte[] good(String draft, String path) {
        Response file = as("editor").get(draft + "/files/" + path);
        return file.statusCode() == 200
                ? file.asByteArray()
                : bytes("cases: [{name: a, decision: temporaryAssistance, input: {}, expect: {}}]");
    }

    private static String begun() {
        String version =
                as("editor").body("{\"from\": \"2021\"}").post(EZHOU + "/drafts").path("version");
        return EZHOU + "/drafts/" + version;
    }

    private static String safe(byte[] name) {
        return URLEncoder.encode(
                "x" + new String(name, StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
