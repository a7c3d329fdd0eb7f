package io.doudi.ruleset;

import static io.doudi.ruleset.Staff.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The database goes away, a publication is cut off, a node has slept: nothing is lost or half. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class FaultTest {

    private static final int LONGER_THAN_FRESH = 2_500;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Inject AgroalDataSource database;
    @Inject RuleSetSeeder seeder;
    @Inject RuleSetVersionRepository repository;
    @Inject KnowledgeBases knowledgeBases;
    @Inject CompiledProofs proofs;
    @Inject RuleSetConfig config;
    @Inject InstantSource clock;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @AfterEach
    void restore() throws SQLException {
        outside("update pg_database set datallowconn = true where datname = 'postgres'");
    }

    @Test
    void decidesFromMemoryWhileTheDatabaseIsAway() throws SQLException {
        Staff staff = published("AWAYLAND");
        cutOff();
        assertThat(staff.standard("2026-02-01", ", \"record\": false")).isEqualTo(700);
        staff.ask("2026-02-01", "")
                .then()
                .statusCode(503)
                .body("code", equalTo("DATABASE_UNAVAILABLE"));
        as("editor")
                .get(staff.path() + "/drafts")
                .then()
                .statusCode(503)
                .body("code", equalTo("DATABASE_UNAVAILABLE"));
        restore();
        as("editor").get(staff.path() + "/drafts").then().statusCode(200);
        staff.ask("2026-02-01", "").then().statusCode(200).body("recorded", equalTo(true));
    }

    @Test
    void saysThatItIsNotReadyWhileTheDatabaseIsAway() throws Exception {
        cutOff();
        given().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name.startsWith('Database') }.status", equalTo("DOWN"));
        given().get("/q/health/live").then().statusCode(200);
        restore();
        // A probe may meet a pooled connection that died with the database; a later one does not.
        await(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @Test
    void answersTheLinesOfABatchThatNeedNoRecordWhileTheDatabaseIsAway() throws SQLException {
        Staff staff = published("LINELAND");
        String line =
                """
                {"region": "LINELAND", "asOf": "2026-02-01", "decision": "temporaryAssistance", "explain": "none", "record": %s,\
                 "input": {"household": {"area": "URBAN"}, "hardship": {"type": "EXPENDITURE", "persons": 1}}}
                """;
        cutOff();
        String[] answers =
                given().contentType("application/x-ndjson")
                        .body(
                                (line.formatted("true") + line.formatted("false"))
                                        .getBytes(StandardCharsets.UTF_8))
                        .post("/api/v1/decisions/batch")
                        .asString()
                        .split("\n");
        assertThat(answers[0]).contains("\"code\":\"DATABASE_UNAVAILABLE\"");
        assertThat(answers[1]).contains("\"recorded\":false").contains("\"standard\":700.00");
    }

    @Test
    void letsKnownKeysAskWhileTheDatabaseIsAway() throws Exception {
        String key =
                as("admin")
                        .body("{\"name\": \"away\", \"regions\": [\"DAZHOU\"]}")
                        .post("/api/v1/api-keys")
                        .path("key");
        askWith(key).then().statusCode(200);
        cutOff();
        Thread.sleep(LONGER_THAN_FRESH);
        askWith(key).then().statusCode(200);
        askWith("doudi_unknown")
                .then()
                .statusCode(503)
                .body("code", equalTo("DATABASE_UNAVAILABLE"));
    }

    private static Response askWith(String key) {
        return given().header("X-API-Key", key).get("/api/v1/rule-sets");
    }

    @Test
    void publishesNothingByHalves() throws Exception {
        Staff staff = published("HALFLAND");
        staff.change("1", "2", 800);
        staff.approved("2");
        execute(
                """
                create function dawdle() returns trigger language plpgsql as
                $$ begin perform pg_sleep(20); return new; end $$;
                create trigger dawdle after insert on rule_set_version for each row execute function dawdle()
                """);
        CompletableFuture<Response> publication =
                CompletableFuture.supplyAsync(
                        () -> staff.publish("2", "{\"effectiveFrom\": \"2026-01-01\"}"));
        await(
                () ->
                        isTrue(
                                "select exists (select from pg_stat_activity where wait_event = 'PgSleep')"));
        cutOff();
        publication.join().then().statusCode(503);
        restore();
        execute("drop trigger dawdle on rule_set_version; drop function dawdle()");

        as("approver").get(staff.draft("2")).then().body("state", equalTo("APPROVED"));
        assertThat(repository.versions())
                .extracting(RuleSetVersion::name)
                .contains(staff.ruleSet() + "/1")
                .doesNotContain(staff.ruleSet() + "/2");
        assertThat(staff.standard("2026-02-01")).isEqualTo(700);
        staff.publish("2", "{\"effectiveFrom\": \"2026-01-01\"}").then().statusCode(200);
        assertThat(staff.standard("2026-02-01")).isEqualTo(800);
    }

    @Test
    void takesOverWhatWasPublishedDuringASleep() {
        LiveRuleSets sleeping = node();
        Staff staff = published("SLEEPLAND");
        staff.change("1", "2", 800);
        staff.finish("2", "{\"effectiveFrom\": \"2026-01-01\"}").then().statusCode(200);
        staff.withdraw("2").then().statusCode(200);
        assertThat(sleeping.current().named(staff.ruleSet() + "/1")).isEmpty();
        sleeping.refresh();
        assertThat(sleeping.current().named(staff.ruleSet() + "/1")).isPresent();
        assertThat(sleeping.current().named(staff.ruleSet() + "/2"))
                .hasValueSatisfying(version -> assertThat(version.withdrawnAt()).isPresent());
    }

    @Test
    void hearsOfAPublicationOnAnotherNodeAtOnce() throws Exception {
        LiveRuleSets other = node();
        PublicationListener listener = new PublicationListener(database, other, config);
        listener.start(null);
        try {
            Staff staff = published("NOTELAND");
            await(() -> other.current().named(staff.ruleSet() + "/1").isPresent());
        } finally {
            listener.stop(null);
        }
    }

    @Test
    void keepsTheAuditTrailAndTheVersionsFromChanges() {
        published("KEEPLAND");
        for (String sql :
                new String[] {
                    "delete from decision_record",
                    "update decision_record set amount = 0",
                    "truncate decision_record",
                    "update \"record national\" set amount = 0",
                    "delete from audit_event",
                    "update audit_event set actor = 'somebody'",
                    "truncate audit_event",
                    "delete from access_event",
                    "update access_event set actor = 'somebody'",
                    "delete from rule_file",
                    "update rule_set_version set effective_from = '2000-01-01'",
                    "update file_content set content = ''"
                }) {
            assertThatThrownBy(() -> execute(sql)).as(sql).isInstanceOf(SQLException.class);
        }
    }

    private static Staff published(String region) {
        Staff staff = new Staff(region);
        staff.begin("1", "2025-07-01", 700);
        staff.finish("1", "{}").then().statusCode(200);
        staff.standard("2026-02-01");
        return staff;
    }

    /** Another node on the same database. */
    private LiveRuleSets node() {
        return new LiveRuleSets(seeder, repository, knowledgeBases, proofs, config, clock);
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        Instant end = Instant.now().plus(LONGEST);
        while (!condition.call()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(50);
        }
    }

    /** Ends every connection and lets nobody in. */
    private void cutOff() throws SQLException {
        outside("update pg_database set datallowconn = false where datname = 'postgres'");
        outside(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'postgres'");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void outside(String sql) throws SQLException {
        try (Connection connection = outside();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private boolean isTrue(String sql) throws SQLException {
        try (Connection connection = outside();
                Statement statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            return result.next() && result.getBoolean(1);
        }
    }

    private Connection outside() throws SQLException {
        String other = url.substring(0, url.lastIndexOf('/')) + "/template1";
        return DriverManager.getConnection(other, user, password);
    }
}
