package io.doudi.ruleset;

import io.doudi.evaluation.RuleFile;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The row behind a {@link RuleSetVersion}, written once. */
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

    @Column(updatable = false, nullable = false)
    String digest;

    @Column(updatable = false, nullable = false, columnDefinition = "text")
    String manifest;

    @OneToMany(cascade = CascadeType.PERSIST, fetch = FetchType.EAGER)
    @JoinColumn(name = "version_id", nullable = false, updatable = false)
    @OrderBy("path")
    List<RuleFileEntity> files = new ArrayList<>();

    static RuleSetVersionEntity of(RuleSetVersion version) {
        RuleSetVersionEntity entity = new RuleSetVersionEntity();
        entity.ruleSet = version.manifest().ruleSet();
        entity.version = version.manifest().version();
        entity.effectiveFrom = version.manifest().effectiveFrom();
        entity.effectiveTo = version.manifest().effectiveTo().orElse(null);
        entity.publishedAt = version.publishedAt();
        entity.digest = version.digest();
        for (RuleFile file : version.files()) {
            entity.files.add(RuleFileEntity.of(file));
            if (file.path().equals(Manifest.FILE)) {
                entity.manifest = file.content();
            }
        }
        return entity;
    }

    RuleSetVersion toVersion() {
        return new RuleSetVersion(
                Manifest.of(manifest),
                publishedAt,
                digest,
                files.stream().map(RuleFileEntity::toFile).toList());
    }
}
