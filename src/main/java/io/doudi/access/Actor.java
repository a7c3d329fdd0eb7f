package io.doudi.access;

import static io.doudi.problem.ProblemType.REGION_NOT_ALLOWED;

import io.doudi.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.Optional;
import java.util.Set;

/**
 * Who does something, and what they may do.
 *
 * @param name the name of the account
 * @param roles the names of the roles
 * @param regions the regions that they act for
 */
public record Actor(String name, Set<String> roles, Regions regions) {

    public Actor {
        roles = Set.copyOf(roles);
    }

    /** Who sends the present request. */
    public static Actor of(SecurityIdentity identity) {
        return new Actor(
                identity.getPrincipal().getName(), identity.getRoles(), Rights.regions(identity));
    }

    /** Whether they may read what was decided about people. */
    public boolean audits() {
        return roles.contains(Role.AUDITORS) || isAdministrator();
    }

    /** Whether DRL files may be changed, which are code. */
    public boolean writesCode() {
        return roles.contains(Role.RULE_ENGINEER.code()) || roles.contains(Role.ADMIN.code());
    }

    public boolean isAdministrator() {
        return roles.contains(Role.ADMIN.code());
    }

    /**
     * Refuses a region that they do not act for.
     *
     * @param region the code of the region; empty for the national baseline
     */
    public void requireRegion(Optional<String> region) {
        if (!region.map(regions::cover).orElseGet(regions::coverBaseline)) {
            throw refused(region.orElse("the national baseline"));
        }
    }

    /** Refuses to give or take what they do not have themselves. */
    public void requireRegions(Regions others) {
        if (!others.codes().stream().allMatch(regions::cover)) {
            throw refused(others);
        }
    }

    private ProblemException refused(Object others) {
        return new ProblemException(
                REGION_NOT_ALLOWED,
                "%s may act for the regions %s, not for %s".formatted(name, regions, others));
    }
}
