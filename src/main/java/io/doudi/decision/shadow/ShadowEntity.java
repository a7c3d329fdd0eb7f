package io.doudi.decision.shadow;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A version that is or was evaluated beside the live one. */
@Entity
@Table(name = "shadow")
class ShadowEntity {

    @Id UUID id;

    @Column(nullable = false, updatable = false)
    String region;

    @Column(nullable = false, updatable = false)
    String version;

    @Column(nullable = false, updatable = false)
    int percent;

    @Column(name = "started_by", nullable = false, updatable = false)
    String startedBy;

    @Column(name = "started_at", nullable = false, updatable = false)
    Instant startedAt;

    @Column(name = "stopped_at")
    Instant stoppedAt;
}
