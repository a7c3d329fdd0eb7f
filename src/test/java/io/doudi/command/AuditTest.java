package io.doudi.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.supply.AdvisoryFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exit code tells whether components are vulnerable, or whether that cannot be said. */
class AuditTest {

    private static final List<String> ADVISORY =
            List.of(
                    AdvisoryFiles.advisory(
                            "GHSA-1",
                            AdvisoryFiles.range("{\"introduced\": \"0\"}", "{\"fixed\": \"2\"}")));

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter problems = new StringWriter();

    @Test
    void failsForAVulnerableComponent() throws IOException {
        assertThat(audit("1.0")).isEqualTo(1);
        assertThat(out.toString()).contains("受影响 org.example:parser:1.0").contains("修复版本：2");
    }

    @Test
    void succeedsWithoutVulnerableComponents() throws IOException {
        assertThat(audit("2.0")).isZero();
        assertThat(out.toString()).contains("组件 1 个").doesNotContain("受影响");
    }

    @Test
    void succeedsWithAcceptedAdvisories() throws IOException {
        Path accepted = folder.resolve("accepted.yaml");
        Files.writeString(accepted, "[{advisory: GHSA-1, until: 9999-12-31, reason: Unused}]");
        assertThat(audit("1.0", "--lang=en", "--accepted=" + accepted)).isZero();
        assertThat(out.toString()).contains("Accepted until 9999-12-31: Unused");
    }

    @Test
    void saysWhichFileSaysNothing() throws IOException {
        assertThat(audit("1.0", "--accepted=none.yaml")).isEqualTo(2);
        assertThat(problems.toString()).contains("none.yaml cannot be read");
    }

    private int audit(String version, String... more) throws IOException {
        AdvisoryFiles files = new AdvisoryFiles(folder);
        List<String> arguments = new ArrayList<>(List.of("audit"));
        arguments.add(files.sbom(version).toString());
        arguments.add(files.zip(ADVISORY).toString());
        arguments.addAll(List.of(more));
        return Doudi.run(
                new PrintWriter(out, true),
                new PrintWriter(problems, true),
                Map.of(),
                arguments.toArray(String[]::new));
    }
}
