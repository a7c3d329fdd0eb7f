package io.doudi.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.doudi.ruleset.OwnDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accounts: who can sign in, and what the administrator may give. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class AccountsTest {

    private static final String PASSWORD = "a long password";
    private static final String BODY =
            "{\"password\": \"%s\", \"roles\": [\"editor\"], \"regions\": [\"DAZHOU\"]}";

    @Inject Accounts accounts;

    @Inject SignIn signIn;

    @Test
    void knowsWhoHasThePasswordAndForgetsTheOldOne() {
        Rights before = rights(Role.EDITOR, Role.APPROVER);
        accounts.put(People.SYSTEM, "王芳", PASSWORD, before);
        assertThat(signIn.rights("王芳", PASSWORD)).contains(before);
        assertThat(signIn.rights("王芳", PASSWORD)).contains(before);
        assertThat(signIn.rights("王芳", "another password")).isEmpty();
        assertThat(signIn.rights("nobody", PASSWORD)).isEmpty();
        accounts.put(People.SYSTEM, "王芳", "another password", rights(Role.AUDITOR));
        assertThat(signIn.rights("王芳", PASSWORD)).isEmpty();
        assertThat(signIn.rights("王芳", "another password")).contains(rights(Role.AUDITOR));
    }

    @Test
    void takesRightsAwayAtOnce() {
        accounts.put(People.SYSTEM, "moved", PASSWORD, rights(Role.APPROVER));
        assertThat(signIn.rights("moved", PASSWORD)).contains(rights(Role.APPROVER));
        accounts.put(People.SYSTEM, "moved", PASSWORD, rights(Role.ANALYST));
        assertThat(signIn.rights("moved", PASSWORD)).contains(rights(Role.ANALYST));
    }

    @Test
    void keepsHashesOnly() {
        accounts.put(People.SYSTEM, "hashed", PASSWORD, rights(Role.EDITOR));
        assertThat(accounts.all())
                .extracting(account -> account.passwordHash)
                .allSatisfy(hash -> assertThat(hash).startsWith("$2").doesNotContain(PASSWORD));
    }

    private static Rights rights(Role... roles) {
        return new Rights(Set.of(roles), Regions.of(Set.of("DAZHOU")));
    }

    @Test
    void makesTheFirstAdministratorOnlyOnce() {
        accounts.firstAdministrator();
        assertThat(accounts.firstAdministrator()).isEqualTo(Optional.empty());
    }

    @Test
    void listsNoPasswords() {
        put("admin", "listed", BODY)
                .then()
                .statusCode(200)
                .body("roles", hasItem("editor"))
                .body("regions", hasItem("DAZHOU"));
        given().auth()
                .preemptive()
                .basic("admin", "admin")
                .get("/api/v1/accounts")
                .then()
                .body("name", hasItem("listed"))
                .body("[0].keySet()", not(hasItem("password")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"password\": \"short\", \"roles\": [\"editor\"]} | 422 | password",
                "{\"password\": \"七十二字节只够二十四个汉字所以这一句话对于密码来说太长了\", \"roles\": [\"editor\"], \"regions\": [\"*\"]} | 422 | password",
                "{\"password\": \"%s\", \"roles\": []} | 422 | roles",
                "{\"password\": \"%s\"} | 422 | roles",
                "{\"password\": \"%s\", \"roles\": [null], \"regions\": [\"*\"]} | 422 | roles",
                "{\"password\": \"%s\", \"roles\": [\"editor\"], \"regions\": [null]} | 400 | regions",
                "{\"password\": \"%s\", \"roles\": [\"king\"]} | 400 | roles",
                "{\"password\": \"%s\", \"roles\": [\"editor\"]} | 422 | regions",
                "{\"password\": \"%s\", \"roles\": [\"editor\"], \"regions\": []} | 422 | regions",
                "{\"password\": \"%s\", \"roles\": [\"editor\"], \"regions\": [\"达州\"]} | 422 | regions"
            })
    void refusesAnAccountThatCannotBe(String body, int status, String field) {
        put("admin", "refused", body).then().statusCode(status).body("field", equalTo(field));
    }

    @Test
    void keepThePasswordIfNoneIsSentAndStayOutOnceSwitchedOff() {
        put("admin", "leaver", BODY).then().statusCode(200);
        put("admin", "leaver", "{\"roles\": [\"auditor\"], \"regions\": [\"DAZHOU\"]}")
                .then()
                .statusCode(200);
        assertThat(signIn.rights("leaver", PASSWORD)).contains(rights(Role.AUDITOR));
        delete("leaver").then().statusCode(200).body("switchedOffAt", notNullValue());
        assertThat(signIn.rights("leaver", PASSWORD)).isEmpty();
        put("admin", "leaver", BODY).then().statusCode(200).body("$", not(hasKey("switchedOffAt")));
        assertThat(signIn.rights("leaver", PASSWORD)).contains(rights(Role.EDITOR));
        delete("nobody").then().statusCode(404).body("code", equalTo("ACCOUNT_NOT_FOUND"));
    }

    @Test
    void areNotTakenFromThemselves() {
        put("admin", "admin", BODY).then().statusCode(403).body("code", equalTo("OWN_ACCOUNT"));
        put("admin", "admin", BODY.replace("editor", "admin")).then().statusCode(200);
        delete("admin").then().statusCode(403).body("code", equalTo("OWN_ACCOUNT"));
    }

    @Test
    void areSwitchedOffForOwnRegionsOnly() {
        put("admin", "of-dazhou", BODY).then().statusCode(200);
        Actor ofEzhou = new Actor("other", Set.of(), Regions.of(Set.of("EZHOU")));
        assertThatThrownBy(() -> accounts.switchOff(ofEzhou, "of-dazhou"))
                .hasMessageContaining("may act for the regions [EZHOU]");
    }

    private static Response delete(String name) {
        return given().auth()
                .preemptive()
                .basic("admin", "admin")
                .delete("/api/v1/accounts/" + name);
    }

    @Test
    void leaveATrail() {
        put("admin", "traced", BODY).then().statusCode(200);
        given().auth()
                .preemptive()
                .basic("auditor", "auditor")
                .get("/api/v1/access-events")
                .then()
                .statusCode(200)
                .body(
                        "findAll {it.subject == 'traced'}.collect {it.actor + it.action + it.details}",
                        equalTo(List.of("adminACCOUNT_PUT[editor] [DAZHOU]")));
    }

    @Test
    void areForAdministratorsOnly() {
        put("editor", "x", "{\"password\": \"%s\", \"roles\": [\"admin\"]}")
                .then()
                .statusCode(403)
                .body("code", equalTo("FORBIDDEN"));
    }

    private static Response put(String actor, String name, String body) {
        return given().auth()
                .preemptive()
                .basic(actor, actor)
                .contentType(ContentType.JSON)
                .body(body.replace("%s", PASSWORD))
                .put("/api/v1/accounts/" + name);
    }
}
