package io.doudi.access;

import static io.doudi.problem.ProblemException.requireBody;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The accounts, for administrators. */
@Path("/api/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMINISTRATOR)
@Tag(name = "Access")
public class AccountResource {

    private final Accounts accounts;
    private final SecurityIdentity identity;

    AccountResource(Accounts accounts, SecurityIdentity identity) {
        this.accounts = accounts;
        this.identity = identity;
    }

    @GET
    @Operation(operationId = "listAccounts", summary = "Who can sign in, and who could once")
    public List<Account> list() {
        return accounts.list();
    }

    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putAccount",
            summary =
                    "Make an account, or give it other roles and regions, another password if one"
                            + " is sent, and let its owner in again")
    public Account put(@RestPath String name, Grant grant) {
        return accounts.put(Actor.of(identity), name, requireBody(grant));
    }

    @DELETE
    @Path("/{name}")
    @Operation(
            operationId = "switchOffAccount",
            summary = "Switch an account off: nobody can sign in with it any more")
    public Account switchOff(@RestPath String name) {
        return accounts.switchOff(Actor.of(identity), name);
    }
}
