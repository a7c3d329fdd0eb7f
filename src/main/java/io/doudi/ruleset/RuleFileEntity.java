package io.doudi.ruleset;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A file of a published version, written once. */
@Entity
@Table(name = "rule_file")
class RuleFileEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "version_id", updatable = false, nullable = false)
    Long versionId;

    @Column(updatable = false, nullable = false)
    String path;

    @Column(updatable = false, nullable = false)
    String digest;

    static RuleFileEntity of(Long versionId, StoredFile file) {
        RuleFileEntity entity = new RuleFileEntity();
        entity.versionId = versionId;
        entity.path = file.path();
        entity.digest = file.digest();
        return entity;
    }

    StoredFile toFile() {
        return new StoredFile(path, digest);
    }
}
