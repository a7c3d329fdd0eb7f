package io.doudi.comparison;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A comparison, as it is stored. */
@Entity
@Table(name = "comparison")
class ComparisonEntity {

    @Id UUID id;

    @Column(updatable = false)
    String title;

    @Column(name = "created_by", nullable = false, updatable = false)
    String createdBy;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Comparison.State state;

    @Column(nullable = false, updatable = false)
    String request;

    @Column(nullable = false, updatable = false)
    String sides;

    @Column(nullable = false, updatable = false)
    String[] regions;

    @Column(name = "cases_digest", nullable = false, updatable = false)
    String casesDigest;

    @Column(name = "inputs_digest", nullable = false, updatable = false)
    String inputsDigest;

    @Column(nullable = false, updatable = false)
    long size;

    /** How many cases are done. */
    @Column(nullable = false)
    long done;

    /** The run that works on it. */
    UUID owner;

    Instant heartbeat;

    @Column(name = "finished_at")
    Instant finishedAt;

    String failure;
}
