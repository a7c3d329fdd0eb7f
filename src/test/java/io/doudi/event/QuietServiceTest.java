package io.doudi.event;

import static io.doudi.event.Happenings.DECIDED;
import static io.doudi.event.Happenings.EVENTS;
import static io.doudi.event.Happenings.as;
import static io.doudi.event.Happenings.decide;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.doudi.ruleset.OwnDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** A service whose operator has set nothing tells of no decision and sends nothing anywhere. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class QuietServiceTest {

    @Test
    void tellsOfNoDecision() {
        decide();
        as("auditor").get(EVENTS + "?type=" + DECIDED).then().body("size()", equalTo(0));
        as("auditor").get(EVENTS).then().body("[0].id", equalTo("1"));
    }

    @Test
    void hasNoWebhooks() {
        as("admin")
                .body("{\"url\": \"https://events.example/x\", \"regions\": [\"*\"]}")
                .post(Happenings.WEBHOOKS)
                .then()
                .statusCode(422)
                .body("code", equalTo("WEBHOOK_HOST_NOT_ALLOWED"))
                .body("detail", containsString("doudi.events.webhook-hosts"));
    }
}
