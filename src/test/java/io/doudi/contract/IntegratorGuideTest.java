package io.doudi.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.problem.ProblemType;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the guide for integrators says is true: its commands run, its table has all codes. */
@QuarkusTest
class IntegratorGuideTest {

    private static final Path GUIDE = Path.of("src/docs/integrator.md");

    @TestHTTPResource("/")
    URI service;

    @Test
    void everyCommandRuns() throws Exception {
        ShellBlocks blocks = new ShellBlocks(GUIDE);
        assertThat(blocks.commands()).hasSizeGreaterThan(5);
        blocks.run(service);
    }

    @Test
    void theTableHasEveryCode() throws Exception {
        List<String> rows =
                Files.readAllLines(GUIDE).stream()
                        .filter(line -> line.matches("\\| `[A-Z_]+` \\|.*"))
                        .toList();
        assertThat(rows)
                .isEqualTo(
                        Arrays.stream(ProblemType.values()).map(IntegratorGuideTest::row).toList());
    }

    private static String row(ProblemType type) {
        return "| `%s` | %d | %s |".formatted(type.name(), type.status(), type.title());
    }
}
