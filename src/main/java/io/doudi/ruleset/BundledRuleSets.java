package io.doudi.ruleset;

import io.doudi.evaluation.RuleFile;
import io.doudi.problem.ProblemException;
import io.quarkus.runtime.util.ClassPathUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The rule sets that come with the program: the folders {@code dmn} and {@code rules} of the source
 * tree.
 */
final class BundledRuleSets {

    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private BundledRuleSets() {}

    /** All versions, each behind the one that it is based on. */
    static List<RuleSetVersion> read() {
        return read("rule-sets");
    }

    /** All versions below a folder of the class path. */
    static List<RuleSetVersion> read(String root) {
        Map<String, List<RuleFile>> files = new TreeMap<>();
        collect(root + "/dmn", files);
        collect(root + "/rules", files);
        Map<String, RuleSetVersion> versions = new LinkedHashMap<>();
        files.keySet().forEach(name -> version(name, files, versions));
        return List.copyOf(versions.values());
    }

    private static RuleSetVersion version(
            String name, Map<String, List<RuleFile>> files, Map<String, RuleSetVersion> versions) {
        if (!versions.containsKey(name)) {
            List<RuleFile> own = files.getOrDefault(name, List.of());
            Manifest manifest = manifest(name, own);
            requireEarlierBase(name, manifest);
            String base =
                    manifest.base()
                            .map(other -> version(other, files, versions).digest())
                            .orElse("");
            versions.put(
                    name,
                    RuleSetVersion.of(manifest, publishedAt(manifest), Digest.of(own, base), own));
        }
        return versions.get(name);
    }

    private static Manifest manifest(String name, List<RuleFile> files) {
        return files.stream()
                .filter(file -> file.path().equals(Manifest.FILE))
                .findFirst()
                .map(file -> named(name, file.content()))
                .orElseThrow(() -> new IllegalStateException(name + " has no " + Manifest.FILE));
    }

    private static Manifest named(String name, String yaml) {
        Manifest manifest = manifest(name, yaml);
        String says = manifest.ruleSet() + "/" + manifest.version();
        if (!says.equals(name)) {
            throw new IllegalStateException(
                    "%s lies in the folder %s, but says %s".formatted(Manifest.FILE, name, says));
        }
        return manifest;
    }

    private static Manifest manifest(String name, String yaml) {
        try {
            return Manifest.of(yaml);
        } catch (ProblemException e) {
            throw new IllegalStateException(name + ": " + e.getMessage(), e);
        }
    }

    /** Bases in a circle would never end. */
    private static void requireEarlierBase(String name, Manifest manifest) {
        manifest.base()
                .filter(base -> base.compareTo(name) >= 0)
                .ifPresent(
                        base -> {
                            throw new IllegalStateException(
                                    "%s is based on %s, which is not an earlier version"
                                            .formatted(name, base));
                        });
    }

    private static Instant publishedAt(Manifest manifest) {
        LocalDate day = manifest.published().orElse(manifest.effectiveFrom());
        return day.atStartOfDay(CHINA).toInstant();
    }

    private static void collect(String root, Map<String, List<RuleFile>> files) {
        try {
            ClassPathUtils.consumeAsPaths(root, folder -> walk(folder, files));
        } catch (IOException e) {
            throw new UncheckedIOException("The bundled rule sets cannot be read", e);
        }
    }

    private static void walk(Path folder, Map<String, List<RuleFile>> files) {
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.filter(Files::isRegularFile)
                    .sorted()
                    .forEach(path -> add(folder.relativize(path), path, files));
        } catch (IOException e) {
            throw new UncheckedIOException("The bundled rule sets cannot be read", e);
        }
    }

    private static void add(Path relative, Path path, Map<String, List<RuleFile>> files) {
        if (relative.getNameCount() < 3) {
            return;
        }
        String name = relative.getName(0) + "/" + relative.getName(1);
        String file = relative.subpath(2, relative.getNameCount()).toString().replace('\\', '/');
        try {
            String content = Digest.canonical(Files.readString(path));
            add(name, new RuleFile(file, content), files);
        } catch (IOException e) {
            throw new UncheckedIOException("The bundled file cannot be read: " + relative, e);
        }
    }

    private static void add(String name, RuleFile file, Map<String, List<RuleFile>> files) {
        List<RuleFile> others = files.computeIfAbsent(name, key -> new ArrayList<>());
        if (others.stream().anyMatch(other -> other.path().equals(file.path()))) {
            throw new IllegalStateException(
                    "%s has %s both in dmn and in rules".formatted(name, file.path()));
        }
        others.add(file);
    }
}
