package io.doudi.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Identifies whoever has signed in on the pages: the cookie says the name, the account of this
 * moment says what they may do.
 */
@ApplicationScoped
class SessionIdentityProvider implements IdentityProvider<TrustedAuthenticationRequest> {

    /** Whoever is switched off is a stranger, whom pages send to sign in; a failure would not. */
    private static final Rights NOTHING = new Rights(Set.of(), Regions.NONE);

    private final Accounts accounts;
    private final boolean demonstration;

    SessionIdentityProvider(
            Accounts accounts,
            @ConfigProperty(name = "doudi.demo", defaultValue = "false") boolean demonstration) {
        this.accounts = accounts;
        this.demonstration = demonstration;
    }

    @Override
    public Class<TrustedAuthenticationRequest> getRequestType() {
        return TrustedAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TrustedAuthenticationRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identity(request.getPrincipal()));
    }

    private SecurityIdentity identity(String name) {
        QuarkusPrincipal principal = new QuarkusPrincipal(name);
        return rights(name)
                .map(rights -> rights.identity(principal))
                .orElseGet(() -> NOTHING.anonymous(principal));
    }

    private Optional<Rights> rights(String name) {
        return demonstration
                ? Rights.demonstrated(name)
                : accounts.named(name).map(AccountEntity::rights);
    }
}
