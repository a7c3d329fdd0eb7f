package io.doudi.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.PolicyCase;
import io.doudi.Sha256;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decisions are on record when they are answered, and are found, read and repeated. */
@QuarkusTest
class RecordTest {

    private static final String DECISIONS = "/api/v1/decisions";
    private static final String REQUEST =
            """
            {"region": "DAZHOU", "asOf": "2023-10-10", "decision": "temporaryAssistance"%s,
             "input": {"household": {"area": "URBAN"},
                       "hardship": {"type": "EXPENDITURE", "persons": 2, "assessedMultiple": 3}}}
            """;

    @Inject ObjectMapper json;

    private static RequestSpecification as(String role) {
        return given().auth().preemptive().basic(role, role).contentType(ContentType.JSON);
    }

    private static Response ask(String more) {
        return as("caller").body(REQUEST.formatted(more)).post(DECISIONS);
    }

    private static String id(Response answer) {
        answer.then().statusCode(200);
        return answer.path("decisionId");
    }

    private static Response read(String id) {
        return as("auditor").get(DECISIONS + "/" + id);
    }

    private static String reference() {
        return "case " + UUID.randomUUID();
    }

    private static String named(String reference) {
        return ", \"caseReference\": \"%s\"".formatted(reference);
    }

    @Test
    void keepsWhatWasAnsweredAndMore() throws Exception {
        Response answer = ask(", \"explain\": \"summary\"");
        answer.then().body("recorded", equalTo(true));
        Response found = read(id(answer));
        found.then()
                .statusCode(200)
                .body("record.caller", equalTo("caller"))
                .body("record.request.input.hardship.persons", equalTo(2))
                .body("record.versions.region.name", equalTo("dazhou/2023"))
                .body("record.hits", hasItems("DZ-TR-01"))
                .body("explanation.level", equalTo("full"));
        ObjectNode kept = (ObjectNode) json.readTree(found.asString());
        JsonNode answered = json.readTree(answer.asString());
        String digest = kept.remove("record").get("answerDigest").asText();
        String lasting = kept.deepCopy().without(List.of("decisionId", "recorded")).toString();
        assertThat(HexFormat.of().formatHex(Sha256.of(lasting))).isEqualTo(digest);
        assertThat(kept.at("/explanation/reasons")).isEqualTo(answered.at("/explanation/reasons"));
        kept.remove("explanation");
        assertThat(kept.toString())
                .isEqualTo(((ObjectNode) answered).without("explanation").toString());
    }

    @Test
    void keepsEveryCaseOfTheCatalogueSoThatItComesOutTheSame() throws Exception {
        for (PolicyCase example : PolicyCase.all()) {
            Response answer =
                    as("caller")
                            .body(example.request().put("explain", "full").toString())
                            .post(DECISIONS);
            if (answer.statusCode() == 200) {
                String id = id(answer);
                ObjectNode kept = (ObjectNode) json.readTree(read(id).asString());
                kept.remove("record");
                assertThat(kept.toString()).as(example.id()).isEqualTo(answer.asString());
                replay(id, "{}").then().statusCode(200).body("equal", equalTo(true));
            }
        }
    }

    private static Response replay(String id, String body) {
        return as("auditor").body(body).post(DECISIONS + "/" + id + "/replay");
    }

    @Test
    void repeatsUnderTheVersionThatIsNamed() {
        String request =
                """
                {"region": "HUIZHOU", "asOf": "2020-10-10", "decision": "temporaryAssistance",
                 "input": {"household": {"area": "URBAN"},
                           "hardship": {"type": "EXPENDITURE", "persons": 1, "assessedMultiple": 2}}}
                """;
        String id = id(as("caller").body(request).post(DECISIONS));
        replay(id, "{\"ruleSetVersion\": \"huizhou/2019\"}")
                .then()
                .statusCode(200)
                .body("equal", equalTo(true))
                .body("outcome", empty());
        replay(id, "{\"ruleSetVersion\": \"huizhou/1\"}")
                .then()
                .statusCode(404)
                .body("code", equalTo("VERSION_NOT_FOUND"));
    }

