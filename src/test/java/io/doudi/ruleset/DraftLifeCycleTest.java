package io.doudi.ruleset;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

/** A rule changes as a clerk changes it: draft, cell, check, submission, approval, publication. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class DraftLifeCycleTest {

    private static final String DAZHOU = "/api/v1/rule-sets/dazhou";

    @Test
    void changesACellAndPublishesIt() {
        String version =
                as("editor")
                        .contentType(ContentType.JSON)
                        .body("{\"from\": \"2023\"}")
                        .post(DAZHOU + "/drafts")
                        .then()
                        .statusCode(201)
                        .body("state", equalTo("DRAFT"))
                        .extract()
                        .path("version");
        String draft = DAZHOU + "/drafts/" + version;
        var file = as("editor").get(draft + "/files/parameters.dmn");
        String changed =
                file.asString()
                        .replace("MaxMultiple-out-1\"><text>6", "MaxMultiple-out-1\"><text>8");
        as("editor")
                .header("If-Match", file.header("ETag"))
                .body(changed)
                .put(draft + "/files/parameters.dmn")
                .then()
                .statusCode(200);
        as("editor")
                .header("If-Match", file.header("ETag"))
                .body(changed + "<!-- -->")
                .put(draft + "/files/parameters.dmn")
                .then()
                .statusCode(412)
                .body("code", equalTo("EDIT_CONFLICT"));
        as("editor").post(draft + "/checks").then().statusCode(202);
        await(draft);
        as("editor").get(draft + "/checks").then().log().all();
        as("editor")
                .contentType(ContentType.JSON)
                .body("{\"change\":\"最高倍数提高到 8 倍\"}")
                .post(draft + "/submit")
                .then()
                .statusCode(200)
                .body("state", equalTo("SUBMITTED"));
        as("editor")
                .contentType(ContentType.JSON)
                .body("{\"reason\":\"x\"}")
                .post(draft + "/approve")
                .then()
                .statusCode(403);
        as("approver")
                .contentType(ContentType.JSON)
                .body("{\"reason\":\"x\"}")
                .post(draft + "/approve")
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"));
        as("approver")
                .contentType(ContentType.JSON)
                .body("{\"effectiveFrom\":\"2026-12-01\"}")
                .post(draft + "/publish")
                .then()
                .log()
                .all()
                .statusCode(200);
        as("auditor")
                .get(DAZHOU + "/versions/" + version + "/audit")
                .then()
                .log()
                .all()
                .statusCode(200);
        as("approver")
                .contentType(ContentType.JSON)
                .body("{\"reason\":\"x\"}")
                .post(DAZHOU + "/versions/" + version + "/withdraw")
                .then()
                .log()
                .all()
                .statusCode(200);
    }

    private static void await(String draft) {
        for (int i = 0; i < 600; i++) {
            String state = as("editor").get(draft + "/checks").path("state");
            if (!state.equals("RUNNING")) {
                return;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static RequestSpecification as(String role) {
        return given().auth().preemptive().basic(role, role);
    }
}
