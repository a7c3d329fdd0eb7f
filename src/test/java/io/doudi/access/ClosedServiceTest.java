package io.doudi.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is open by default. */
@QuarkusTest
@TestProfile(ClosedService.class)
class ClosedServiceTest {

    private static final List<String> WAYS_IN = List.of("apiKey", "password", "token");

    @Inject Accounts accounts;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/clauses",
                "/clauses.css",
                "/api/v1/rule-sets",
                "/api/v1/rule-sets/in-force?region=DAZHOU",
                "/api/v1/rule-sets/dazhou/versions/2023/export",
                "/api/v1/nothing",
                "/q/openapi",
                "/q/swagger-ui",
                "/q/health/../openapi",
                "/q//openapi",
                "/test/problems/known"
            })
    void showsNothingToStrangers(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("asic"))
                .contentType("application/problem+json")
                .body("code", equalTo("UNAUTHENTICATED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/rules", "/rules/dazhou/2023", "/drafts/a/b", "/records", "/try"})
    void sendsStrangersFromPagesToSignIn(String path) {
        given().redirects()
                .follow(false)
                .get(path)
                .then()
                .statusCode(302)
                .header("Location", endsWith("/sign-in"));
    }

    @Test
    void sendsWrongPasswordsBackToTheForm() {
        given().redirects()
                .follow(false)
                .formParam("name", "nobody")
                .formParam("password", "wrong")
                .post("/sign-in/check")
                .then()
                .statusCode(302)
                .header("Location", endsWith("/sign-in?failed=true"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//elsewhere.example", "https://elsewhere.example", "/\\elsewhere", ""})
    void switchesTheLanguageOnlyToPlacesOfItsOwn(String at) {
        given().redirects()
                .follow(false)
                .formParam("language", "en")
                .formParam("at", at)
                .post("/language")
                .then()
                .statusCode(303)
                .header("Location", endsWith("/"))
                .header("Location", not(containsString("elsewhere")));
    }

    @Test
    void decidesNothingForStrangers() {
        given().contentType(ContentType.JSON)
                .body(People.question("DAZHOU"))
                .post("/api/v1/decisions")
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHENTICATED"));
    }

    @Test
    void answersAWrongPasswordLikeNone() {
        People.as("nobody", "wrong")
                .get("/api/v1/rule-sets")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("UNAUTHENTICATED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic !!!", "Basic", "Basic bm9jb2xvbg==", "Bearer x", "Digest x"})
    void answersCredentialsThatAreNoneLikeNone(String credentials) {
        given().header("Authorization", credentials)
                .get("/api/v1/rule-sets")
                .then()
                .statusCode(401);
    }

    @Test
    void tellsAnybodyThatItLives() {
        given().get("/q/health").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void saysHowToGetIn() {
        String caller = People.account(accounts, Role.CALLER, "DAZHOU");
        People.as(caller)
                .queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .body("security.collectMany {it.keySet()}.sort()", equalTo(WAYS_IN))
                .body("components.securitySchemes.keySet().sort()", equalTo(WAYS_IN))
                .body("components.securitySchemes.apiKey.name", equalTo("X-API-Key"))
                .body("paths['/api/v1/decisions'].post.security", nullValue());
    }

    @Test
    void letsInWhoHasARole() {
        String caller = People.account(accounts, Role.CALLER, "DAZHOU");
        People.as(caller).get("/q/openapi").then().statusCode(200);
        People.as(caller).get("/clauses.css").then().statusCode(200);
        People.as(caller).get("/api/v1/rule-sets").then().statusCode(200);
        People.as(caller)
                .body(People.question("DAZHOU"))
                .post("/api/v1/decisions")
                .then()
                .statusCode(200);
    }
}
