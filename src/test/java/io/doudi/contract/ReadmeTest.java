package io.doudi.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.command.Doudi;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What the README and the guides tell to type is right. Calls of the service are made, in the order
 * of the README. The way from a draft to a version needs cases that are changed first, and the
 * cluster is not here: of those calls it is checked that there are such operations. Of what starts
 * Maven, Docker or the command line it is checked that profiles, files, services and options exist.
 */
@QuarkusTest
class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final List<Path> ALL =
            List.of(
                    README,
                    Path.of("src/docs/operations.md"),
                    Path.of("src/docs/add-a-region.md"),
                    Path.of("src/docs/git-workflow.md"));

    /** Programs that are not started here. */
    private static final Pattern ELSEWHERE =
            Pattern.compile("(?m)^(mvn|doudi|flink|docker|O=)|/submit ");

    private static final Pattern COMMENT = Pattern.compile("\\s+#.*");
    private static final Pattern REPOSITORY_FILE =
            Pattern.compile("\\b(?:docker|src)/[\\w./-]*\\w\\.\\w+\\b|docker/secrets\\.sh");
    private static final Pattern OPERATION =
            Pattern.compile("/(drafts|versions)/2027/(\\w+)|/(job)/?(\\w*)");

    /** A call that is refused ends the script, as does a password that is not set. */
    private static final String PREAMBLE =
            """
            PASSWORD=admin
            curl() { command curl --fail-with-body "$@"; }
            """;

    @TestHTTPResource("/")
    URI service;

    private static RequestSpecification as(String who) {
        return given().auth().preemptive().basic(who, who);
    }

    @AfterEach
    void tidy() {
        as("admin").delete("/api/v1/rule-sets/dazhou/drafts/2027");
        as("admin").delete("/api/v1/accounts/wang.fang");
        List<String> populations =
                as("admin")
                        .get("/api/v1/populations?region=DAZHOU")
                        .path("findAll { it.name == 'dazhou-sample' }.id");
        populations.forEach(id -> as("admin").delete("/api/v1/populations/{id}", id));
    }

    @Test
    void callsOfTheServiceSucceed() throws Exception {
        List<String> commands = new ArrayList<>(List.of(PREAMBLE));
        new ShellBlocks(README)
                .commands().stream()
                        .filter(block -> !ELSEWHERE.matcher(block).find())
                        .forEach(commands::add);
        assertThat(commands).hasSizeGreaterThan(9);
        ShellBlocks.run(service, commands);
    }

    @Test
    void commandsAreThoseOfTheProgram() throws IOException {
        List<String> calls = lines("doudi ");
        assertThat(calls).hasSizeGreaterThan(5);
        for (String call : calls) {
            String[] arguments = (call.substring("doudi ".length()) + " --help").split("\\s+");
            assertThat(Doudi.run(arguments)).as(call).isZero();
        }
    }

    @Test
    void profilesOfMavenExist() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        List<String> calls = lines("mvn ");
        assertThat(calls).isNotEmpty();
        for (String call : calls) {
            Pattern.compile("-P(\\w+)")
                    .matcher(call)
                    .results()
                    .forEach(used -> assertThat(pom).contains("<id>" + used.group(1) + "</id>"));
        }
    }

    @Test
    void filesAndContainersExist() throws IOException {
        Set<String> files = new TreeSet<>();
        for (String line : lines("")) {
            REPOSITORY_FILE.matcher(line).results().map(MatchResult::group).forEach(files::add);
        }
        assertThat(files)
                .contains("docker/compose.yaml")
                .allMatch(file -> Files.exists(Path.of(file)));
        String compose = Files.readString(Path.of("docker/compose.yaml"));
        assertThat(lines("docker compose ")).isNotEmpty();
        for (String container : List.of("doudi-a", "doudi-b", "postgres")) {
            assertThat(compose).contains("\n  " + container + ":");
        }
    }

    @Test
    void operationsThatAreNotCalledExist() throws IOException {
        String paths = given().get("/q/openapi?format=json").path("paths").toString();
        List<String> calls = lines("curl ");
        for (String call : calls) {
            OPERATION
                    .matcher(call)
                    .results()
                    .map(ReadmeTest::operation)
                    .forEach(operation -> assertThat(paths).contains(operation));
        }
        assertThat(calls).anyMatch(call -> call.contains("/drafts/2027/publish"));
    }

    private static String operation(MatchResult found) {
        return found.group(1) != null
                ? "/%s/{version}/%s".formatted(found.group(1), found.group(2))
                : "/{id}/job" + (found.group(4).isEmpty() ? "" : "/" + found.group(4));
    }

    /** The lines of all blocks that begin like this, without what is said behind them. */
    private static List<String> lines(String beginning) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path document : ALL) {
            for (String block : new ShellBlocks(document).commands()) {
                Stream.of(block.split("\n"))
                        .filter(line -> line.startsWith(beginning))
                        .map(line -> COMMENT.matcher(line).replaceAll(""))
                        .forEach(lines::add);
            }
        }
        return lines;
    }
}
