package io.doudi.ruleset;

import static io.doudi.ruleset.Staff.as;
import static org.hamcrest.Matchers.equalTo;

import io.doudi.BuiltService;
import io.doudi.SampleQuestion;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node beside one of the version after it, which has added to the schema of the database. */
class RollingUpgradeIT {

    /** What the next version may do: add. */
    private static final String NEXT_MIGRATION =
            """
            alter table draft add column reviewers text[];
            alter table decision_record add column channel text;
            create table reminder (id bigint primary key, text text not null);
            insert into flyway_schema_history
                (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
            select max(installed_rank) + 1, '1000', 'next', 'SQL', 'V1000__next.sql', 7, 'next', 1, true
            from flyway_schema_history
            """;

    @TempDir Path folder;

    private BuiltService node;

    @AfterEach
    void stop() {
        RestAssured.port = RestAssured.UNDEFINED_PORT;
        node.stop();
    }

    @Test
    void goesOnAndStartsAgainOnTheSchemaOfTheNextVersion() throws Exception {
        start();
        String before = ask().path("decisionId");
        node.execute(NEXT_MIGRATION);
        works(before);
        node.stop();
        start();
        works(before);
    }

    private void start() throws Exception {
        node = BuiltService.start(folder);
        RestAssured.port = node.port();
    }

    private static Response ask() {
        Response answer = as("caller").body(SampleQuestion.JSON).post("/api/v1/decisions");
        answer.then().statusCode(200).body("recorded", equalTo(true));
        return answer;
    }

    /** Decisions are recorded and repeated, and drafts begun. */
    private static void works(String before) {
        ask();
        as("auditor")
                .body("{}")
                .post("/api/v1/decisions/{id}/replay", before)
                .then()
                .statusCode(200)
                .body("equal", equalTo(true));
        String drafts = "/api/v1/rule-sets/dazhou/drafts";
        as("editor")
                .body("{\"from\": \"2023\", \"version\": \"next\"}")
                .post(drafts)
                .then()
                .statusCode(201);
        as("editor").delete(drafts + "/next").then().statusCode(200);
    }
}
