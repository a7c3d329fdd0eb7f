package io.doudi.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doudi.BuiltService;
import io.doudi.PostgresServer;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A backup as the operator's guide makes it: what is restored decides every record again. */
@EnabledIf("isPostgresInstalled")
class BackupIT {

    private static final List<String> REGIONS = List.of("DAZHOU", "EZHOU", "JILIN");
    private static final int RECORDS = 1_000;
    private static final String RESTORED = "restored";

    @TempDir Path folder;

    private final ObjectMapper json = new ObjectMapper();
    private PostgresServer server;
    private BuiltService node;

    static boolean isPostgresInstalled() {
        return PostgresServer.isInstalled() || Boolean.getBoolean("doudi.editor");
    }

    @BeforeEach
    void start() throws Exception {
        server = PostgresServer.start(Files.createDirectory(folder.resolve("server")));
        start(PostgresServer.USER);
    }

    /** The server waits for those who are connected. */
    @AfterEach
    void stop() {
        RestAssured.port = RestAssured.UNDEFINED_PORT;
        node.kill();
        server.close();
    }

    @Test
    void restoresRecordsThatAreDecidedAgainByteForByte() throws Exception {
        decide();
        String dump = folder.resolve("doudi.dump").toString();
        server.run("pg_dump", "-Fc", "-f", dump, PostgresServer.USER);
        node.kill();

        server.run("createdb", RESTORED);
        server.run("pg_restore", "-d", RESTORED, "--clean", "--if-exists", dump);
        start(RESTORED);
        assertThat(repeated()).hasSize(RECORDS).allMatch(one -> one.path("equal").asBoolean());
    }

    private void start(String database) throws Exception {
        node =
                BuiltService.startNode(
                        Files.createDirectories(folder.resolve("node-" + database)),
                        BuiltService.freePort(),
                        server.url(database),
                        server.secrets());
        RestAssured.port = node.port();
    }

    private static RequestSpecification as(String role) {
        return given().auth().preemptive().basic(role, role);
    }

    /** Puts the records there, of all regions, granted and refused. */
    private void decide() throws IOException {
        byte[] lines =
                IntStream.range(0, RECORDS)
                        .mapToObj(BackupIT::question)
                        .collect(Collectors.joining("\n"))
                        .getBytes(StandardCharsets.UTF_8);
        String answers =
                as("caller")
                        .contentType("application/x-ndjson")
                        .body(lines)
                        .post("/api/v1/decisions/batch")
                        .asString();
        assertThat(lines(answers))
                .hasSize(RECORDS)
                .allMatch(one -> one.path("recorded").asBoolean());
    }

    private static String question(int number) {
        String facts =
                number % 2 == 0
                        ? "\"type\": \"EXPENDITURE\", \"persons\": %d, \"assessedMultiple\": %d"
                                .formatted(1 + number % 4, 1 + number % 5)
                        : "\"type\": \"EMERGENCY\", \"persons\": %d".formatted(1 + number % 4);
        return ("{\"region\": \"%s\", \"asOf\": \"2023-10-10\", \"decision\":"
                        + " \"temporaryAssistance\", \"input\": {\"household\": {\"area\":"
                        + " \"URBAN\"}, \"hardship\": {%s}}}")
                .formatted(REGIONS.get(number % REGIONS.size()), facts);
    }

    private List<JsonNode> repeated() throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (String region : REGIONS) {
            String wanted =
                    """
                    {"region": "%s", "from": "2020-01-01T00:00:00Z", "to": "2100-01-01T00:00:00Z"}"""
                            .formatted(region);
            all.addAll(
                    lines(
                            as("auditor")
                                    .contentType("application/json")
                                    .body(wanted)
                                    .post("/api/v1/decisions/replay")
                                    .asString()));
        }
        return all;
    }

    private List<JsonNode> lines(String text) throws IOException {
        List<JsonNode> all = new ArrayList<>();
        for (String line : text.split("\n")) {
            all.add(json.readTree(line));
        }
        return all;
    }
}
