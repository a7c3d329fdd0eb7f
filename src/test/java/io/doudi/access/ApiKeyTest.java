package io.doudi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys of front-end systems. */
@QuarkusTest
@TestProfile(ClosedService.class)
class ApiKeyTest {

    private static final String KEYS = "/api/v1/api-keys";

    private static final String DECISIONS = "/api/v1/decisions";

    @Inject Accounts accounts;

    @Inject ApiKeys keys;

    private String admin;

    @BeforeEach
    void makeAdministrator() {
        admin = People.account(accounts, Role.ADMIN, "*");
    }

    @Test
    void asksForItsRegionsOnly() {
        String key = create("窗口 asks").path("key");
        decide(key, "DAZHOU").then().statusCode(200);
        decide(key, "EZHOU").then().statusCode(403).body("code", equalTo("REGION_NOT_ALLOWED"));
    }

    @Test
    void isRefusedOnceItIsRevoked() {
        Response created = create("revoked");
        decide(created.path("key"), "DAZHOU").then().statusCode(200);
        revoke(created).then().statusCode(200).body("revokedAt", notNullValue());
        decide(created.path("key"), "DAZHOU").then().statusCode(401);
        revoke(created).then().statusCode(200);
        create("revoked").then().statusCode(201);
    }

    @Test
    void tellsOfItsUseAndEndsByItself() {
        Response created =
                People.as(admin)
                        .body(
                                "{\"name\": \"short\", \"regions\": [\"DAZHOU\"], \"expiresAt\": \"2999-01-01T00:00:00Z\"}")
                        .post(KEYS);
        created.then().statusCode(201).body("$", not(hasKey("lastUsedAt")));
        KeyText key = new KeyText(created.path("key"));
        decide(key.text(), "DAZHOU").then().statusCode(200);
        People.as(admin)
                .get(KEYS)
                .then()
                .body("find {it.name == 'short'}.lastUsedAt", notNullValue());
        assertThat(keys.valid(key.hash())).isPresent();
        QuarkusTransaction.requiringNew()
                .run(() -> keys.update("expiresAt = ?1 where name = 'short'", Instant.now()));
        assertThat(keys.valid(key.hash())).isEmpty();
    }

    @Test
    void isShownOnceAndKeptAsAHash() {
        String key = create("hidden").path("key");
        People.as(admin)
                .get(KEYS)
                .then()
                .statusCode(200)
                .body("find {it.name == 'hidden'}", not(hasKey("key")))
                .body("find {it.name == 'hidden'}.createdBy", equalTo(admin));
        assertThat(keys.all())
                .extracting(stored -> stored.hash)
                .doesNotContain(key)
                .contains(new KeyText(key).hash());
    }

    @Test
    void hasItsNameAlone() {
        create("twice").then().statusCode(201);
        create("twice").then().statusCode(409).body("code", equalTo("NAME_TAKEN"));
    }

    @Test
    void neverManagesKeysOrWritesRules() {
        String key = create("curious").path("key");
        People.withKey(key).get(KEYS).then().statusCode(403);
        People.withKey(key)
                .body("{\"from\": \"2023\"}")
                .post("/api/v1/rule-sets/dazhou/drafts")
                .then()
                .statusCode(403);
    }

    @Test
    void isForRegionsOfWhoMakesItOnly() {
        String local = People.account(accounts, Role.ADMIN, "EZHOU");
        Response created = create("of dazhou");
        for (String regions : List.of("*", "DAZHOU", "NATIONAL")) {
            People.as(local)
                    .body(
                            "{\"name\": \"wide\", \"regions\": [\"EZHOU\", \"%s\"]}"
                                    .formatted(regions))
                    .post(KEYS)
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("REGION_NOT_ALLOWED"));
        }
        People.as(local).delete(KEYS + "/" + created.path("id")).then().statusCode(403);
    }

    @Test
    void mustBeAKnownOne() {
        decide("doudi_nothing", "DAZHOU")
                .then()
                .statusCode(401)
                .body("code", equalTo("UNAUTHENTICATED"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \"x\"} | regions",
                "{\"name\": \"x\", \"regions\": [\"DAZHOU\"], \"expiresAt\": \"2020-01-01T00:00:00Z\"} | expiresAt",
                "{\"name\": \"x\", \"regions\": []} | regions",
                "{\"name\": \"\", \"regions\": [\"DAZHOU\"]} | name",
                "{\"name\": \"x\", \"roles\": [\"editor\"], \"regions\": [\"DAZHOU\"]} | roles",
                "{\"name\": \"x\", \"roles\": [], \"regions\": [\"DAZHOU\"]} | roles"
            })
    void isForSystemsOfNamedRegions(String body, String field) {
        People.as(admin).body(body).post(KEYS).then().statusCode(422).body("field", equalTo(field));
    }

    private Response create(String name) {
        return People.as(admin)
                .body("{\"name\": \"%s\", \"regions\": [\"DAZHOU\"]}".formatted(name))
                .post(KEYS);
    }

    private Response revoke(Response created) {
        return People.as(admin).delete(KEYS + "/" + created.path("id"));
    }

    private static Response decide(String key, String region) {
        return People.withKey(key).body(People.question(region)).post(DECISIONS);
    }
}
