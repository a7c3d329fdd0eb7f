package io.doudi.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One caller does not take the service away from the others. */
@QuarkusTest
@TestProfile(RequestRateTest.Slow.class)
class RequestRateTest {

    /** A service that takes one request a second from each. */
    public static class Slow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("doudi.requests.per-second", "1");
        }
    }

    private static final int MANY = 30;

    @Test
    void countsForEachCaller() {
        Response last = ask("editor");
        for (int i = 0; i < MANY && last.statusCode() == 200; i++) {
            last = ask("editor");
        }
        last.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .body("code", equalTo("TOO_MANY_REQUESTS"));
        ask("analyst").then().statusCode(200);
    }

    @Test
    void countsForTheAddressOfWhoIsNobody() {
        Response last = given().get("/api/v1/accounts");
        for (int i = 0; i < MANY && last.statusCode() == 401; i++) {
            last = given().get("/api/v1/accounts");
        }
        last.then().statusCode(429);
        ask("auditor").then().statusCode(200);
    }

    @Test
    void countsNeitherPagesNorHealth() {
        for (int i = 0; i < MANY; i++) {
            given().get("/q/health/live").then().statusCode(200);
        }
    }

    private static Response ask(String role) {
        return People.as(role, role).get("/api/v1/rule-sets");
    }
}
