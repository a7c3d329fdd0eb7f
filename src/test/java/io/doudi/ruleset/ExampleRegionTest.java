package io.doudi.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.evaluation.Diagnostic;
import io.doudi.evaluation.Diagnostic.Severity;
import io.doudi.language.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sixth region is added by files alone, as {@code src/docs/add-a-region.md} says. */
class ExampleRegionTest {

    private static final Path EXAMPLE = Path.of("src/docs/example-region");
    private static final Path GUIDE = Path.of("src/docs/add-a-region.md");

    @TempDir Path folder;

    @BeforeEach
    void putBesideTheBaseline() throws IOException {
        for (String kind : List.of("dmn", "rules")) {
            copy(Path.of(kind, "national"), folder.resolve(kind).resolve("national"));
            copy(EXAMPLE.resolve(kind), folder.resolve(kind));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }

    @Test
    void passesTheGate() {
        FolderCheck check = FolderCheck.of(folder);
        for (String name : List.of("yunchuan-standards/2026", "yunchuan/2026")) {
            CheckReport report = check.check(name);
            assertThat(report.diagnostics())
                    .as(name)
                    .filteredOn(one -> one.severity() == Severity.ERROR)
                    .extracting(one -> one.text(Messages.in(Locale.CHINESE)))
                    .isEmpty();
            assertThat(report.cases()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void aWrongValueIsFound() throws IOException {
        Path parameters = folder.resolve("dmn/yunchuan/2026/parameters.dmn");
        String text = Files.readString(parameters);
        Files.writeString(parameters, text.replace("out-1\"><text>2<", "out-1\"><text>1.5<"));
        assertThat(FolderCheck.of(folder).check("yunchuan/2026").diagnostics())
                .extracting(Diagnostic::code)
                .contains(Diagnostic.Code.CASE_FAILED);
    }

    @Test
    void theGuideNamesEachFile() throws IOException {
        String guide = Files.readString(GUIDE);
        try (Stream<Path> all = Files.walk(EXAMPLE)) {
            all.filter(Files::isRegularFile)
                    .map(file -> EXAMPLE.relativize(file).toString())
                    .filter(name -> !name.contains("/cases/"))
                    .forEach(name -> assertThat(guide).contains("`" + name + "`"));
        }
    }
}
