package io.doudi.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that mean harm are refused with a problem document that repeats no personal number. */
@QuarkusTest
@Timeout(30)
class HostileRequestTest {

    private static final Path FOLDER = Path.of("src/test/resources/attacks/json");
    private static final String IDENTITY_NUMBER = "110101199003070011";
    private static final String AROUND =
            """
            {"region": "DAZHOU", "asOf": "2025-10-10", "decision": "temporaryAssistance", "explain": "none", "input": %s}""";

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void refusesFiles(Path file) throws IOException {
        assertRefused(Files.readAllBytes(file));
    }

    static Map<String, String> monsters() {
        return Map.of(
                "arrays in arrays", "[".repeat(200_000),
                "objects in objects", "{\"a\":".repeat(100_000),
                "closed arrays", AROUND.formatted("[".repeat(900) + "]".repeat(900)),
                "closed objects",
                        AROUND.formatted("{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000)),
                "a long array",
                        AROUND.formatted("{\"incomes\": [" + "{},".repeat(200_000) + "{}]}"),
                "a long list of texts",
                        AROUND.formatted(
                                "{\"requestedMemberIds\": ["
                                        + "\"a\",".repeat(150_000)
                                        + "\"a\"]}"),
                "many keys", AROUND.formatted(keys()),
                "a long text",
                        AROUND.formatted(
                                "{\"household\": {\"area\": \"" + "x".repeat(900_000) + "\"}}"),
                "a long number",
                        AROUND.formatted(
                                "{\"hardship\": {\"persons\": " + "9".repeat(900_000) + "}}"),
                "blanks", " ".repeat(900_000));
    }

    static Stream<String> namesOfMonsters() {
        return monsters().keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("namesOfMonsters")
    void refusesMonsters(String name) {
        assertRefused(monsters().get(name).getBytes(StandardCharsets.UTF_8));
    }

    /** Keys whose hashes are the same. */
    private static String keys() {
        return IntStream.range(0, 1 << 13)
                .mapToObj(HostileRequestTest::colliding)
                .map(key -> "\"" + key + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String colliding(int number) {
        return IntStream.range(0, 13)
                .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }

    private static void assertRefused(byte[] body) {
        Response response =
                given().contentType("application/json").body(body).post("/api/v1/decisions");
        assertThat(response.statusCode()).as(response.asString()).isIn(400, 404, 413, 422);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.asString()).doesNotContain(IDENTITY_NUMBER).hasSizeLessThan(100_000);
    }
}
