package io.doudi.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A key without its text.
 *
 * @param expiresAt from when on it is refused; empty if it does not end by itself
 * @param lastUsedAt when it was used last, to the hour; empty if it never was
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ApiKey(
        UUID id,
        String name,
        Set<Role> roles,
        Regions regions,
        String createdBy,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {

    static ApiKey of(ApiKeyEntity entity) {
        return new ApiKey(
                entity.id,
                entity.name,
                new TreeSet<>(entity.rights().roles()),
                entity.rights().regions(),
                entity.createdBy,
                entity.createdAt,
                Optional.ofNullable(entity.expiresAt),
                Optional.ofNullable(entity.lastUsedAt),
                Optional.ofNullable(entity.revokedAt));
    }
}
