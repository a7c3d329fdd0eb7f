package io.doudi.event;

import static io.doudi.event.Happenings.DECIDED;
import static io.doudi.event.Happenings.EVENTS;
import static io.doudi.event.Happenings.as;
import static io.doudi.event.Happenings.decide;
import static io.doudi.event.Happenings.insert;
import static io.doudi.event.Happenings.key;
import static io.doudi.event.Happenings.last;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams go on where they were, and a reader who does not read costs next to nothing. */
@QuarkusTest
@TestProfile(TellingService.class)
class EventStreamTest {

    /** More bytes than both ends keep in their buffers. */
    private static final int MANY = 60_000;

    private static final String INSERT_MANY =
            """
            insert into event (type, at, rule_set, region, record_id, decision, status, caller)
            select 'DECISION_RECORDED', now(), 'flood', 'DAZHOU', gen_random_uuid(), 'temporaryAssistance', 'DECIDED', 'x'
            from generate_series(1, %d)
            """
                    .formatted(MANY);

    @TestHTTPResource("/")
    URI service;

    @Inject AgroalDataSource database;

    @Inject MeterRegistry registry;

    @Inject ObjectMapper json;

    private String key;

    @BeforeEach
    void makeKey() {
        key = key("auditor", "*");
    }

    /** A reader of a stream, as plain as can be. */
    private final class Reader implements AutoCloseable {
        private final Socket socket = new Socket();
        private final BufferedReader in;

        Reader(String query, String more) throws IOException {
            socket.setReceiveBufferSize(8_192);
            socket.setSoTimeout(25_000);
            socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
            OutputStream out = socket.getOutputStream();
            out.write(
                    ("GET " + EVENTS + query + " HTTP/1.0\r\nAccept: text/event-stream\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            out.write(
                    ("X-API-Key: " + key + "\r\n" + more + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            in =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        /** The next line that begins so, without its beginning. */
        String next(String beginning) throws IOException {
            String line = in.readLine();
            while (line != null && !line.startsWith(beginning)) {
                line = in.readLine();
            }
            return line == null ? null : line.substring(beginning.length()).strip();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private Reader open(String query, String more) throws IOException {
        Reader reader = new Reader(query, more);
        assertThat(reader.next("HTTP/1")).contains("200");
        return reader;
    }

    @Test
    void tellsWhatHappensFromNowOn() throws Exception {
        decide();
        try (Reader reader = open("?type=" + DECIDED, "")) {
            assertThat(reader.next(":")).isEqualTo("nothing new");
            String id = decide();
            assertThat(subject(reader)).isEqualTo(id);
        }
    }

    @Test
    void goesOnAfterTheLastOneThatWasSeen() throws Exception {
        long before = last();
        String first = insert(database, "resumed");
        String second = insert(database, "resumed");
        String seen;
        try (Reader reader = open("?ruleSet=resumed&after=" + before, "")) {
            seen = reader.next("id:");
            JsonNode event = json.readTree(reader.next("data:"));
            assertThat(event.path("subject").asText()).isEqualTo(first);
            assertThat(event.path("id").asText()).isEqualTo(seen);
        }
        String third = insert(database, "resumed");
        try (Reader reader = open("?ruleSet=resumed", "Last-Event-ID: " + seen + "\r\n")) {
            assertThat(List.of(subject(reader), subject(reader))).isEqualTo(List.of(second, third));
        }
    }

    private String subject(Reader reader) throws IOException {
        return json.readTree(reader.next("data:")).path("subject").asText();
    }

    @Test
    void readsNoMoreThanASlowReaderTakes() throws Exception {
        long before = last();
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(INSERT_MANY);
        }
        while (last() < before + MANY) {
            assertThat(last()).isGreaterThan(before);
        }
        double told = streamed();
        try (Reader reader = open("?ruleSet=flood&after=" + before, "")) {
            double ahead = stalled() - told;
            assertThat(ahead).isBetween(1.0, MANY * 0.8);
            List<String> ids = new ArrayList<>();
            String id = reader.next("id:");
            while (id != null && ids.size() < 20_000) {
                ids.add(id);
                id = reader.next("id:");
            }
            assertThat(ids)
                    .isEqualTo(
                            LongStream.rangeClosed(before + 1, before + ids.size())
                                    .mapToObj(Long::toString)
                                    .toList());
        }
    }

    /** What is streamed once nothing more is. */
    private double stalled() throws InterruptedException {
        double before = -1;
        double now = streamed();
        while (now > before) {
            Thread.sleep(2_000);
            before = now;
            now = streamed();
        }
        return now;
    }

    private double streamed() {
        return registry.counter("doudi.events.streamed").count();
    }

    @Test
    void endsAfterAWhileAndServesNoMoreThanItSays() throws Exception {
        try (Reader one = open("", "");
                Reader two = open("", "");
                Reader three = open("", "")) {
            as("auditor")
                    .accept("text/event-stream")
                    .get(EVENTS)
                    .then()
                    .statusCode(429)
                    .body("code", equalTo("TOO_MANY_REQUESTS"));
            long start = System.nanoTime();
            assertThat(one.next("data:")).isNull();
            assertThat(two.next("data:")).isNull();
            assertThat(three.next("data:")).isNull();
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(30));
        }
        try (Reader again = open("", "")) {
            assertThat(again.next("Content-Type")).contains("text/event-stream");
        }
    }

    @Test
    void saysAtOnceWhatIsWrong() {
        as("auditor")
                .accept("text/event-stream")
                .get(EVENTS + "?type=other")
                .then()
                .statusCode(422)
                .body("code", equalTo("INVALID_VALUE"));
    }
}
