package io.doudi.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a demonstration, whoever does not sign in is a caller, and nothing more. */
@QuarkusTest
class DemonstrationTest {

    @Test
    void decidesForWhoeverAsks() {
        given().contentType(ContentType.JSON)
                .body(People.question("EZHOU"))
                .post("/api/v1/decisions")
                .then()
                .statusCode(200);
        given().get("/q/openapi").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/rule-sets/drafts", "/api/v1/accounts", "/api/v1/api-keys"})
    void asksForAnAccountForTheRest(String path) {
        given().get(path).then().statusCode(401).body("code", equalTo("UNAUTHENTICATED"));
        People.as("caller", "caller").get(path).then().statusCode(403);
    }
}
