package io.doudi.ruleset;

import io.doudi.evaluation.RuleFile;
import io.doudi.problem.ProblemException;
import io.quarkus.runtime.util.ClassPathUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        RuleSetFolders folders = new RuleSetFolders();
        try {
            ClassPathUtils.consumeAsPaths(root + "/dmn", folders::add);
            ClassPathUtils.consumeAsPaths(root + "/rules", folders::add);
        } catch (IOException e) {
            throw new UncheckedIOException("The bundled rule sets cannot be read", e);
        }
        return versions(folders);
    }

    /**
     * All versions of some folders.
     *
     * @throws IllegalStateException if a folder says of itself what cannot be
     */
    static List<RuleSetVersion> versions(RuleSetFolders folders) {
        Map<String, RuleSetVersion> versions = new LinkedHashMap<>();
        folders.names().forEach(name -> version(name, folders, versions));
        return List.copyOf(versions.values());
    }

    private static RuleSetVersion version(
            String name, RuleSetFolders folders, Map<String, RuleSetVersion> versions) {
        if (!versions.containsKey(name)) {
            List<RuleFile> own = folders.files(name);
            Manifest manifest = manifest(name, own);
            requireEarlierBase(name, manifest);
            String base =
                    manifest.base()
                            .map(other -> version(other, folders, versions).digest())
                            .orElse("");
            versions.put(
                    name,
                    RuleSetVersion.of(manifest, publishedAt(manifest), Digest.of(own, base), own));
        }
        return versions.get(name);
    }

    private static Manifest manifest(String name, List<RuleFile> files) {
        Manifest manifest =
                read(name, files)
                        .orElseThrow(
                                () -> new IllegalStateException(name + " has no " + Manifest.FILE));
        if (!manifest.name().equals(name)) {
            throw new IllegalStateException(
                    "%s lies in the folder %s, but says %s"
                            .formatted(Manifest.FILE, name, manifest.name()));
        }
        return manifest;
    }

    private static Optional<Manifest> read(String name, List<RuleFile> files) {
        try {
            return Manifest.in(files);
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
}
