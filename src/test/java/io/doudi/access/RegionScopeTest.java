package io.doudi.access;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everybody acts for their own regions only. */
@QuarkusTest
@TestProfile(ClosedService.class)
class RegionScopeTest {

    private static final String RULE_SETS = "/api/v1/rule-sets/";
    private static final String BEGIN = "{\"from\": \"%s\", \"version\": \"%s\"}";

    @Inject Accounts accounts;

    private String admin;
    private String dazhou;
    private String approver;

    @BeforeEach
    void makeAccounts() {
        admin = People.account(accounts, Role.ADMIN, "*");
        dazhou = People.account(accounts, Role.EDITOR, "DAZHOU");
        approver = People.account(accounts, Role.APPROVER, "EZHOU");
    }

    @Test
    void beginsDraftsOfOwnRegionsOnly() {
        begin(dazhou, "dazhou", "2023", "own").then().statusCode(201);
        refused(begin(dazhou, "ezhou", "2021", "other"));
        refused(begin(dazhou, "national", "2025", "other"));
        String national = People.account(accounts, Role.EDITOR, "NATIONAL");
        begin(national, "national", "2025", "2025.own").then().statusCode(201);
        refused(begin(national, "dazhou", "2023", "national"));
    }

    @Test
    void showsDecisionsOfOwnRegionsOnly() {
        String caller = People.account(accounts, Role.CALLER, "DAZHOU");
        String id =
                People.as(caller)
                        .body(People.question("DAZHOU"))
                        .post("/api/v1/decisions")
                        .path("decisionId");
        String own = People.account(accounts, Role.AUDITOR, "DAZHOU");
        String other = People.account(accounts, Role.AUDITOR, "EZHOU");
        People.as(own).get("/api/v1/decisions/" + id).then().statusCode(200);
        refused(People.as(other).get("/api/v1/decisions/" + id));
        People.as(own).get("/api/v1/decisions").then().body("decisionId", hasItem(id));
        People.as(other).get("/api/v1/decisions").then().body("decisionId", not(hasItem(id)));
    }

    @Test
    void showsPopulationsOfOwnRegionsOnly() {
        String populations = "/api/v1/populations";
        String id =
                People.as(People.account(accounts, Role.ANALYST, "DAZHOU"))
                        .body("{\"name\": \"own\", \"region\": \"DAZHOU\", \"households\": 2}")
                        .post(populations)
                        .path("id");
        String other = People.account(accounts, Role.ANALYST, "EZHOU");
        People.as(dazhou).get(populations + "/" + id).then().statusCode(200);
        refused(People.as(other).get(populations + "/" + id));
        refused(People.as(other).accept("*/*").get(populations + "/" + id + "/households"));
        refused(People.as(other).delete(populations + "/" + id));
        People.as(dazhou).get(populations).then().body("id", hasItem(id));
        People.as(other).get(populations).then().body("id", not(hasItem(id)));
    }

    @Test
    void saysWhoMayWhat() {
        begin(dazhou, "ezhou", "2021", "told")
                .then()
                .body("detail", containsString("editor@DAZHOU"))
                .body("detail", containsString("[DAZHOU], not for EZHOU"));
    }

    @Test
    void takesNoNameOfAnotherRegionsRuleSet() {
        refused(
                People.as(dazhou)
                        .body(
                                """
                                {"version": "2099", "manifest": {"id": "x", "layer": "REGION", "region": "DAZHOU",
                                 "title": {"zh": "示例", "en": "Sample"}, "effectiveFrom": "2099-01-01"}}
                                """)
                        .post(RULE_SETS + "ezhou/drafts"));
    }

    @Test
    void movesNoDraftToAnotherRegion() {
        begin(dazhou, "dazhou", "2023", "moved").then().statusCode(201);
        String path = RULE_SETS + "dazhou/drafts/moved/files/rule-set.yaml";
        Response manifest = People.as(dazhou).get(path);
        refused(put(path, manifest, manifest.asString().replace("DAZHOU", "EZHOU")));
        put(path, manifest, manifest.asString() + "\n").then().statusCode(200);
    }

