package io.doudi.ruleset;

import io.doudi.evaluation.RuleFile;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The row behind a {@link RuleSetVersion}: written once, and withdrawn at most once. */
@Entity
@Table(name = "rule_set_version")
class RuleSetVersionEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "rule_set", updatable = false, nullable = false)
    String ruleSet;

    @Column(updatable = false, nullable = false)
    String version;

    @Column(name = "effective_from", updatable = false, nullable = false)
    LocalDate effectiveFrom;

    @Column(name = "effective_to", updatable = false)
    LocalDate effectiveTo;

    @Column(name = "published_at", updatable = false, nullable = false)
    Instant publishedAt;

    @Column(name = "withdrawn_at")
    Instant withdrawnAt;

    @Column(updatable = false, nullable = false)
    String digest;

    @Column(updatable = false, nullable = false, columnDefinition = "text")
    String manifest;

    static RuleSetVersionEntity of(RuleSetVersion version, String manifest) {
        RuleSetVersionEntity entity = new RuleSetVersionEntity();
        entity.ruleSet = version.manifest().ruleSet();
        entity.version = version.manifest().version();
        entity.effectiveFrom = version.manifest().effectiveFrom();
        entity.effectiveTo = version.manifest().effectiveTo().orElse(null);
        entity.publishedAt = version.publishedAt();
        entity.digest = version.digest();
        entity.manifest = manifest;
        return entity;
    }

    RuleSetVersion toVersion(Supplier<List<RuleFile>> files) {
        return new RuleSetVersion(
                Manifest.of(manifest),
                publishedAt,
                Optional.ofNullable(withdrawnAt),
                digest,
                files);
    }
}
