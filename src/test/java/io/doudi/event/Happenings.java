package io.doudi.event;

import static io.restassured.RestAssured.given;

import io.agroal.api.AgroalDataSource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** What happens in the tests, and who asks. */
final class Happenings {

    static final String EVENTS = "/api/v1/events";
    static final String WEBHOOKS = "/api/v1/webhooks";
    static final String DECIDED = "io.doudi.decision.recorded";
    static final String PUBLISHED = "io.doudi.rule-set.published";
    static final String WITHDRAWN = "io.doudi.rule-set.withdrawn";

    private static final String INSERT =
            """
            insert into event (type, at, rule_set, region, record_id, decision, status, caller)
            values ('DECISION_RECORDED', now(), ?, 'DAZHOU', ?, 'temporaryAssistance', 'DECIDED', 'somebody')
            """;

    private Happenings() {}

    static RequestSpecification as(String role) {
        return given().auth().preemptive().basic(role, role).contentType(ContentType.JSON);
    }

    static RequestSpecification withKey(String key) {
        return given().header("X-API-Key", key).contentType(ContentType.JSON);
    }

    /** A new key for one role and region. */
    static String key(String role, String region) {
        return as("admin")
                .body(
                        "{\"name\": \"%s\", \"roles\": [\"%s\"], \"regions\": [\"%s\"]}"
                                .formatted(UUID.randomUUID(), role, region))
                .post("/api/v1/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    /** Asks for a decision and gives its id. */
    static String decide(RequestSpecification who, String region) {
        return who.body(
                        """
                        {"region": "%s", "asOf": "2023-10-10", "decision": "temporaryAssistance", "explain": "none",
                         "caseReference": "secret-case",
                         "input": {"household": {"area": "URBAN"},
                                   "hardship": {"type": "EXPENDITURE", "persons": 1, "assessedMultiple": 2}}}
                        """
                                .formatted(region))
                .post("/api/v1/decisions")
                .then()
                .statusCode(200)
                .extract()
                .path("decisionId");
    }

    static String decide() {
        return decide(as("caller"), "DAZHOU");
    }

    /** Writes an event of a decision that is not committed until the connection is. */
    static String insert(Connection connection, String ruleSet) throws SQLException {
        UUID id = UUID.randomUUID();
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, ruleSet);
            insert.setObject(2, id);
            insert.executeUpdate();
        }
        return id.toString();
    }

    static String insert(AgroalDataSource database, String ruleSet) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return insert(connection, ruleSet);
        }
    }

    /** What came after an event, for an auditor of all regions. */
    static Response after(long position) {
        return as("auditor").get(EVENTS + "?limit=1000&after=" + position);
    }

    /** The id of the last event that there is. */
    static long last() {
        String next = as("auditor").get(EVENTS + "?type=" + WITHDRAWN).header("Link");
        return Long.parseLong(next.replaceAll(".*after=(\\d+).*", "$1"));
    }
}