    private Response put(String path, Response before, String text) {
        return People.as(dazhou)
                .contentType("text/plain; charset=UTF-8")
                .header("If-Match", before.header("ETag"))
                .body(text)
                .put(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"approve", "reject", "publish"})
    void decidesOverNoDraftOfAnotherRegion(String step) {
        begin(dazhou, "dazhou", "2023", "judged-" + step).then().statusCode(201);
        String draft = RULE_SETS + "dazhou/drafts/judged-" + step + "/" + step;
        refused(People.as(approver).body("{}").post(draft));
        String own = People.account(accounts, Role.APPROVER, "DAZHOU");
        People.as(own).body("{}").post(draft).then().statusCode(409);
    }

    @Test
    void withdrawsNothingOfAnotherRegion() {
        refused(
                People.as(approver)
                        .body("{\"reason\": \"x\"}")
                        .post(RULE_SETS + "dazhou/versions/2023/withdraw"));
    }

    @ParameterizedTest
    @CsvSource({"POST, checks", "POST, submit", "DELETE, ''", "DELETE, files/income.dmn"})
    void changesNoDraftOfAnotherRegion(String method, String step) {
        begin(admin, "ezhou", "2021", "others").then();
        String path = RULE_SETS + "ezhou/drafts/others/" + step;
        refused(
                People.as(dazhou)
                        .header("If-Match", "\"x\"")
                        .body("{\"change\": \"x\"}")
                        .request(method, path.replaceAll("/$", "")));
    }

    @Test
    void importsNoArchiveOfAnotherRegion() {
        byte[] archive =
                People.as(admin).get(RULE_SETS + "ezhou/versions/2021/export").asByteArray();
        refused(send(dazhou, archive));
        send(admin, archive).then().statusCode(409).body("code", equalTo("VERSION_EXISTS"));
    }

    private static Response send(String name, byte[] archive) {
        return People.as(name)
                .contentType("application/zip")
                .body(archive)
                .post(RULE_SETS + "import");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html", "application/pdf"})
    void decidesCasesOfOwnRegionsOnly(String kind) {
        String analyst = People.account(accounts, Role.ANALYST, "DAZHOU");
        decide(analyst, "DAZHOU", kind).then().statusCode(200);
        refused(decide(analyst, "EZHOU", kind));
    }

    @Test
    void takesOverNoAccountOfAnotherRegion() {
        String local = People.account(accounts, Role.ADMIN, "EZHOU");
        String grant =
                "{\"password\": \"a long password\", \"roles\": [\"admin\"], \"regions\":"
                        + " [\"%s\"]}";
        refused(People.as(local).body(grant.formatted("EZHOU")).put("/api/v1/accounts/" + admin));
        refused(People.as(local).body(grant.formatted("*")).put("/api/v1/accounts/" + local));
        refused(People.as(local).body(grant.formatted("*")).put("/api/v1/accounts/other"));
        People.as(local)
                .body(grant.formatted("EZHOU"))
                .put("/api/v1/accounts/third")
                .then()
                .statusCode(200);
    }

    @Test
    void readsTheRulesOfAllRegions() {
        People.as(dazhou).get(RULE_SETS + "ezhou/versions/2021").then().statusCode(200);
    }

    private static Response decide(String name, String region, String kind) {
        return People.as(name).accept(kind).body(People.question(region)).post("/api/v1/decisions");
    }

    private static Response begin(String name, String ruleSet, String from, String version) {
        return People.as(name)
                .body(BEGIN.formatted(from, version))
                .post(RULE_SETS + ruleSet + "/drafts");
    }

    private static void refused(Response response) {
        response.then().statusCode(403).body("code", equalTo("REGION_NOT_ALLOWED"));
    }
}
