package io.doudi.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.ruleset.OwnDatabase;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command line on folders and on a running service. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class DoudiTest {

    private static final List<String> NEEDED =
            List.of(
                    "national/2014",
                    "national/2021",
                    "national/2022",
                    "national/2023",
                    "national/2025",
                    "huizhou-standards/2018",
                    "huizhou/2019");

    @TestHTTPResource URI service;

    private final StringWriter out = new StringWriter();
    private final StringWriter problems = new StringWriter();
    private Path folder;

    @BeforeEach
    void make() throws IOException {
        folder = Files.createTempDirectory("folders");
    }

    @Test
    void testsTheCasesOfAVersionInFolders() throws IOException {
        for (String version : NEEDED) {
            copy(version);
        }
        assertThat(run("test", "--folder", folder.toString(), "huizhou-standards/2018")).isZero();
        assertThat(out.toString()).contains("huizhou-standards/2018：案例");
        Path cases = folder.resolve("rules/huizhou-standards/2018/cases/standards.yaml");
        Files.writeString(
                cases, Files.readString(cases).replaceFirst("standard: \\d+", "standard: 1"));
        assertThat(
                        run(
                                "test",
                                "--lang",
                                "en",
                                "--folder",
                                folder.toString(),
                                "huizhou-standards/2018"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("error CASE_FAILED").contains("standard: expected 1");
    }

    @Test
    void exportsWhatLiesInTheFoldersByteForByte() throws IOException {
        assertThat(run("export", "huizhou-standards/2018", "--folder", folder.toString(), url()))
                .isZero();
        for (String path : out.toString().strip().split("\\R")) {
            Path written = Path.of(path);
            assertThat(written)
                    .hasSameTextualContentAs(folder.relativize(written).toAbsolutePath());
        }
    }

    @Test
    void saysWhatTheServiceRefuses() throws IOException {
        copy("huizhou-standards/2018");
        assertThat(run("import", "huizhou-standards/2018", "--folder", folder.toString(), url()))
                .isEqualTo(1);
        assertThat(problems.toString()).contains("UNAUTHENTICATED");
        assertThat(run("publish", "huizhou-standards", url())).isEqualTo(1);
        assertThat(problems.toString()).contains("write it like dazhou/2023");
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("check", "test", "import", "export", "publish");
        assertThat(run("nothing")).isEqualTo(2);
    }

    private String url() {
        return "--url=http://%s:%d".formatted(service.getHost(), service.getPort());
    }

    private int run(String... arguments) {
        return Doudi.run(
                new PrintWriter(out, true), new PrintWriter(problems, true), Map.of(), arguments);
    }

    private void copy(String version) throws IOException {
        for (String root : List.of("dmn", "rules")) {
            Path source = Path.of(root, version);
            try (Stream<Path> paths = Files.walk(source)) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    Path target = folder.resolve(path);
                    Files.createDirectories(target.getParent());
                    Files.copy(path, target);
                }
            }
        }
    }
}