    @Test
    void repeatsAllDecisionsOfAPeriod() throws IOException {
        String line =
                """
                {"region": "HUIZHOU", "asOf": "2020-10-10", "decision": "temporaryAssistance", "input": {"household":\
                 {"area": "URBAN"}, "hardship": {"type": "EXPENDITURE", "persons": 1, "assessedMultiple": 2}}}
                """;
        Instant from = Instant.now();
        List<String> ids =
                lines(
                        as("caller")
                                .contentType("application/x-ndjson")
                                .body(line.repeat(130).getBytes(StandardCharsets.UTF_8))
                                .post(DECISIONS + "/batch"),
                        "decisionId");
        Instant to = Instant.now().plusSeconds(1);
        String period = "\"from\": \"%s\", \"to\": \"%s\"".formatted(from, to);
        Response all = replayAll("{\"region\": \"HUIZHOU\", %s}".formatted(period));
        assertThat(lines(all, "decisionId"))
                .hasSize(130)
                .hasSameElementsAs(ids)
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(lines(all, "equal")).containsOnly("true");
        assertThat(replayAll("{\"region\": \"EZHOU\", %s}".formatted(period)).asString()).isEmpty();
        String named = "{\"region\": \"HUIZHOU\", \"ruleSetVersion\": \"huizhou/1\", %s}";
        assertThat(lines(replayAll(named.formatted(period)), "code"))
                .hasSize(130)
                .containsOnly("VERSION_NOT_FOUND");
        replayAll("{\"region\": \"HUIZHOU\"}")
                .then()
                .statusCode(422)
                .body("code", equalTo("REQUIRED"))
                .body("field", equalTo("from"));
    }

    private static Response replayAll(String body) {
        return as("auditor")
                .accept("application/x-ndjson, application/problem+json")
                .body(body)
                .post(DECISIONS + "/replay");
    }

    private List<String> lines(Response answer, String field) throws IOException {
        List<String> values = new ArrayList<>();
        for (String line : answer.asString().split("\n")) {
            values.add(json.readTree(line).path(field).asText());
        }
        return values;
    }

    @Test
    void answersARepeatedRequestWithTheSameDecision() {
        String key = UUID.randomUUID().toString();
        Response first = withKey(key, "");
        Response second = withKey(key, "");
        assertThat(second.asString()).isEqualTo(first.asString());
        withKey(key, ", \"missing\": \"ask\"")
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    private static Response withKey(String key, String more) {
        return as("caller")
                .header("Idempotency-Key", key)
                .body(REQUEST.formatted(more))
                .post(DECISIONS);
    }

    @Test
    void decidesOnceWhenTheSameRequestComesManyTimesAtOnce() {
        String key = UUID.randomUUID().toString();
        String reference = reference();
        List<CompletableFuture<String>> answers =
                IntStream.range(0, 16)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () -> withKey(key, named(reference)).asString()))
                        .toList();
        assertThat(answers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        search("caseReference", reference).then().body("", hasSize(1));
    }

    private static Response search(String... parameters) {
        RequestSpecification request = as("auditor");
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get(DECISIONS);
    }

    @Test
    void findsDecisionsByWhatPeopleAsk() {
        String reference = reference();
        String id = id(ask(named(reference)));
        search("caseReference", reference)
                .then()
                .statusCode(200)
                .body("decisionId", equalTo(List.of(id)))
                .body("[0].ruleSetVersion", equalTo("dazhou/2023"));
        for (List<String> matching :
                List.of(
                        List.of("region", "DAZHOU"),
                        List.of("decision", "temporaryAssistance"),
                        List.of("asOf", "2023-10-10"),
                        List.of("from", "2020-01-01T00:00:00Z"),
                        List.of("hit", "DZ-TR-01"))) {
            search("caseReference", reference, matching.get(0), matching.get(1))
                    .then()
                    .body("decisionId", equalTo(List.of(id)));
        }
        for (List<String> other :
                List.of(
                        List.of("region", "JILIN"),
                        List.of("decision", "incomeAssessment"),
                        List.of("asOf", "2023-10-11"),
                        List.of("to", "2020-01-01T00:00:00Z"),
                        List.of("verdict", "false"),
                        List.of("hit", "DZ-TR-99"))) {
            search("caseReference", reference, other.get(0), other.get(1))
                    .then()
                    .statusCode(200)
                    .body("", empty());
        }
    }

