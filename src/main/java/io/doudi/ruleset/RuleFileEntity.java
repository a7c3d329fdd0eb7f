package io.doudi.ruleset;

import io.doudi.evaluation.RuleFile;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The row behind a {@link RuleFile}, written once. */
@Entity
@Table(name = "rule_file")
class RuleFileEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(updatable = false, nullable = false)
    String path;

    @Column(updatable = false, nullable = false, columnDefinition = "text")
    String content;

    static RuleFileEntity of(RuleFile file) {
        RuleFileEntity entity = new RuleFileEntity();
        entity.path = file.path();
        entity.content = file.content();
        return entity;
    }

    RuleFile toFile() {
        return new RuleFile(path, content);
    }
}
