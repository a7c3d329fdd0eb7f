package io.doudi.decision;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.http.impl.io.ChunkedInputStream;
import org.apache.http.impl.io.HttpTransportMetricsImpl;
import org.apache.http.impl.io.SessionInputBufferImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many decisions in one call, in order, with a problem for each line that cannot be answered. */
@QuarkusTest
@Timeout(120)
class BatchTest {

    private static final String BATCH = "/api/v1/decisions/batch";
    private static final int MANY_LINES = 60_000;
    private static final String JSON_LINES = "application/x-ndjson";

    @Inject ObjectMapper json;

    @TestHTTPResource URI service;

    private static RequestSpecification caller() {
        return given().auth().preemptive().basic("caller", "caller");
    }

    private static String line(String reference, int persons) {
        return """
               {"region": "DAZHOU", "asOf": "2023-10-10", "decision": "temporaryAssistance", "explain": "none",\
                "caseReference": "%s", "input": {"household": {"area": "URBAN"},\
                "hardship": {"type": "EXPENDITURE", "persons": %d, "assessedMultiple": 1}}}"""
                .formatted(reference, persons);
    }

    private static Response send(String type, byte[] body) {
        return caller().contentType(type).body(body).post(BATCH);
    }

    private List<JsonNode> answers(String body) {
        return body.lines()
                .map(
                        line -> {
                            try {
                                return json.readTree(line);
                            } catch (IOException e) {
                                throw new IllegalStateException(line, e);
                            }
                        })
                .toList();
    }

    @Test
    void answersLineByLineInOrder() {
        String name = "batch " + UUID.randomUUID();
        String body =
                IntStream.range(0, 333)
                        .mapToObj(i -> i % 7 == 3 ? "{\"no\": 1}" : line(name, 1 + i % 9))
                        .collect(Collectors.joining("\r\n"));
        Response response = send(JSON_LINES, body.getBytes(UTF_8));
        assertThat(response.contentType()).startsWith(JSON_LINES);
        List<JsonNode> answers = answers(response.asString());
        assertThat(answers).hasSize(333);
        for (int i = 0; i < 333; i++) {
            JsonNode answer = answers.get(i);
            if (i % 7 == 3) {
                assertThat(answer.path("code").asText()).isEqualTo("UNKNOWN_FIELD");
                assertThat(answer.path("line").asInt()).isEqualTo(i + 1);
            } else {
                assertThat(answer.at("/outcome/amount").decimalValue())
                        .isEqualByComparingTo(String.valueOf(700 * (1 + i % 9)));
                assertThat(answer.path("recorded").asBoolean()).isTrue();
            }
        }
        isOnRecord(answers.get(331).path("decisionId").asText(), name);
    }

    private static void isOnRecord(String id, String reference) {
        assertThat(
                        given().auth()
                                .preemptive()
                                .basic("auditor", "auditor")
                                .get("/api/v1/decisions/" + id)
                                .<String>path("record.caseReference"))
                .isEqualTo(reference);
    }

    @Test
    void saysWhatIsWrongWithALineAndGoesOn() {
        String tooLong = "{\"a\": \"" + "x".repeat(1_100_000) + "\"}";
        String body = String.join("\n", "", "not JSON", tooLong, "   ", line("a", 1));
        List<JsonNode> answers = answers(send(JSON_LINES, body.getBytes(UTF_8)).asString());
        assertThat(answers.stream().map(answer -> answer.path("code").asText()))
                .containsExactly("INVALID_REQUEST", "REQUEST_TOO_LARGE", "");
        assertThat(answers.stream().map(answer -> answer.path("line").asInt()))
                .containsExactly(2, 3, 0);
    }

