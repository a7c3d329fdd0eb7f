package io.doudi.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An account without its password.
 *
 * @param switchedOffAt since when nobody can sign in with it; empty if somebody can
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Account(
        String name,
        Set<Role> roles,
        Regions regions,
        Instant createdAt,
        Optional<Instant> switchedOffAt) {

    static Account of(AccountEntity entity) {
        Rights rights = entity.rights();
        return new Account(
                entity.name,
                new TreeSet<>(rights.roles()),
                rights.regions(),
                entity.createdAt,
                Optional.ofNullable(entity.switchedOffAt));
    }
}
