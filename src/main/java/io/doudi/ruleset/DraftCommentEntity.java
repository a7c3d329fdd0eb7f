package io.doudi.ruleset;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The row behind a {@link DraftComment}. */
@Entity
@Table(name = "draft_comment")
class DraftCommentEntity {

    @Id UUID id = UUID.randomUUID();

    @Column(name = "draft_id", nullable = false, updatable = false)
    Long draftId;

    @Column(nullable = false, updatable = false)
    String file;

    @Column(name = "model_table", nullable = false, updatable = false)
    String table;

    @Column(name = "row_id", nullable = false, updatable = false)
    String row;

    @Column(name = "column_label", nullable = false, updatable = false)
    String column;

    @Column(nullable = false, updatable = false)
    String text;

    @Column(nullable = false, updatable = false)
    String author;

    @Column(nullable = false, updatable = false)
    Instant at;

    @Column(name = "resolved_by")
    String resolvedBy;

    @Column(name = "resolved_at")
    Instant resolvedAt;

    DraftComment toComment() {
        return new DraftComment(
                id,
                new DraftComment.Place(file, table, row, column),
                text,
                author,
                at,
                Optional.ofNullable(resolvedBy),
                Optional.ofNullable(resolvedAt));
    }
}
