package io.doudi.access;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Set;

/**
 * Who does something, and what they may do.
 *
 * @param name the name of the account
 * @param roles the names of the roles
 */
public record Actor(String name, Set<String> roles) {

    public Actor {
        roles = Set.copyOf(roles);
    }

    /** Who sends the present request. */
    public static Actor of(SecurityIdentity identity) {
        return new Actor(identity.getPrincipal().getName(), identity.getRoles());
    }

    /** Whether DRL files may be changed, which are code. */
    public boolean writesCode() {
        return roles.contains(Role.RULE_ENGINEER.code()) || roles.contains(Role.ADMIN.code());
    }
}
