package io.doudi.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.security.Principal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What somebody may do, and for which regions. */
record Rights(Set<Role> roles, Regions regions) {

    private static final String REGIONS = "regions";

    Rights {
        roles = Set.copyOf(roles);
    }

    /** The rights that are stored as names. */
    static Rights of(String[] roles, String[] regions) {
        return new Rights(roles(List.of(roles)), Regions.of(regions));
    }

    /** The rights of a demonstration's user, who is named like a role. */
    static Optional<Rights> demonstrated(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.code().equals(name))
                .findFirst()
                .map(role -> new Rights(Set.of(role), Regions.ALL));
    }

    /** The roles behind names; names of anything else count for nothing. */
    static Set<Role> roles(Collection<String> names) {
        return Arrays.stream(Role.values())
                .filter(role -> names.contains(role.code()))
                .collect(Collectors.toSet());
    }

    /** The regions of an identity; none if it says nothing. */
    static Regions regions(SecurityIdentity identity) {
        return Optional.<Regions>ofNullable(identity.getAttribute(REGIONS)).orElse(Regions.NONE);
    }

    /** The names of the roles in their order, as they are stored. */
    String[] roleNames() {
        return roles.stream().map(Role::code).sorted().toArray(String[]::new);
    }

    /** The identity of who has these rights. */
    SecurityIdentity identity(Principal principal) {
        return granted().setPrincipal(principal).build();
    }

    /** An identity that has these rights without anybody having signed in. */
    SecurityIdentity anonymous(Principal principal) {
        return granted().setPrincipal(principal).setAnonymous(true).build();
    }

    private QuarkusSecurityIdentity.Builder granted() {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder();
        for (Role role : roles) {
            identity.addRole(role.code());
            role.groups().forEach(identity::addRole);
        }
        return identity.addAttribute(REGIONS, regions);
    }
}