    @Test
    void readsTables() {
        String table =
                """
                \uFEFFregion,asOf,decision,explain,caseReference,household.area,household.members[0].id,\
                household.members[1].id,incomes[0].type,incomes[0].amount,incomes[0].memberId
                EZHOU,2022-03-15,incomeAssessment,none,001,RURAL,a,b,WAGE,900.50,a
                EZHOU,2022-03-15,incomeAssessment,none,002,RURAL,a,,WAGE,many,a
                EZHOU,,incomeAssessment,none,003,RURAL,a,b,WAGE,900,a
                """;
        List<JsonNode> answers = answers(send("text/csv", table.getBytes(UTF_8)).asString());
        assertThat(answers.get(0).at("/outcome/grossMonthlyIncome").decimalValue())
                .isEqualByComparingTo("900.50");
        assertThat(answers.get(1).path("field").asText()).isEqualTo("incomes.amount");
        assertThat(answers.get(1).path("line").asInt()).isEqualTo(3);
        assertThat(answers.get(2).path("field").asText()).isEqualTo("asOf");
        assertThat(answers).hasSize(3);
    }

    @Test
    void saysWhatIsNoPath() {
        String table = "region,household..area\nEZHOU,RURAL\n";
        JsonNode answer = answers(send("text/csv", table.getBytes(UTF_8)).asString()).get(0);
        assertThat(answer.path("detail").asText()).contains("household.area");
    }

