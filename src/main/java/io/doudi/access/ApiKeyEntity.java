package io.doudi.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The key of a front-end system; only its hash is known. */
@Entity
@Table(name = "api_key")
class ApiKeyEntity {

    @Id UUID id;

    @Column(nullable = false, updatable = false)
    String name;

    @Column(nullable = false, updatable = false)
    String hash;

    @Column(nullable = false, updatable = false)
    String[] roles;

    @Column(nullable = false, updatable = false)
    String[] regions;

    @Column(name = "created_by", nullable = false, updatable = false)
    String createdBy;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "expires_at", updatable = false)
    Instant expiresAt;

    @Column(name = "last_used_at")
    Instant lastUsedAt;

    @Column(name = "revoked_at")
    Instant revokedAt;

    Rights rights() {
        return Rights.of(roles, regions);
    }
}
