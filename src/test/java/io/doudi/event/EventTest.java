package io.doudi.event;

import static io.doudi.event.Happenings.DECIDED;
import static io.doudi.event.Happenings.EVENTS;
import static io.doudi.event.Happenings.PUBLISHED;
import static io.doudi.event.Happenings.WITHDRAWN;
import static io.doudi.event.Happenings.after;
import static io.doudi.event.Happenings.as;
import static io.doudi.event.Happenings.decide;
import static io.doudi.event.Happenings.insert;
import static io.doudi.event.Happenings.key;
import static io.doudi.event.Happenings.last;
import static io.doudi.event.Happenings.withKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import io.doudi.MovingClock;
import io.doudi.ruleset.Staff;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whoever reads events page by page gets each of them once, in one order, and none that is not
 * theirs.
 */
@QuarkusTest
@TestProfile(TellingService.class)
class EventTest {

    @Inject AgroalDataSource database;

    @Inject MovingClock clock;

    @Inject EventRetention retention;

    @Inject ObjectMapper json;

    @AfterEach
    void restore() {
        clock.set(Duration.ZERO);
    }

    @Test
    void tellsOfPublicationsAndWithdrawals() {
        Staff staff = new Staff("TELLAND");
        staff.begin("1", "2025-07-01", 700);
        staff.finish("1", "{}").then().statusCode(200);
        Response published = as("caller").get(EVENTS + "?ruleSet=telland-standards");
        published
                .then()
                .statusCode(200)
                .body("size()", equalTo(1))
                .body("[0].specversion", equalTo("1.0"))
                .body("[0].source", equalTo("urn:doudi"))
                .body("[0].type", equalTo(PUBLISHED))
                .body("[0].subject", equalTo("telland-standards/1"))
                .body("[0].datacontenttype", equalTo("application/json"))
                .body("[0].data.region", equalTo("TELLAND"))
                .body("[0].data.effectiveFrom", equalTo("2025-07-01"));
        staff.withdraw("1").then().statusCode(200);
        as("caller")
                .get(EVENTS + "?ruleSet=telland-standards&after=" + published.path("[0].id"))
                .then()
                .body("type", equalTo(List.of(WITHDRAWN)))
                .body("[0].data.version", equalTo("1"));
    }

    @Test
    void beginsWithWhatIsPublished() {
        as("caller")
                .get(EVENTS + "?type=" + PUBLISHED)
                .then()
                .body("type", everyItem(equalTo(PUBLISHED)))
                .body("subject", hasItems("dazhou/2023", "national/2025", "jilin-standards/2017"));
    }

    @Test
    void tellsOfADecisionWithoutFacts() {
        long before = last();
        String id = decide();
        Response events = after(before);
        events.then()
                .body("subject", hasItem(id))
                .body("find { it.subject == '%s' }.type".formatted(id), equalTo(DECIDED))
                .body("find { it.subject == '%s' }.data.status".formatted(id), equalTo("DECIDED"));
        JsonNode data =
                json.valueToTree(events.path("find { it.subject == '%s' }.data".formatted(id)));
        assertThat(data.fieldNames())
                .toIterable()
                .containsExactly(
                        "decisionId", "region", "decision", "status", "ruleSetVersions", "hits");
        assertThat(data.get("hits").toString()).contains("DZ-TR-01");
        assertThat(data.get("ruleSetVersions").toString()).contains("dazhou/2023", "national/");
        assertThat(events.asString()).doesNotContain("secret-case");
    }

    @Test
    void isWhatTheFormatSays() throws Exception {
        decide();
        JsonNode all = json.readTree(after(0).asString());
        assertThat(all).hasSizeGreaterThan(10);
        for (JsonNode one : all) {
            CloudEvent event =
                    EventFormatProvider.getInstance()
                            .resolveFormat(JsonFormat.CONTENT_TYPE)
                            .deserialize(one.toString().getBytes(StandardCharsets.UTF_8));
            assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
            assertThat(event.getTime()).isNotNull();
        }
        as("caller")
                .accept(EventResource.BATCH)
                .get(EVENTS)
                .then()
                .contentType(startsWith(EventResource.BATCH));
    }