    @Test
    void takesAndGivesPackedBodies() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write((line("a", 1) + "\n" + line("b", 2)).getBytes(UTF_8));
        }
        byte[] answer =
                caller().contentType(JSON_LINES)
                        .header("Content-Encoding", "gzip")
                        .header("Accept-Encoding", "gzip")
                        .body(packed.toByteArray())
                        .post(BATCH)
                        .asByteArray();
        boolean isPacked = answer[0] == (byte) 0x1f && answer[1] == (byte) 0x8b;
        byte[] plain =
                isPacked
                        ? new GZIPInputStream(new ByteArrayInputStream(answer)).readAllBytes()
                        : answer;
        assertThat(answers(new String(plain, UTF_8))).hasSize(2);
    }

    @Test
    void answersWhatCouldBeReadOfABodyThatIsCutOff() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 2_000; i++) {
                gzip.write((line(UUID.randomUUID().toString(), 1) + "\n").getBytes(UTF_8));
            }
        }
        byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        List<JsonNode> answers =
                answers(
                        caller().contentType(JSON_LINES)
                                .header("Content-Encoding", "gzip")
                                .body(half)
                                .post(BATCH)
                                .asString());
        JsonNode last = answers.get(answers.size() - 1);
        assertThat(answers).hasSizeBetween(500, 1_500);
        assertThat(last.path("code").asText()).isEqualTo("INVALID_REQUEST");
        assertThat(last.path("line").asInt()).isEqualTo(answers.size());
    }

    @Test
    void refusesABodyThatIsNotPacked() {
        caller().contentType(JSON_LINES)
                .header("Content-Encoding", "gzip")
                .body(line("a", 1).getBytes(UTF_8))
                .post(BATCH)
                .then()
                .statusCode(400);
    }

    /** A client that reads no answers and then is gone takes nothing from the others. */
    @Test
    void survivesAClientThatHangsUp() throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head());
            for (int i = 0; i < 500; i++) {
                out.write(chunk(line("gone", 1)));
            }
            out.flush();
        }
        answersLineByLineInOrder();
    }

    @Test
    void givesTheSameDecisionsToTheSameKey() {
        String key = UUID.randomUUID().toString();
        String body = line("a", 1) + "\n" + line("a", 1) + "\n" + line("b", 2);
        List<String> first = ids(key, body);
        assertThat(first).doesNotHaveDuplicates();
        assertThat(ids(key, body)).isEqualTo(first);
    }

    private List<String> ids(String key, String body) {
        Response response =
                caller().contentType(JSON_LINES)
                        .header("Idempotency-Key", key)
                        .body(body.getBytes(UTF_8))
                        .post(BATCH);
        return answers(response.asString()).stream()
                .map(answer -> answer.path("decisionId").asText())
                .toList();
    }

    /** A conversation: the next line is sent when the answer to the last one has come. */
    @Test
    void answersWhatIsThereBeforeMoreComes() throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(head());
            BufferedReader in = reader(socket.getInputStream());
            List<String> answers = new ArrayList<>();
            for (int i = 1; i <= 3; i++) {
                out.write(chunk(line("talk", i)));
                out.flush();
                answers.add(nextAnswer(in));
            }
            assertThat(answers)
                    .extracting(answer -> json.readTree(answer).at("/outcome/amount").asInt())
                    .containsExactly(700, 1400, 2100);
        }
        answersLineByLineInOrder();
    }

    /** Somebody who sends and sends but reads no answers is not read any more, and harms nobody. */
    @Test
    void waitsForAReaderWhoIsSlow() throws Exception {
        byte[] wrong = chunk("{\"no\": \"" + "x".repeat(500) + "\"}");
        AtomicInteger sent = new AtomicInteger();
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head());
            CompletableFuture<Void> sender =
                    CompletableFuture.runAsync(() -> send(out, wrong, sent));
            int before = -1;
            while (sent.get() != before) {
                before = sent.get();
                Thread.sleep(3_000);
            }
            assertThat(sent.get()).isGreaterThan(1_000).isLessThan(MANY_LINES);
            answersLineByLineInOrder();

            BufferedReader in = reader(body(socket));
            for (int line = 1; line <= MANY_LINES; line++) {
                assertThat(json.readTree(in.readLine()).path("line").asInt()).isEqualTo(line);
            }
            sender.join();
        }
    }

    /** The body of an answer that comes in chunks. */
    private static InputStream body(Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        String head = "";
        while (!head.endsWith("\r\n\r\n")) {
            head += (char) in.read();
        }
        SessionInputBufferImpl buffer =
                new SessionInputBufferImpl(new HttpTransportMetricsImpl(), 8_192);
        buffer.bind(in);
        return new ChunkedInputStream(buffer);
    }

    private static void send(OutputStream out, byte[] chunk, AtomicInteger sent) {
        try {
            while (sent.get() < MANY_LINES) {
                out.write(chunk);
                sent.incrementAndGet();
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void tellsHowFarABatchIsAndEndsIt() throws IOException {
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(head());
            BufferedReader in = reader(socket.getInputStream());
            out.write(chunk(line("end", 1)));
            out.write(chunk("{\"no\": 1}"));
            out.flush();
            String id = header(in, "Batch-Id");
            nextAnswer(in);
            nextAnswer(in);
            caller().get(BATCH)
                    .then()
                    .statusCode(200)
                    .body("find { it.id == '%s' }.answered".formatted(id), equalTo(2))
                    .body("find { it.id == '%s' }.problems".formatted(id), equalTo(1));
            RequestSpecification other = given().auth().preemptive().basic("editor", "editor");
            other.delete(BATCH + "/" + id)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("BATCH_NOT_FOUND"));
            caller().delete(BATCH + "/" + id).then().statusCode(200);
            out.write(chunk(line("end", 2)));
            out.flush();
            JsonNode last = json.readTree(nextAnswer(in));
            assertThat(last.path("code").asText()).isEqualTo("BATCH_ENDED");
            assertThat(last.path("line").asInt()).isEqualTo(3);
            caller().get(BATCH).then().body("id", not(hasItem(id)));
        }
    }

    private static String header(BufferedReader in, String name) throws IOException {
        String line = in.readLine();
        while (!line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT))) {
            line = in.readLine();
        }
        return line.substring(line.indexOf(':') + 1).strip();
    }

    private byte[] head() {
        String credentials = Base64.getEncoder().encodeToString("caller:caller".getBytes(UTF_8));
        return """
               POST %s HTTP/1.1\r
               Host: localhost\r
               Authorization: Basic %s\r
               Content-Type: %s\r
               Transfer-Encoding: chunked\r
               \r
               """
                .formatted(BATCH, credentials, JSON_LINES)
                .getBytes(UTF_8);
    }

    private static byte[] chunk(String line) {
        byte[] bytes = (line + "\n").getBytes(UTF_8);
        String chunk = Integer.toHexString(bytes.length) + "\r\n" + line + "\n\r\n";
        return chunk.getBytes(UTF_8);
    }

    private static BufferedReader reader(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, UTF_8));
    }

    private static String nextAnswer(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (!line.startsWith("{")) {
            line = in.readLine();
        }
        return line;
    }
}
