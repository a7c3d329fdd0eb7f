package io.doudi.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

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

    @Inject Accounts accounts;

    @Test
    void knowsWhoHasThePasswordAndForgetsTheOldOne() {
        accounts.put("王芳", PASSWORD, List.of(Role.EDITOR, Role.APPROVER));
        assertThat(accounts.roles("王芳", PASSWORD.toCharArray()))
                .contains(Set.of(Role.EDITOR, Role.APPROVER));
        assertThat(accounts.roles("王芳", "another password".toCharArray())).isEmpty();
        assertThat(accounts.roles("nobody", PASSWORD.toCharArray())).isEmpty();
        accounts.put("王芳", "another password", List.of(Role.AUDITOR));
        assertThat(accounts.roles("王芳", PASSWORD.toCharArray())).isEmpty();
        assertThat(accounts.roles("王芳", "another password".toCharArray()))
                .contains(Set.of(Role.AUDITOR));
    }

    @Test
    void keepsHashesOnly() {
        accounts.put("hashed", PASSWORD, List.of(Role.EDITOR));
        assertThat(accounts.all())
                .extracting(account -> account.passwordHash)
                .allSatisfy(hash -> assertThat(hash).startsWith("$2").doesNotContain(PASSWORD));
    }

    @Test
    void makesTheFirstAdministratorOnlyOnce() {
        accounts.firstAdministrator();
        assertThat(accounts.firstAdministrator()).isEqualTo(Optional.empty());
    }

    @Test
    void listsNoPasswords() {
        put("admin", "listed", "{\"password\": \"%s\", \"roles\": [\"editor\"]}")
                .then()
                .statusCode(200)
                .body("roles", hasItem("editor"));
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
                "{\"password\": \"%s\", \"roles\": []} | 422 | roles",
                "{\"password\": \"%s\"} | 422 | roles",
                "{\"password\": \"%s\", \"roles\": [\"king\"]} | 400 | roles"
            })
    void refusesAnAccountThatCannotBe(String body, int status, String field) {
        put("admin", "refused", body).then().statusCode(status).body("field", equalTo(field));
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
