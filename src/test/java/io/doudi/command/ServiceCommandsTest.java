package io.doudi.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doudi.Sha256;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The commands that ask a running service. */
@QuarkusTest
class ServiceCommandsTest {

    private static final String CASE =
            """
            {"region": "DAZHOU", "asOf": "2023-10-10", "decision": "temporaryAssistance", "record": false, \
            "input": {"household": {"area": "URBAN"}, \
            "hardship": {"type": "EXPENDITURE", "persons": 3, "assessedMultiple": %s}}}""";

    @TestHTTPResource("/")
    URI service;

    private final ObjectMapper json = new ObjectMapper();
    private final StringWriter out = new StringWriter();
    private final StringWriter problems = new StringWriter();
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("commands");
    }

    @Test
    void decidesACase() throws IOException {
        assertThat(run("caller", "decide", file("case.json", CASE.formatted("2.5")))).isZero();
        assertThat(json.readTree(out.toString()).at("/outcome/amount").decimalValue())
                .isEqualByComparingTo("5250");
    }

    @Test
    void showsWhatThePersonIsTold() throws IOException {
        String request = file("case.json", CASE.formatted("2.5"));
        assertThat(run("caller", "decide", "--notice", request)).isZero();
        assertThat(out.toString()).contains("临时救助告知书", "金额 5250.00 元");
        assertThat(run("caller", "decide", "--notice", "--lang=en", request)).isZero();
        assertThat(out.toString()).contains("of 5250.00 yuan. Per person");
    }

    @Test
    void saysWhyACaseIsRefused() throws IOException {
        assertThat(run("caller", "decide", file("case.json", CASE.formatted("-1")))).isEqualTo(1);
        assertThat(problems.toString()).contains("\"field\":\"hardship.assessedMultiple\"");
        assertThat(run("caller", "decide", "nowhere.json")).isEqualTo(1);
        assertThat(problems.toString()).contains("nowhere.json cannot be read");
    }

    @Test
    void decidesTheLinesOfAFile() throws IOException {
        String lines = String.join("\n", List.of(CASE.formatted("1"), "{}", CASE.formatted("2")));
        Path answers = folder.resolve("answers.ndjson");
        assertThat(
                        run(
                                "caller",
                                "batch",
                                file("cases.ndjson", lines),
                                "--out=" + answers,
                                "--lang=en"))
                .isEqualTo(1);
        assertThat(problems.toString()).contains("3 lines answered, 1 of them with a problem");
        List<String> answered = Files.readAllLines(answers);
        assertThat(json.readTree(answered.get(0)).at("/outcome/amount").asInt()).isEqualTo(2100);
        assertThat(json.readTree(answered.get(1)).at("/line").asInt()).isEqualTo(2);
        assertThat(json.readTree(answered.get(2)).at("/outcome/amount").asInt()).isEqualTo(4200);
    }

    @Test
    void decidesTheRowsOfATable() throws IOException {
        String table =
                """
                region,asOf,decision,record,household.area,hardship.type,hardship.persons,hardship.assessedMultiple
                DAZHOU,2023-10-10,temporaryAssistance,false,URBAN,EXPENDITURE,3,2.5
                """;
        assertThat(run("caller", "batch", file("cases.csv", table))).isZero();
        assertThat(json.readTree(out.toString()).at("/outcome/amount").asInt()).isEqualTo(5250);
    }

    @Test
    void refusesABatchOfNobody() throws IOException {
        assertThat(run("nobody", "batch", file("cases.ndjson", "{}"))).isEqualTo(1);
        assertThat(problems.toString()).contains("UNAUTHENTICATED");
    }

    @Test
    void comparesVersionsOnAPopulation() throws IOException {
        Path result = folder.resolve("result.json");
        assertThat(
                        run(
                                "analyst",
                                "compare",
                                "DAZHOU",
                                "2023",
                                "national/2025",
                                "--decision=temporaryAssistance,subsistenceAmount",
                                "--out=" + result))
                .as(problems.toString())
                .isZero();
        JsonNode comparison = json.readTree(result.toFile());
        assertThat(comparison.at("/state").asText()).isEqualTo("FINISHED");
        assertThat(comparison.at("/cases").asInt()).isEqualTo(200);
        assertThat(comparison.has("result")).isTrue();
        assertThat(problems.toString()).contains("已比较 200 / 200 个案例");
        assertThat(run("analyst", "compare", "DAZHOU", "2023", "2023", "--decision=x", "--out=a.b"))
                .isEqualTo(2);
    }

    @Test
    void backsUpVersionsWithTheirDigests() throws IOException {
        assertThat(run("editor", "backup", "--folder=" + folder)).as(problems.toString()).isZero();
        JsonNode manifest = json.readTree(folder.resolve("manifest.json").toFile());
        assertThat(manifest.get("versions").findValuesAsText("name"))
                .contains("dazhou/2023", "national/2025");
        for (JsonNode entry : manifest.get("versions")) {
            byte[] archive = Files.readAllBytes(folder.resolve(entry.get("file").asText()));
            assertThat(HexFormat.of().formatHex(Sha256.of(archive)))
                    .isEqualTo(entry.get("sha256").asText());
        }
        assertThat(problems.toString()).contains("pg_dump");
    }

    @Test
    void completesInAShell() throws Exception {
        assertThat(run("caller", "completion")).isZero();
        Path script = Files.writeString(folder.resolve("completion"), out.toString());
        Process shell =
                new ProcessBuilder("bash", "-c", "source " + script + " && complete -p doudi")
                        .redirectErrorStream(true)
                        .start();
        assertThat(shell.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(new String(shell.getInputStream().readAllBytes())).contains("doudi");
        assertThat(shell.exitValue()).isZero();
        assertThat(out.toString()).contains("--decision", "--notice");
    }

    @Test
    void tellsTheExitCodesOfEveryCommand() {
        for (String command :
                List.of(
                        "check",
                        "test",
                        "import",
                        "export",
                        "publish",
                        "decide",
                        "batch",
                        "compare",
                        "backup",
                        "audit",
                        "completion")) {
            StringWriter help = new StringWriter();
            PrintWriter writer = new PrintWriter(help, true);
            assertThat(Doudi.run(writer, writer, Map.of(), command, "--help")).isZero();
            assertThat(help.toString()).as(command).contains("Exit codes:", "The call is wrong");
        }
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /** Runs a command as the user of a role, whose password is the role. */
    private int run(String role, String... arguments) {
        String url = service.toString().replaceAll("/$", "");
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--url=" + url;
        all[arguments.length + 1] = "--user=" + role;
        boolean isLocal = arguments[0].equals("completion");
        return Doudi.run(
                new PrintWriter(out, true),
                new PrintWriter(problems, true),
                Map.of("DOUDI_PASSWORD", role),
                isLocal ? arguments : all);
    }
}