    @Test
    void losesNothingThatIsCommittedLate() throws Exception {
        long before = last();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            String late = insert(connection, "late");
            String early = insert(database, "early");
            Response first = after(before);
            first.then().body("subject", equalTo(List.of(early)));
            long read = Long.parseLong(first.path("[0].id"));
            after(read).then().body("size()", equalTo(0));
            connection.commit();
            after(read).then().body("subject", equalTo(List.of(late)));
        }
    }

    @Test
    void givesEveryReaderTheSameWhileManyWrite() throws Exception {
        long before = last();
        AtomicBoolean written = new AtomicBoolean();
        List<CompletableFuture<List<String>>> readers =
                IntStream.range(0, 3)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> read(before, written)))
                        .toList();
        List<CompletableFuture<List<String>>> writers =
                IntStream.range(0, 6)
                        .mapToObj(i -> CompletableFuture.supplyAsync(this::write))
                        .toList();
        List<String> all = new ArrayList<>();
        for (CompletableFuture<List<String>> writer : writers) {
            all.addAll(writer.get());
        }
        written.set(true);
        for (CompletableFuture<List<String>> reader : readers) {
            assertThat(reader.get()).containsExactlyInAnyOrderElementsOf(all);
            assertThat(reader.get()).isEqualTo(readers.get(0).get());
        }
        List<String> ids = after(before).path("id");
        assertThat(ids)
                .isEqualTo(
                        LongStream.rangeClosed(before + 1, before + all.size())
                                .mapToObj(Long::toString)
                                .toList());
    }

    private List<String> write() {
        List<String> ids = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                try (Connection connection = database.getConnection()) {
                    connection.setAutoCommit(false);
                    ids.add(insert(connection, "many"));
                    Thread.sleep(ThreadLocalRandom.current().nextInt(15));
                    connection.commit();
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return ids;
    }

    private static List<String> read(long before, AtomicBoolean written) {
        List<String> ids = new ArrayList<>();
        long position = before;
        boolean more = true;
        while (more) {
            boolean isLast = written.get();
            Response page = as("auditor").get(EVENTS + "?limit=7&after=" + position);
            List<String> found = page.path("subject");
            ids.addAll(found);
            position = next(page);
            more = !isLast || !found.isEmpty();
        }
        return ids;
    }

    private static long next(Response page) {
        return Long.parseLong(page.header("Link").replaceAll(".*after=(\\d+).*", "$1"));
    }

    @Test
    void namesTheNextPage() {
        String link = as("caller").get(EVENTS + "?type=" + PUBLISHED + "&limit=2").header("Link");
        assertThat(link)
                .startsWith("<" + EVENTS + "?")
                .contains("type=" + PUBLISHED, "limit=2", "after=2")
                .endsWith("; rel=\"next\"");
    }

    @Test
    void showsEachWhatIsTheirs() {
        long before = last();
        String dazhou = key("caller", "DAZHOU");
        String own = decide(withKey(dazhou), "DAZHOU");
        String others = decide();
        String elsewhere = decide(as("caller"), "EZHOU");
        String query = EVENTS + "?after=" + before;
        withKey(dazhou).get(query).then().body("subject", equalTo(List.of(own)));
        withKey(key("auditor", "DAZHOU"))
                .get(query)
                .then()
                .body("subject", equalTo(List.of(own, others)));
        withKey(key("auditor", "EZHOU"))
                .get(query)
                .then()
                .body("subject", equalTo(List.of(elsewhere)));
        as("auditor").get(query).then().body("subject", hasItems(own, others, elsewhere));
    }

    @Test
    void tellsARegionOfItsRulesAndOfTheBaseline() {
        withKey(key("caller", "EZHOU"))
                .get(EVENTS + "?limit=1000&type=" + PUBLISHED)
                .then()
                .body("subject", hasItems("ezhou/2021", "national/2014"))
                .body("subject", not(hasItem("dazhou/2023")));
    }

    @ParameterizedTest
    @CsvSource({
        "type=other, 422, INVALID_VALUE",
        "after=x, 422, INVALID_VALUE",
        "after=-1, 422, OUT_OF_RANGE",
        "after=99999999, 422, OUT_OF_RANGE",
        "limit=0, 422, OUT_OF_RANGE",
        "limit=1001, 422, OUT_OF_RANGE"
    })
    void refusesWhatItCannotAnswer(String query, int status, String code) {
        as("caller")
                .get(EVENTS + "?" + query)
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }

    @Test
    void dropsOldDecisionsAndSaysSo() {
        String first = decide();
        long early = last() - 1;
        decide();
        clock.set(Duration.ofDays(8));
        retention.run();
        as("auditor")
                .get(EVENTS + "?after=" + early)
                .then()
                .statusCode(410)
                .body("code", equalTo("EVENTS_GONE"));
        after(0).then().body("subject", not(hasItem(first))).body("type", hasItem(PUBLISHED));
        as("auditor").get(EVENTS + "?type=" + PUBLISHED + "&after=1").then().statusCode(200);
        as("auditor").get("/api/v1/decisions/" + first).then().statusCode(200);
    }
}
