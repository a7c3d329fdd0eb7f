package io.doudi.ruleset;

import static io.doudi.ruleset.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Rules change without a redeploy: who may do what, from which day, and what was known when. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class PublicationTest {

    @Test
    void answersWithTheNewRulesFromTheirFirstDayOn() {
        Staff staff = new Staff("FIRSTLAND");
        staff.begin("1", "2025-07-01", 700);
        staff.finish("1", "{}").then().statusCode(200);
        staff.change("1", "2", 800);
        assertThat(staff.standard("2026-11-25")).isEqualTo(700);
        assertThat(staff.standard("2026-12-25", draft("firstland-standards/2"))).isEqualTo(800);
        staff.finish("2", "{\"effectiveFrom\": \"2026-12-01\"}")
                .then()
                .statusCode(200)
                .body("manifest.effectiveFrom", equalTo("2026-12-01"));
        assertThat(staff.standard("2026-11-30")).isEqualTo(700);
        assertThat(staff.standard("2026-12-01")).isEqualTo(800);
        as("auditor")
                .get(staff.path() + "/versions/2/audit")
                .then()
                .body(
                        "action",
                        hasItems("CREATED", "FILE_PUT", "SUBMITTED", "APPROVED", "PUBLISHED"))
                .body("find { it.action == 'SUBMITTED' }.reason", equalTo("标准调整"))
                .body("find { it.action == 'PUBLISHED' }.actor", equalTo("approver"));
    }

    @Test
    void correctsThePastAndStillKnowsWhatWasKnown() {
        Staff staff = new Staff("PASTLAND");
        staff.begin("1", "2025-07-01", 700);
        staff.finish("1", "{}").then().statusCode(200);
        String before = Instant.now().toString();
        staff.change("1", "1.1", 730);
        staff.finish("1.1", "{\"effectiveFrom\": \"2026-07-01\"}").then().statusCode(200);
        assertThat(staff.standard("2026-07-15")).isEqualTo(730);
        assertThat(staff.standard("2026-06-30")).isEqualTo(700);
        assertThat(staff.standard("2026-07-15", ", \"knownAt\": \"%s\"".formatted(before)))
                .isEqualTo(700);
    }

    @Test
    void answersAsBeforeOnceAVersionIsWithdrawn() {
        Staff staff = new Staff("BACKLAND");
        staff.begin("1", "2025-07-01", 700);
        staff.finish("1", "{}").then().statusCode(200);
        staff.change("1", "2", 900);
        staff.finish("2", "{\"effectiveFrom\": \"2026-01-01\"}").then().statusCode(200);
        assertThat(staff.standard("2026-02-01")).isEqualTo(900);
        String wrong = Instant.now().toString();
        staff.withdraw("2").then().statusCode(200);
        assertThat(staff.standard("2026-02-01")).isEqualTo(700);
        assertThat(staff.standard("2026-02-01", ", \"knownAt\": \"%s\"".formatted(wrong)))
                .isEqualTo(900);
        as("auditor")
                .get("/api/v1/rule-sets/in-force?region=BACKLAND&asOf=2026-02-01")
                .then()
                .body(
                        "candidates.find { it.name == 'backland-standards/2' }.standing",
                        equalTo("WITHDRAWN"));
        staff.withdraw("2").then().statusCode(409).body("code", equalTo("ALREADY_WITHDRAWN"));
    }

    @Test
    void refusesTwoVersionsForTheSameDays() {
        Staff staff = new Staff("TWICELAND");
        staff.begin("1", "2025-07-01", 700);
        staff.finish("1", "{}").then().statusCode(200);
        staff.begin("2", "2025-07-01", 800);
        Response check = staff.check("2");
        check.then()
                .body("report.diagnostics.code", hasItem("PERIOD_OVERLAP"))
                .body("messages", hasItem(containsString("twiceland-standards/1")));
        staff.submit("2").then().statusCode(409).body("code", equalTo("CHECK_FAILED"));
    }

    @Test
    void letsOnlyOneOfTwoPublicationsForTheSameDayThrough() {
        Staff staff = new Staff("RACELAND");
        staff.begin("1", "2025-07-01", 700);
        staff.finish("1", "{}").then().statusCode(200);
        staff.change("1", "2", 800);
        staff.change("1", "3", 900);
        staff.approved("2");
        staff.approved("3");
        String period = "{\"effectiveFrom\": \"2026-01-01\"}";
        List<Integer> codes =
                List.of("2", "3").stream()
                        .map(
                                version ->
                                        CompletableFuture.supplyAsync(
                                                () -> staff.publish(version, period).statusCode()))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .sorted()
                        .toList();
        assertThat(codes).containsExactly(200, 409);
    }

    @Test
    void doesNotLetAuthorsApproveTheirOwnRules() {
        Staff staff = new Staff("OWNLAND");
        as("admin")
                .body(
                        """
                        {"version": "1", "manifest": {"id": "OWNLAND-1", "layer": "STANDARDS",
                         "region": "OWNLAND", "title": {"zh": "示例", "en": "Sample"},
                         "effectiveFrom": "2025-07-01"}}
                        """)
                .post(staff.path() + "/drafts")
                .then()
                .statusCode(201);
        staff.submit("1").then().statusCode(409).body("code", equalTo("CHECK_REQUIRED"));
        staff.check("1");
        as("editor")
                .body("{}")
                .post(staff.draft("1") + "/submit")
                .then()
                .statusCode(422)
                .body("code", equalTo("REASON_REQUIRED"))
                .body("field", equalTo("change"));
        staff.submit("1").then().statusCode(200);
        as("editor").body("{}").post(staff.draft("1") + "/approve").then().statusCode(403);
        as("admin")
                .body("{\"reason\": \"好\"}")
                .post(staff.draft("1") + "/approve")
                .then()
                .statusCode(403)
                .body("code", equalTo("OWN_DRAFT"));
        as("approver")
                .body("{}")
                .post(staff.draft("1") + "/reject")
                .then()
                .statusCode(422)
                .body("code", equalTo("REASON_REQUIRED"));
        as("approver")
                .body("{\"reason\": \"缺标准\"}")
                .post(staff.draft("1") + "/reject")
                .then()
                .statusCode(200)
                .body("state", equalTo("REJECTED"))
                .body("rejectedReason", equalTo("缺标准"));
        staff.publish("1", "{}").then().statusCode(409).body("code", equalTo("WRONG_STATE"));
    }

    @Test
    void asksThePublisherAboutWarningsThatTheApproverHasNotSeen() {
        Staff staff = new Staff("SHORTLAND");
        staff.begin("1", "2025-07-01", 700);
        staff.finish("1", "{}").then().statusCode(200);
        staff.change("1", "2", 800);
        staff.approved("2");
        String period = "{\"effectiveFrom\": \"2026-01-01\", \"effectiveTo\": \"2026-03-31\"%s}";
        for (int attempt = 0; attempt < 2; attempt++) {
            staff.publish("2", period.formatted(""))
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("REASON_REQUIRED"))
                    .body("messages", hasItem(containsString("2026-04-01")));
        }
        staff.publish("2", period.formatted(", \"reason\": \"只补一季度\"")).then().statusCode(200);
        assertThat(staff.standard("2026-04-01")).isEqualTo(700);
        as("auditor")
                .get(staff.path() + "/versions/2/audit")
                .then()
                .body(
                        "find { it.action == 'PUBLISHED' }.details.publisherReason",
                        equalTo("只补一季度"));
    }

    @Test
    void reportsTheDaysThatNoVersionAnswers() {
        Staff staff = new Staff("GAPLAND");
        staff.begin("1", "2025-07-01", 700);
        String end = "{\"effectiveFrom\": \"2025-07-01\", \"effectiveTo\": \"2025-12-31\"}";
        staff.finish("1", end).then().statusCode(200);
        assertThat(codes(staff, "1")).contains("PERIOD_ENDS");
        staff.begin("3", "2027-01-01", 900);
        staff.finish("3", "{}").then().statusCode(200);
        assertThat(codes(staff, "3")).contains("PERIOD_GAP");
        staff.change("1", "2", 800);
        staff.approved("2");
        staff.publish(
                        "2",
                        "{\"effectiveFrom\": \"2026-01-01\", \"effectiveTo\": \"2026-06-30\","
                                + " \"reason\": \"示例\"}")
                .then()
                .statusCode(200);
        assertThat(codes(staff, "2")).contains("PERIOD_GAP").doesNotContain("PERIOD_ENDS");
    }

    @Test
    void answersEveryQuestionWhileRulesArePublished() {
        Staff staff = new Staff("BUSYLAND");
        staff.begin("1", "2025-07-01", 700);
        staff.finish("1", "{}").then().statusCode(200);
        staff.standard("2026-02-01");
        staff.change("1", "2", 800);
        staff.approved("2");
        CompletableFuture<Integer> published =
                CompletableFuture.supplyAsync(
                        () ->
                                staff.publish("2", "{\"effectiveFrom\": \"2026-01-01\"}")
                                        .statusCode());
        while (!published.isDone()) {
            assertThat(staff.standard("2026-02-01")).isIn(700, 800);
        }
        assertThat(published.join()).isEqualTo(200);
        assertThat(staff.standard("2026-02-01")).isEqualTo(800);
    }

    @Test
    void listsOpenDraftsForStaffOnly() {
        Staff staff = new Staff("OPENLAND");
        staff.begin("1", "2025-07-01", 700);
        as("approver")
                .get("/api/v1/rule-sets/drafts")
                .then()
                .body("ruleSet", hasItem("openland-standards"));
        as("approver")
                .get(staff.path() + "/drafts")
                .then()
                .body("ruleSet", everyItem(equalTo("openland-standards")));
        as("caller")
                .get(staff.draft("1"))
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
        RestAssured.get(staff.draft("1"))
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHENTICATED"));
    }

    private static List<String> codes(Staff staff, String version) {
        return as("editor").get(staff.draft(version) + "/checks").path("report.diagnostics.code");
    }

    private static String draft(String name) {
        return ", \"ruleSetVersion\": \"%s\"".formatted(name);
    }
}
