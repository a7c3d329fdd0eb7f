package io.doudi.ruleset;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What staff do with the rule set of one sample region, over HTTP. */
public record Staff(String region) {

    static final String TEXT = "text/plain; charset=UTF-8";

    private static final Duration LONGEST_CHECK = Duration.ofMinutes(4);
    private static final String NUMBER = "subsistenceStandardUrban-2025-07-01-out-1\"><text>";

    /** A request of somebody with one role. */
    static RequestSpecification as(String role) {
        return given().auth().preemptive().basic(role, role).contentType(ContentType.JSON);
    }

    public String ruleSet() {
        return region.toLowerCase(Locale.ROOT) + "-standards";
    }

    String path() {
        return "/api/v1/rule-sets/" + ruleSet();
    }

    String draft(String version) {
        return path() + "/drafts/" + version;
    }

    /** Begins an empty draft and puts the standards of Dazhou into it, with another standard. */
    public void begin(String version, String from, int urbanStandard) {
        as("editor").body(start(version, from)).post(path() + "/drafts").then().statusCode(201);
        as("editor")
                .contentType(TEXT)
                .header("If-None-Match", "*")
                .body(standards(urbanStandard))
                .put(draft(version) + "/files/standards.dmn")
                .then()
                .statusCode(200);
    }

    private String start(String version, String from) {
        return """
               {"version": "%s", "manifest": {"id": "%s-%s", "layer": "STANDARDS", "region": "%s",
                "title": {"zh": "示例标准", "en": "Sample"}, "effectiveFrom": "%s"}}
               """
                .formatted(version, region, version, region, from);
    }

    /** Begins a draft from a version and changes the urban standard. */
    void change(String from, String version, int urbanStandard) {
        as("editor")
                .body("{\"from\": \"%s\", \"version\": \"%s\"}".formatted(from, version))
                .post(path() + "/drafts")
                .then()
                .statusCode(201);
        put(version, urbanStandard).then().statusCode(200);
    }

    /** Puts the standards into a draft as they are there, with another standard. */
    Response put(String version, int urbanStandard) {
        Response before = as("editor").get(draft(version) + "/files/standards.dmn");
        return as("editor")
                .contentType(TEXT)
                .header("If-Match", before.header("ETag"))
                .body(standards(urbanStandard))
                .put(draft(version) + "/files/standards.dmn");
    }

    static String standards(int urbanStandard) {
        String model = read(Path.of("dmn/dazhou-standards/2015/standards.dmn"));
        return model.replace(NUMBER + "770<", NUMBER + urbanStandard + "<");
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks a draft and waits until that is done. */
    Response check(String version) {
        return checked(draft(version));
    }

    /** Checks the draft at a path and waits until that is done. */
    static Response checked(String draft) {
        as("editor").post(draft + "/checks").then().statusCode(202);
        Instant end = Instant.now().plus(LONGEST_CHECK);
        Response check = as("editor").get(draft + "/checks");
        while (check.path("state").equals("RUNNING") && Instant.now().isBefore(end)) {
            pause();
            check = as("editor").get(draft + "/checks");
        }
        return check;
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Response submit(String version) {
        return as("editor").body("{\"change\": \"标准调整\"}").post(draft(version) + "/submit");
    }

    Response approve(String version) {
        return as("approver").body("{\"reason\": \"示例没有案例\"}").post(draft(version) + "/approve");
    }

    Response publish(String version, String period) {
        return as("approver").body(period).post(draft(version) + "/publish");
    }

    /** Takes a draft all the way. */
    public Response finish(String version, String period) {
        approved(version);
        return publish(version, period);
    }

    /** Takes a draft to its approval. */
    void approved(String version) {
        check(version);
        submit(version).then().statusCode(200);
        approve(version).then().statusCode(200);
    }

    public Response withdraw(String version) {
        return as("approver")
                .body("{\"reason\": \"标准有误\"}")
                .post(path() + "/versions/" + version + "/withdraw");
    }

    /** The urban standard that a decision is made with. */
    Response ask(String asOf, String more) {
        return given().contentType(ContentType.JSON)
                .body(
                        """
                        {"region": "%s", "asOf": "%s", "decision": "temporaryAssistance", "explain": "none"%s,
                         "input": {"household": {"area": "URBAN"},
                                   "hardship": {"type": "EXPENDITURE", "persons": 1, "assessedMultiple": 2}}}
                        """
                                .formatted(region, asOf, more))
                .post("/api/v1/decisions");
    }

    int standard(String asOf) {
        return standard(asOf, "");
    }

    int standard(String asOf, String more) {
        Response answer = ask(asOf, more);
        answer.then().statusCode(200);
        return ((Number) answer.path("outcome.standard")).intValue();
    }
}
