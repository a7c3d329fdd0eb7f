package io.doudi.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer tells a browser. */
@QuarkusTest
class SecurityHeadersTest {

    @ParameterizedTest
    @CsvSource({
        "/clauses, 200",
        "/clauses.css, 200",
        "/api/v1/rule-sets, 200",
        "/api/v1/accounts, 401",
        "/api/v1/nothing, 404",
        "/q/openapi, 200",
        "/q/health, 200"
    })
    void areOnEveryAnswer(String path, int status) {
        given().get(path)
                .then()
                .statusCode(status)
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("X-Frame-Options", equalTo("DENY"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/rule-sets", "/api/v1/accounts", "/api/v1/nothing", "/clauses"})
    void letNobodyKeepAnswers(String path) {
        given().get(path).then().header("Cache-Control", containsString("no-store"));
    }

    @Test
    void letNoOtherOriginRead() {
        given().header("Origin", "https://evil.example")
                .get("/api/v1/rule-sets")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }
}
