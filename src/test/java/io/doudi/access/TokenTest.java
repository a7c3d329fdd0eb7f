package io.doudi.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tokens of a sign-in service, from one that runs beside the tests. */
@QuarkusTest
@TestProfile(TokenIssuer.Profile.class)
class TokenTest {

    private static final String RULE_SETS = "/api/v1/rule-sets";

    @Inject Accounts accounts;

    @Test
    void letsInWhoHasAKnownRole() {
        String token = TokenIssuer.token("doudi", 60, claims(List.of("caller"), "DAZHOU"));
        bearer(token).get(RULE_SETS).then().statusCode(200);
        bearer(token).get(RULE_SETS + "/drafts").then().statusCode(403);
    }

    @Test
    void obeysTheRegions() {
        String token = TokenIssuer.token("doudi", 60, claims(List.of("caller"), "DAZHOU"));
        decide(token, "DAZHOU").then().statusCode(200);
        decide(token, "EZHOU").then().statusCode(403).body("code", equalTo("REGION_NOT_ALLOWED"));
        Map<String, Object> silent =
                Map.of("preferred_username", "li.na", "roles", List.of("caller"));
        decide(TokenIssuer.token("doudi", 60, silent), "DAZHOU").then().statusCode(403);
    }

    @Test
    void callsThePersonByTheirName() {
        String token = TokenIssuer.token("doudi", 60, claims(List.of("editor"), "DAZHOU"));
        bearer(token)
                .body("{\"from\": \"2023\", \"version\": \"token\"}")
                .post(RULE_SETS + "/dazhou/drafts")
                .then()
                .statusCode(201)
                .body("createdBy", equalTo("li.na"));
    }

    @Test
    void claimsNoGroupOfRoles() {
        List<String> groups = List.of("everybody", "staff", "writers", "approvers", "king");
        String token = TokenIssuer.token("doudi", 60, claims(groups, "*"));
        bearer(token).get(RULE_SETS).then().statusCode(403);
        bearer(token).get(RULE_SETS + "/drafts").then().statusCode(403);
    }

    @Test
    void refusesATokenForSomebodyElse() {
        refused(TokenIssuer.token("another-service", 60, claims(List.of("admin"), "*")));
    }

    @Test
    void refusesATokenThatIsOver() {
        refused(TokenIssuer.token("doudi", -600, claims(List.of("admin"), "*")));
    }

    @Test
    void refusesATokenOfAnotherIssuer() {
        refused(TokenIssuer.foreign(claims(List.of("admin"), "*")));
    }

    @Test
    void refusesATokenThatWasChanged() {
        String token = TokenIssuer.token("doudi", 60, claims(List.of("caller"), "DAZHOU"));
        String[] parts = token.split("\\.");
        String other = TokenIssuer.token("doudi", 60, claims(List.of("admin"), "*"));
        refused(parts[0] + "." + other.split("\\.")[1] + "." + parts[2]);
        refused(TokenIssuer.unsigned(token));
        refused("x.y.z");
        refused("");
    }

    @Test
    void leavesPasswordsAndKeysAsTheyAre() {
        given().get(RULE_SETS).then().statusCode(401);
        String name = People.account(accounts, Role.CALLER, "DAZHOU");
        People.as(name).get(RULE_SETS).then().statusCode(200);
    }

    private static Map<String, Object> claims(List<String> roles, String region) {
        return Map.of("preferred_username", "li.na", "roles", roles, "regions", List.of(region));
    }

    private static RequestSpecification bearer(String token) {
        return given().contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
    }

    private static Response decide(String token, String region) {
        return bearer(token).body(People.question(region)).post("/api/v1/decisions");
    }

    private static void refused(String token) {
        bearer(token)
                .get(RULE_SETS)
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHENTICATED"));
    }
}
