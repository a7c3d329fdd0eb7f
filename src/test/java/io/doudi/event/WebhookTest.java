package io.doudi.event;

import static io.doudi.event.Happenings.DECIDED;
import static io.doudi.event.Happenings.WEBHOOKS;
import static io.doudi.event.Happenings.as;
import static io.doudi.event.Happenings.decide;
import static io.doudi.event.Happenings.insert;
import static io.doudi.event.Happenings.last;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.doudi.MovingClock;
import io.doudi.event.Receiver.Delivery;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every event reaches its receiver, in order, signed, and no other place. */
@QuarkusTest
@TestProfile(TellingService.class)
class WebhookTest {

    @Inject AgroalDataSource database;

    @Inject MovingClock clock;

    @Inject ObjectMapper json;

    private final String path = "/" + UUID.randomUUID();
    private final List<String> made = new ArrayList<>();
    private Receiver receiver;

    @BeforeEach
    void start() {
        receiver = Receiver.start();
    }

    @AfterEach
    void stop() {
        clock.set(Duration.ZERO);
        made.forEach(id -> as("admin").delete(WEBHOOKS + "/" + id));
        receiver.close();
    }

    private static Response order(String url, String more) {
        return as("admin")
                .body("{\"url\": \"%s\", \"regions\": [\"*\"]%s}".formatted(url, more))
                .post(WEBHOOKS);
    }

    private Response create(String more) {
        Response created = order(Receiver.ORIGIN + path, more);
        created.then().statusCode(201);
        made.add(created.path("id"));
        return created;
    }

    private Response create() {
        return create(", \"types\": [\"%s\"]".formatted(DECIDED));
    }

    private static Response state(Response created) {
        return as("admin").get(WEBHOOKS + "/" + created.path("id"));
    }

    private static Response awaitState(Response created, String state) throws InterruptedException {
        Instant end = Instant.now().plusSeconds(20);
        Response found = state(created);
        while (!found.path("state").equals(state) && Instant.now().isBefore(end)) {
            Thread.sleep(50);
            found = state(created);
        }
        return found.then().body("state", equalTo(state)).extract().response();
    }

    private List<String> subjects(List<Delivery> deliveries) {
        return deliveries.stream().map(one -> subject(one.body())).toList();
    }

    private String subject(byte[] body) {
        try {
            return json.readTree(body).path("subject").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void sendsEveryEventInOrderAndSigned() throws Exception {
        Response created = create();
        List<String> ids = List.of(decide(), decide(), decide());
        List<Delivery> deliveries = receiver.await(path, 3);
        assertThat(subjects(deliveries)).isEqualTo(ids);
        String secret = created.path("secret");
        for (Delivery delivery : deliveries) {
            assertThat(delivery.type()).startsWith("application/cloudevents+json");
            assertThat(delivery.signature()).isEqualTo("v1," + signature(secret, delivery));
            assertThat(Long.parseLong(delivery.timestamp()))
                    .isCloseTo(Instant.now().getEpochSecond(), Offset.offset(60L));
            assertThat(json.readTree(delivery.body()).path("id").asText()).isEqualTo(delivery.id());
        }
        state(created)
                .then()
                .body("secret", nullValue())
                .body("state", equalTo("ACTIVE"))
                .body("lag", equalTo(0))
                .body("lastSuccessAt", notNullValue())
                .body("lastFailure", nullValue());
    }

    /** As the specification of Standard Webhooks says, written here once more. */
    private static String signature(String secret, Delivery delivery) throws Exception {
        assertThat(secret).startsWith("whsec_");
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes(
                (delivery.id() + "." + delivery.timestamp() + ".")
                        .getBytes(StandardCharsets.UTF_8));
        signed.writeBytes(delivery.body());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray()));
    }