    @Test
    void findsPageAfterPage() {
        String reference = reference();
        List<String> ids = IntStream.range(0, 5).mapToObj(i -> id(ask(named(reference)))).toList();
        List<String> first = search("caseReference", reference, "limit", "3").path("decisionId");
        List<String> rest =
                search("caseReference", reference, "before", first.get(2)).path("decisionId");
        assertThat(first).hasSize(3);
        assertThat(rest).hasSize(2);
        assertThat(first).doesNotContainAnyElementsOf(rest);
        assertThat(ids).containsAll(first).containsAll(rest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"asOf=soon", "from=2023-10-10", "verdict=maybe", "before=7"})
    void saysWhatCannotBeRead(String parameter) {
        as("auditor")
                .get(DECISIONS + "?" + parameter)
                .then()
                .statusCode(422)
                .body("code", equalTo("INVALID_VALUE"))
                .body("field", equalTo(parameter.split("=")[0]));
    }

    @Test
    void keepsNothingThatTheCallerDoesNotWantKept() {
        Response answer = ask(", \"record\": false");
        answer.then().body("recorded", equalTo(false));
        read(id(answer)).then().statusCode(404).body("code", equalTo("DECISION_NOT_FOUND"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"110101199003070732", "1101011990030707 32", "13800138000", "", " "})
    void refusesAReferenceThatNamesAPersonOrNothing(String reference) {
        ask(named(reference))
                .then()
                .statusCode(422)
                .body("field", equalTo("caseReference"))
                .body("detail", not(containsString("0307")));
    }

    @Test
    void showsADecisionToAuditorsAndToWhoAskedForIt() {
        String id = id(ask(""));
        for (String allowed : List.of("auditor", "admin", "caller")) {
            as(allowed).get(DECISIONS + "/" + id).then().statusCode(200);
        }
        as("editor").get(DECISIONS + "/" + id).then().statusCode(404);
        as("caller").get(DECISIONS).then().statusCode(403);
    }

    @Test
    void showsADecisionAsAPage() {
        given().auth()
                .preemptive()
                .basic("auditor", "auditor")
                .accept("text/html")
                .get(DECISIONS + "/" + id(ask("")))
                .then()
                .statusCode(200)
                .contentType(ContentType.HTML)
                .body(containsString("DZ-TR-01"));
    }

    @Test
    void provesThatADocumentIsRight() {
        String page =
                given().auth()
                        .preemptive()
                        .basic("caller", "caller")
                        .contentType(ContentType.JSON)
                        .accept("text/html")
                        .body(REQUEST.formatted(""))
                        .post(DECISIONS)
                        .asString();
        Matcher id = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}").matcher(page);
        Matcher code = Pattern.compile("[0-9A-F]{4}(-[0-9A-F]{4}){4}").matcher(page);
        assertThat(id.find()).isTrue();
        assertThat(code.find()).isTrue();
        verify(id.group(), code.group().toLowerCase(Locale.ROOT))
                .then()
                .statusCode(200)
                .body("matches", equalTo(true))
                .body("decision.region", equalTo("DAZHOU"));
        verify(id.group(), "0000-0000-0000-0000-0000")
                .then()
                .statusCode(200)
                .body("matches", equalTo(false))
                .body("decision", equalTo(null));
    }

    private static Response verify(String id, String code) {
        return as("editor").get(DECISIONS + "/" + id + "/verification/" + code);
    }

    @Test
    void countsWhatWasDecided() {
        String path = "find { it.region == 'DAZHOU' && it.decision == 'temporaryAssistance' }.";
        id(ask(""));
        Response before = as("analyst").queryParam("region", "DAZHOU").get("/api/v1/statistics");
        id(ask(""));
        Response after = as("analyst").queryParam("region", "DAZHOU").get("/api/v1/statistics");
        assertThat(after.<Integer>path(path + "decisions"))
                .isEqualTo(before.<Integer>path(path + "decisions") + 1);
        assertThat(after.<Float>path(path + "sum")).isGreaterThan(before.<Float>path(path + "sum"));
        after.then()
                .body(path + "version", equalTo("dazhou/2023"))
                .body("region.unique()", equalTo(List.of("DAZHOU")));
    }

    @Test
    void countsHowOftenEachRowIsHit() {
        id(ask(""));
        List<Integer> hit = usage().path("findAll { it.ruleIds.contains('DZ-TR-01') }.times");
        id(ask(""));
        List<Integer> after = usage().path("findAll { it.ruleIds.contains('DZ-TR-01') }.times");
        assertThat(after.stream().mapToInt(i -> i).sum())
                .isGreaterThan(hit.stream().mapToInt(i -> i).sum());
    }

    private static Response usage() {
        return as("analyst").get("/api/v1/rule-sets/dazhou/versions/2023/usage");
    }
}
