package io.doudi.access;

import static io.doudi.problem.ProblemType.INVALID_VALUE;

import io.doudi.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A password and the rights that its owner has.
 *
 * @param password a new one; may be missing if the account has one that is to stay
 * @param regions the codes of the regions, {@code NATIONAL} for the baseline, {@code *} for all
 */
public record Grant(String password, Set<Role> roles, Regions regions) {

    private static final int SHORTEST_PASSWORD = 12;

    /** The bytes that bcrypt looks at. */
    private static final int LONGEST_PASSWORD = 72;

    /** The new password, if there is one; refuses what is too short or too long. */
    Optional<String> newPassword() {
        require(password == null || isLongEnough(), "password", "12 characters and up to 72 bytes");
        return Optional.ofNullable(password);
    }

    /** The rights; refuses none. */
    Rights rights() {
        require(
                roles != null && !roles.isEmpty() && roles.stream().noneMatch(Objects::isNull),
                "roles",
                "at least one role");
        return new Rights(roles, Regions.require(regions));
    }

    private boolean isLongEnough() {
        return password.length() >= SHORTEST_PASSWORD
                && password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PASSWORD;
    }

    static void require(boolean condition, String field, String what) {
        if (!condition) {
            throw ProblemException.atField(
                    INVALID_VALUE, field, "%s must have %s".formatted(field, what));
        }
    }
}
