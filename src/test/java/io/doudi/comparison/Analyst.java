package io.doudi.comparison;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

/** What editors and analysts do over HTTP. */
final class Analyst {

    static final String COMPARISONS = "/api/v1/comparisons";
    private static final String DRAFTS = "/api/v1/rule-sets/dazhou/drafts/";
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private Analyst() {}

    static RequestSpecification as(String role) {
        return given().auth().preemptive().basic(role, role).contentType(ContentType.JSON);
    }

    /** Begins a draft of Dazhou's rules and replaces something in its files. */
    static void draft(String version, String... edits) {
        as("editor")
                .body("{\"from\": \"2023\", \"version\": \"%s\"}".formatted(version))
                .post(DRAFTS)
                .then()
                .statusCode(201);
        for (int i = 0; i < edits.length; i += 3) {
            put(DRAFTS + version + "/files/" + edits[i], edits[i], edits[i + 1], edits[i + 2]);
        }
    }

    private static void put(String address, String file, String before, String after) {
        Response now = as("editor").get(address);
        String text = now.asString();
        if (!text.contains(before)) {
            throw new IllegalArgumentException(file + " has no " + before);
        }
        as("editor")
                .contentType("text/plain; charset=UTF-8")
                .header("If-Match", now.header("ETag"))
                .body(text.replace(before, after))
                .put(address)
                .then()
                .statusCode(200);
    }

    /** Creates a comparison and waits until it is over. */
    static JsonNode compared(ObjectNode request, ObjectMapper json) {
        String id =
                as("analyst")
                        .body(request.toString())
                        .post(COMPARISONS)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        return over(id, json);
    }

    static JsonNode over(String id, ObjectMapper json) {
        Instant end = Instant.now().plus(LONGEST);
        JsonNode found = get(id, json);
        while (!found.hasNonNull("finishedAt") && Instant.now().isBefore(end)) {
            pause();
            found = get(id, json);
        }
        return found;
    }

    private static JsonNode get(String id, ObjectMapper json) {
        try {
            return json.readTree(as("analyst").get(COMPARISONS + "/" + id).asString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
