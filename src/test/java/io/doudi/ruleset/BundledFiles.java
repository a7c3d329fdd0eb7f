package io.doudi.ruleset;

import io.doudi.evaluation.RuleFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of the source tree, by their paths in it, for tests that compare texts. */
final class BundledFiles {

    private BundledFiles() {}

    /** One version's files below {@code dmn} and {@code rules}. */
    static List<RuleFile> version(String ruleSet, String version) {
        return Stream.of("dmn", "rules")
                .map(root -> Path.of(root, ruleSet, version))
                .filter(Files::exists)
                .flatMap(folder -> below(folder).stream().map(path -> file(folder, path)))
                .toList();
    }

    static RuleFile dazhou(String path) {
        return version("dazhou", "2023").stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    /** Every model. */
    static Stream<RuleFile> models() {
        Path folder = Path.of("dmn");
        return below(folder).stream().map(path -> file(folder, path));
    }

    /** Every DRL and YAML file, by its path in its version. */
    static Stream<RuleFile> rules() {
        return below(Path.of("rules")).stream().map(path -> file(path.subpath(0, 3), path));
    }

    private static List<Path> below(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuleFile file(Path folder, Path path) {
        try {
            return new RuleFile(folder.relativize(path).toString(), Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
