package io.doudi.command;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples for rules in Git: their very commands pass a right change and stop a wrong one. */
class GitWorkflowTest {

    private static final Path EXAMPLES = Path.of("src/docs/examples/git");
    private static final Path REGION = Path.of("src/docs/example-region");
    private static final Path PARAMETERS = Path.of("dmn/yunchuan/2026/parameters.dmn");

    @TempDir Path repository;

    /** How a program ended and what it said. */
    private record Ended(int code, String said) {}

    @BeforeEach
    void makeRepository() throws Exception {
        for (Path kind : List.of(Path.of("dmn"), Path.of("rules"))) {
            copy(kind.resolve("national"), repository.resolve(kind).resolve("national"));
            copy(REGION.resolve(kind), repository.resolve(kind));
        }
        copy(EXAMPLES.resolve("check-changed.sh"), repository.resolve("check-changed.sh"));
        git("init", "-q", "-b", "main");
        git("config", "user.email", "clerk@example.org");
        git("config", "user.name", "Clerk");
        commit();
        git("update-ref", "refs/remotes/origin/main", "main");
        git("checkout", "-q", "-b", "change");
    }

    @Test
    void passesARightChange() throws Exception {
        change(PARAMETERS, "<definitions", "<!-- 已核对 -->\n<definitions");
        Ended ended = run(github());
        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(ended.said()).contains("yunchuan/2026：").doesNotContain("national/2014：");
    }

    @Test
    void stopsAWrongChange() throws Exception {
        change(PARAMETERS, "out-1\"><text>2<", "out-1\"><text>1.5<");
        for (String command : List.of(github(), gitlab())) {
            Ended ended = run(command);
            assertThat(ended.code()).as(command).isEqualTo(1);
            assertThat(ended.said()).contains("CASE_FAILED");
        }
    }

    @Test
    void hasNothingToDoIfNoRulesChange() throws Exception {
        Files.writeString(repository.resolve("README"), "规则");
        commit();
        assertThat(run(github())).isEqualTo(new Ended(0, ""));
    }

    private static String github() throws IOException {
        JsonNode steps = yaml("github.yml").at("/jobs/check/steps");
        return steps.get(steps.size() - 1).get("run").asText();
    }

    private static String gitlab() throws IOException {
        return yaml("gitlab-ci.yml").at("/rules/script/0").asText();
    }

    private static JsonNode yaml(String name) throws IOException {
        return new YAMLMapper().readTree(EXAMPLES.resolve(name).toFile());
    }

    private void change(Path path, String before, String after) throws Exception {
        Path file = repository.resolve(path);
        String text = Files.readString(file);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after));
        commit();
    }

    private void commit() throws Exception {
        git("add", "-A");
        git("commit", "-q", "-m", "Change");
    }

    private void git(String... arguments) throws Exception {
        String[] command =
                Stream.concat(Stream.of("git"), Stream.of(arguments)).toArray(String[]::new);
        Ended ended = run(new ProcessBuilder(command));
        assertThat(ended.code()).as(ended.said()).isZero();
    }

    private Ended run(String command) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("bash", "-e", "-c", command);
        shell.environment().put("DOUDI", program());
        shell.environment().put("GITHUB_BASE_REF", "main");
        shell.environment().put("CI_MERGE_REQUEST_DIFF_BASE_SHA", "main");
        return run(shell);
    }

    /** The program from the classes of this build. */
    private String program() throws IOException {
        Path arguments = Files.createTempFile("doudi", ".arguments");
        Files.writeString(
                arguments,
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager -cp \"%s\" io.doudi.Main"
                        .formatted(System.getProperty("java.class.path")));
        return ProcessHandle.current().info().command().orElseThrow() + " @" + arguments;
    }

    private Ended run(ProcessBuilder program) throws Exception {
        Path said = Files.createTempFile("said", ".txt");
        Process started =
                program.directory(repository.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        assertThat(started.waitFor(10, MINUTES)).as("ends in time").isTrue();
        return new Ended(started.exitValue(), Files.readString(said));
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path target = from.equals(file) ? to : to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
