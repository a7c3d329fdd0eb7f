package io.doudi.ruleset;

import io.doudi.evaluation.RuleFile;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Published versions as they can be carried to where there is no database: what is known of each,
 * and its files by their digests. Whoever opens them gets the same versions or none.
 */
public record CarriedRuleSets(List<Version> versions) {

    public CarriedRuleSets {
        versions = List.copyOf(versions);
    }

    /**
     * A published version.
     *
     * @param digest as it answers by it
     */
    public record Version(
            String name,
            Instant publishedAt,
            Optional<Instant> withdrawnAt,
            String digest,
            List<StoredFile> files) {

        public Version {
            files = List.copyOf(files);
        }

        static Version of(RuleSetVersion version) {
            return new Version(
                    version.name(),
                    version.publishedAt(),
                    version.withdrawnAt(),
                    version.digest(),
                    StoredFile.of(version.files()));
        }
    }

    /** Everything that can answer for some regions. */
    public static CarriedRuleSets of(RuleSets ruleSets, Set<String> regions) {
        return new CarriedRuleSets(ruleSets.answering(regions).stream().map(Version::of).toList());
    }

    /**
     * The rule sets again.
     *
     * @param texts gives the text of a file by its digest
     * @throws IllegalStateException if a version is not what its digest says
     */
    public RuleSets open(UnaryOperator<String> texts) {
        Map<String, String> digests = new HashMap<>();
        versions.forEach(version -> digests.put(version.name(), version.digest()));
        return new RuleSets(
                versions.stream().map(version -> opened(version, texts, digests)).toList());
    }

    /** Files with their texts. */
    public static List<RuleFile> files(Collection<StoredFile> stored, UnaryOperator<String> texts) {
        return stored.stream()
                .map(file -> new RuleFile(file.path(), texts.apply(file.digest())))
                .toList();
    }

    private static RuleSetVersion opened(
            Version version, UnaryOperator<String> texts, Map<String, String> digests) {
        List<RuleFile> files = files(version.files(), texts);
        Manifest manifest = Manifest.required(files);
        String base = manifest.base().map(digests::get).orElse("");
        if (!Digest.of(files, base).equals(version.digest())
                || !manifest.name().equals(version.name())) {
            throw new IllegalStateException(
                    "The files of %s are not those of its digest".formatted(version.name()));
        }
        return new RuleSetVersion(
                manifest,
                version.publishedAt(),
                version.withdrawnAt(),
                version.digest(),
                () -> files);
    }
}
