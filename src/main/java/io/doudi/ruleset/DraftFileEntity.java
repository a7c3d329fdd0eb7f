package io.doudi.ruleset;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A file of a draft. */
@Entity
@Table(name = "draft_file")
class DraftFileEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(nullable = false)
    String path;

    @Column(nullable = false)
    String digest;

    static DraftFileEntity of(String path, String digest) {
        DraftFileEntity entity = new DraftFileEntity();
        entity.path = path;
        entity.digest = digest;
        return entity;
    }

    StoredFile toFile() {
        return new StoredFile(path, digest);
    }
}
