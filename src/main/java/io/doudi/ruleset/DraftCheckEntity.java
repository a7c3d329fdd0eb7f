package io.doudi.ruleset;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The row behind a {@link Check}. */
@Entity
@Table(name = "draft_check")
class DraftCheckEntity {

    @Id UUID id;

    @Column(name = "draft_id", nullable = false, updatable = false)
    Long draftId;

    @Column(nullable = false, updatable = false)
    String digest;

    @Column(nullable = false, updatable = false)
    String surroundings;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Check.State state = Check.State.RUNNING;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Check.Step step = Check.Step.INSPECT;

    @Column(nullable = false)
    int done;

    @Column(nullable = false)
    int total;

    @Column(name = "started_by", nullable = false, updatable = false)
    String startedBy;

    @Column(name = "started_at", nullable = false, updatable = false)
    Instant startedAt;

    @Column(name = "updated_at", nullable = false)
    Instant updatedAt;

    @Column(name = "finished_at")
    Instant finishedAt;

    @Column String report;
}
