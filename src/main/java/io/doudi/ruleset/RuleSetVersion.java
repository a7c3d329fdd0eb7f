package io.doudi.ruleset;

import io.doudi.evaluation.Layer;
import io.doudi.evaluation.RuleFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One immutable version of a rule set: what it says about itself, and its files, which are fetched
 * when they are asked for.
 */
public final class RuleSetVersion {

    private final Manifest manifest;
    private final Instant publishedAt;
    private final Optional<Instant> withdrawnAt;
    private final String digest;
    private final Supplier<List<RuleFile>> files;
    private volatile String rulesDigest;

    /**
     * A published version.
     *
     * @param publishedAt since when it is known
     * @param withdrawnAt since when it answers no more
     * @param digest SHA-256 over its canonical files and the digest of the version that it is based
     *     on
     */
    RuleSetVersion(
            Manifest manifest,
            Instant publishedAt,
            Optional<Instant> withdrawnAt,
            String digest,
            Supplier<List<RuleFile>> files) {
        this.manifest = manifest;
        this.publishedAt = publishedAt;
        this.withdrawnAt = withdrawnAt;
        this.digest = digest;
        this.files = files;
    }

    /** A published version whose files are at hand. */
    static RuleSetVersion of(
            Manifest manifest, Instant publishedAt, String digest, List<RuleFile> files) {
        List<RuleFile> kept = List.copyOf(files);
        return new RuleSetVersion(manifest, publishedAt, Optional.empty(), digest, () -> kept);
    }

    /** A version that nobody knows yet: it answers only when it is named. */
    static RuleSetVersion unpublished(Manifest manifest, String digest, List<RuleFile> files) {
        return of(manifest, Instant.MAX, digest, files);
    }

    public Manifest manifest() {
        return manifest;
    }

    public Instant publishedAt() {
        return publishedAt;
    }

    public Optional<Instant> withdrawnAt() {
        return withdrawnAt;
    }

    public String digest() {
        return digest;
    }

    /** The same for the same rules under the same name, whatever manifest and cases say. */
    String rulesDigest() {
        if (rulesDigest == null) {
            rulesDigest = Digest.of(files().stream().filter(RuleFile::isRules).toList(), name());
        }
        return rulesDigest;
    }

    public List<RuleFile> files() {
        return files.get();
    }

    /** One of its files. */
    public Optional<RuleFile> file(String path) {
        return files().stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /** The name in answers and paths, for example {@code dazhou/2023}. */
    public String name() {
        return manifest.name();
    }

    /** The cases that come with it. */
    public List<Case> cases() {
        return files().stream()
                .filter(Case::isCases)
                .flatMap(file -> Case.of(file).stream())
                .toList();
    }

    /** What its documents say; empty for published standards. */
    public List<Register> registers() {
        return files().stream()
                .filter(Register::isRegister)
                .flatMap(file -> Register.of(file).stream())
                .toList();
    }

    Layer layer() {
        return new Layer(manifest.ruleSet(), manifest.version(), digest, files());
    }

    /** The same version, withdrawn at an instant. */
    RuleSetVersion withdrawn(Instant at) {
        return new RuleSetVersion(manifest, publishedAt, Optional.of(at), digest, files);
    }

    /** The same content as if it were known since an instant. */
    RuleSetVersion knownSince(Instant at) {
        return new RuleSetVersion(manifest, at, withdrawnAt, digest, files);
    }

    boolean hasBegun(LocalDate date) {
        return !manifest.effectiveFrom().isAfter(date);
    }

    boolean hasEnded(LocalDate date) {
        return manifest.effectiveTo().map(end -> end.isBefore(date)).orElse(false);
    }

    boolean isPublished(Instant knownAt) {
        return !publishedAt.isAfter(knownAt);
    }

    boolean isWithdrawn(Instant knownAt) {
        return withdrawnAt.map(at -> !at.isAfter(knownAt)).orElse(false);
    }

    /** Whether it answers by what was known then. */
    boolean isKnown(Instant knownAt) {
        return isPublished(knownAt) && !isWithdrawn(knownAt);
    }
}
