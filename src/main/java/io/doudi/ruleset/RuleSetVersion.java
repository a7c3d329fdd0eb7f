package io.doudi.ruleset;

import io.doudi.evaluation.Layer;
import io.doudi.evaluation.RuleFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One immutable version of a rule set.
 *
 * @param publishedAt since when it was known
 * @param digest SHA-256 over its canonical files and the digest of the version that it is based on
 */
public record RuleSetVersion(
        Manifest manifest, Instant publishedAt, String digest, List<RuleFile> files) {

    public RuleSetVersion {
        files = List.copyOf(files);
    }

    /** The name in answers and paths, for example {@code dazhou/2023}. */
    public String name() {
        return manifest.ruleSet() + "/" + manifest.version();
    }

    /** The cases that come with it. */
    public List<Case> cases() {
        return files.stream()
                .filter(Case::isCases)
                .flatMap(file -> Case.of(file).stream())
                .toList();
    }

    /** What its documents say; empty for published standards. */
    public List<Register> registers() {
        return files.stream()
                .filter(Register::isRegister)
                .flatMap(file -> Register.of(file).stream())
                .toList();
    }

    Layer layer() {
        return new Layer(manifest.ruleSet(), manifest.version(), digest, files);
    }

    boolean hasBegun(LocalDate date) {
        return !manifest.effectiveFrom().isAfter(date);
    }

    boolean hasEnded(LocalDate date) {
        return manifest.effectiveTo().map(end -> end.isBefore(date)).orElse(false);
    }

    boolean isKnown(Instant knownAt) {
        return !publishedAt.isAfter(knownAt);
    }
}
