package io.doudi.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Somebody who can sign in. */
@Entity
@Table(name = "account")
class AccountEntity {

    @Id String name;

    @Column(name = "password_hash", nullable = false)
    String passwordHash;

    @Column(nullable = false)
    String[] roles;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    Set<Role> roles() {
        return Arrays.stream(roles).map(Role::of).collect(Collectors.toSet());
    }
}
