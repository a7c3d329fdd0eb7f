package io.doudi.event;

import io.doudi.access.Regions;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The row behind a {@link Webhook}. */
@Entity
@Table(name = "webhook")
class WebhookEntity {

    @Id UUID id;

    @Column(nullable = false, updatable = false)
    String url;

    @Column(nullable = false, updatable = false)
    String[] types;

    @Column(name = "rule_sets", nullable = false, updatable = false)
    String[] ruleSets;

    @Column(nullable = false, updatable = false)
    String[] regions;

    /** Gone with the webhook. */
    String secret;

    @Column(name = "created_by", nullable = false, updatable = false)
    String createdBy;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    /** Up to which everything that matches was delivered. */
    @Column(nullable = false)
    long position;

    @Column(nullable = false)
    int failures;

    @Column(name = "failing_since")
    Instant failingSince;

    @Column(name = "next_attempt_at", nullable = false)
    Instant nextAttemptAt;

    @Column(name = "last_success_at")
    Instant lastSuccessAt;

    @Column(name = "last_failure_at")
    Instant lastFailureAt;

    @Column(name = "last_failure")
    String lastFailure;

    @Column(name = "switched_off_at")
    Instant switchedOffAt;

    @Column(name = "deleted_at")
    Instant deletedAt;

    Regions toRegions() {
        return Regions.of(regions);
    }

    /** An administrator made it, so the decisions of all callers of the regions count. */
    EventFilter filter() {
        return new EventFilter(
                EventType.ofNames(types), Set.of(ruleSets), toRegions().limit(), Optional.empty());
    }

    void delivered(long upTo, Instant at) {
        position = upTo;
        lastSuccessAt = at;
        failures = 0;
        failingSince = null;
        nextAttemptAt = at;
    }

    /**
     * An attempt has failed.
     *
     * @param why without anything that the receiver said
     * @param pause until the next attempt
     */
    void failed(String why, Instant at, Duration pause) {
        failures++;
        failingSince = failingSince == null ? at : failingSince;
        lastFailureAt = at;
        lastFailure = why;
        nextAttemptAt = at.plus(pause);
    }
}
