package io.doudi.ruleset;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The text of files under its SHA-256, written once. */
@Entity
@Table(name = "file_content")
class FileContentEntity {

    @Id String digest;

    @Column(updatable = false, nullable = false, columnDefinition = "text")
    String content;
}