    @Test
    void sendsAgainUntilTheReceiverTakesIt() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        receiver.answer(
                path, one -> Receiver.status(one, attempts.incrementAndGet() <= 3 ? 500 : 200));
        Response created = create();
        String first = decide();
        String second = decide();
        assertThat(subjects(receiver.await(path, 5)))
                .isEqualTo(List.of(first, first, first, first, second));
        awaitState(created, "ACTIVE")
                .then()
                .body("lastFailure", equalTo("HTTP 500"))
                .body("failures", equalTo(0));
    }

    @Test
    void goesOnWhenTheReceiverIsBack() throws Exception {
        receiver.close();
        Response created = create();
        String first = decide();
        String second = decide();
        awaitState(created, "FAILING")
                .then()
                .body("lastFailure", containsString("No connection"))
                .body("nextAttemptAt", notNullValue());
        receiver = Receiver.start();
        assertThat(subjects(receiver.await(path, 2))).isEqualTo(List.of(first, second));
    }

    @Test
    void followsNoRedirect() throws Exception {
        receiver.answer(
                path,
                one -> {
                    one.getResponseHeaders().add("Location", Receiver.ORIGIN + path + "/other");
                    Receiver.status(one, 302);
                });
        Response created = create();
        decide();
        awaitState(created, "FAILING").then().body("lastFailure", equalTo("HTTP 302"));
        assertThat(receiver.at(path + "/other")).isEmpty();
    }

    @Test
    void waitsNotForEver() throws Exception {
        receiver.answer(path, one -> pause());
        Response created = create();
        decide();
        awaitState(created, "FAILING").then().body("lastFailure", equalTo("No answer in time"));
    }

    private static void pause() {
        try {
            Thread.sleep(3_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A connection to the database that ends is all that others see of a node that ends. */
    @Test
    void leavesAWebhookToTheNodeThatHasItAndTakesItOverThen() throws Exception {
        Response created = create();
        String first;
        String second;
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            try (PreparedStatement lock =
                    other.prepareStatement("select id from webhook where id = ? for update")) {
                lock.setObject(1, UUID.fromString(created.path("id")));
                lock.executeQuery();
            }
            first = decide();
            second = decide();
            Thread.sleep(1_500);
            assertThat(receiver.at(path)).isEmpty();
            other.rollback();
        }
        assertThat(subjects(receiver.await(path, 2))).isEqualTo(List.of(first, second));
    }

    @Test
    void sendsWhatHappenedAfterAnEventThatIsNamed() throws Exception {
        long before = last();
        String id = insert(database, "replayed");
        last();
        create(
                ", \"types\": [\"%s\"], \"ruleSets\": [\"replayed\"], \"after\": %d"
                        .formatted(DECIDED, before));
        assertThat(subjects(receiver.await(path, 1))).isEqualTo(List.of(id));
    }

    @Test
    void sendsOnlyWhatIsOfItsRegions() throws Exception {
        Response created =
                as("admin")
                        .body(
                                "{\"url\": \"%s\", \"regions\": [\"EZHOU\"], \"types\": [\"%s\"]}"
                                        .formatted(Receiver.ORIGIN + path, DECIDED))
                        .post(WEBHOOKS);
        made.add(created.path("id"));
        decide();
        String id = decide(as("caller"), "EZHOU");
        decide();
        assertThat(subjects(receiver.await(path, 1))).isEqualTo(List.of(id));
        Thread.sleep(500);
        assertThat(receiver.at(path)).hasSize(1);
    }

    @Test
    void isSwitchedOffAfterDaysOfFailures() throws Exception {
        receiver.answer(path, one -> Receiver.status(one, 503));
        Response created = create();
        decide();
        awaitState(created, "FAILING");
        clock.set(Duration.ofDays(6));
        awaitState(created, "SWITCHED_OFF").then().body("switchedOffAt", notNullValue());
        int count = receiver.at(path).size();
        Thread.sleep(1_000);
        assertThat(receiver.at(path)).hasSize(count);
    }

    @Test
    void isSwitchedOffAtOnceIfTheReceiverSaysThatItIsGone() throws Exception {
        receiver.answer(path, one -> Receiver.status(one, 410));
        Response created = create();
        decide();
        awaitState(created, "SWITCHED_OFF");
        assertThat(receiver.at(path)).hasSize(1);
    }

    @Test
    void sendsNothingOnceItIsDeleted() throws Exception {
        Response created = create();
        String id = created.path("id");
        as("admin")
                .delete(WEBHOOKS + "/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("DELETED"));
        decide();
        Thread.sleep(1_000);
        assertThat(receiver.at(path)).isEmpty();
        as("admin").get(WEBHOOKS).then().body("id", hasItem(id)).body("[0]", not("secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/x",
                "http://localhost/x",
                "http://127.0.0.1:5432/",
                "http://169.254.169.254/latest/meta-data",
                "https://other.example/x"
            })
    void refusesHostsThatAreNotNamed(String url) {
        order(url, "")
                .then()
                .statusCode(422)
                .body("code", equalTo("WEBHOOK_HOST_NOT_ALLOWED"))
                .body("field", equalTo("url"));
    }

    @ParameterizedTest
    @CsvSource({
        "file:///etc/passwd, INVALID_VALUE",
        "not a url, INVALID_VALUE",
        "https://a:b@localhost/, INVALID_VALUE",
        "https://localhost/#x, INVALID_VALUE",
        "ftp://localhost/, INVALID_VALUE"
    })
    void refusesWhatIsNoAddress(String url, String code) {
        order(url, "").then().statusCode(422).body("code", equalTo(code));
    }

    @Test
    void refusesAnOrderWithoutAnAddressOrAType() {
        as("admin")
                .body("{\"regions\": [\"*\"]}")
                .post(WEBHOOKS)
                .then()
                .statusCode(422)
                .body("code", equalTo("REQUIRED"));
        order(Receiver.ORIGIN + path, ", \"types\": [\"other\"]").then().statusCode(400);
        order(Receiver.ORIGIN + path, ", \"after\": 99999999").then().statusCode(422);
    }

    @Test
    void saysWhatItDoesNotKnow() {
        as("admin")
                .get(WEBHOOKS + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("code", equalTo("WEBHOOK_NOT_FOUND"));
    }

    @Test
    void countsWhatItSends() throws Exception {
        create();
        decide();
        receiver.await(path, 1);
        Thread.sleep(300);
        assertThat(as("auditor").get("/q/metrics").asString())
                .containsPattern("doudi_events_deliveries_total\\{outcome=\"delivered\",?\\} [1-9]")
                .contains("doudi_events_lag_seconds");
    }
}
