package io.doudi.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Somebody who can sign in. */
@Entity
@Table(name = "account")
class AccountEntity {

    @Id String name;

    @Column(name = "password_hash", nullable = false)
    String passwordHash;

    @Column(nullable = false)
    String[] roles;

    @Column(nullable = false)
    String[] regions;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    @Column(name = "switched_off_at")
    Instant switchedOffAt;

    Rights rights() {
        return Rights.of(roles, regions);
    }
}
