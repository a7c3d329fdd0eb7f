package io.doudi.access;

import static io.doudi.problem.ProblemException.requireBody;
import static io.doudi.problem.ProblemType.INVALID_VALUE;

import io.doudi.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** The accounts, for administrators. */
@Path("/api/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMINISTRATOR)
public class AccountResource {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\d][\\p{L}\\d._@-]{0,59}");
    private static final int SHORTEST_PASSWORD = 12;

    /** The bytes that bcrypt looks at. */
    private static final int LONGEST_PASSWORD = 72;

    private final Accounts accounts;
    private final SecurityIdentity identity;

    AccountResource(Accounts accounts, SecurityIdentity identity) {
        this.accounts = accounts;
        this.identity = identity;
    }

    /** An account without its password. */
    public record Account(String name, Set<Role> roles, Regions regions) {
        static Account of(AccountEntity entity) {
            Rights rights = entity.rights();
            return new Account(entity.name, new TreeSet<>(rights.roles()), rights.regions());
        }
    }

    /**
     * A password and the rights that its owner has.
     *
     * @param regions the codes of the regions, {@code NATIONAL} for the baseline, {@code *} for all
     */
    public record Grant(String password, Set<Role> roles, Regions regions) {}

    @GET
    @Operation(summary = "Who can sign in")
    public List<Account> list() {
        return accounts.all().stream().map(Account::of).toList();
    }

    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Make an account, or give it another password, other roles and regions")
    public Account put(@RestPath String name, Grant grant) {
        requireBody(grant);
        require(NAME.matcher(name).matches(), "name", "1 to 60 letters, digits, dots or hyphens");
        require(isLongEnough(grant.password()), "password", "12 characters and up to 72 bytes");
        require(areGiven(grant.roles()), "roles", "at least one role");
        Rights rights = new Rights(grant.roles(), Regions.require(grant.regions()));
        return Account.of(accounts.put(Actor.of(identity), name, grant.password(), rights));
    }

    private static boolean areGiven(Set<Role> roles) {
        return roles != null && !roles.isEmpty() && !roles.contains(null);
    }

    private static boolean isLongEnough(String password) {
        return password != null
                && password.length() >= SHORTEST_PASSWORD
                && password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PASSWORD;
    }

    private static void require(boolean condition, String field, String what) {
        if (!condition) {
            throw ProblemException.atField(
                    INVALID_VALUE, field, "%s must have %s".formatted(field, what));
        }
    }
}
