package io.doudi.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Identifies by name and password. In a demonstration there is one user per role, with the role's
 * name as name and password.
 */
@ApplicationScoped
class AccountIdentityProvider implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private final SignIn signIn;
    private final boolean demonstration;

    AccountIdentityProvider(
            SignIn signIn,
            @ConfigProperty(name = "doudi.demo", defaultValue = "false") boolean demonstration) {
        this.signIn = signIn;
        this.demonstration = demonstration;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identity(request));
    }

    private SecurityIdentity identity(UsernamePasswordAuthenticationRequest request) {
        String name = request.getUsername();
        return rights(name, request.getPassword().getPassword())
                .orElseThrow(AuthenticationFailedException::new)
                .identity(new QuarkusPrincipal(name));
    }

    private Optional<Rights> rights(String name, char[] password) {
        return demonstration
                ? demonstrated(name, new String(password))
                : signIn.rights(name, new String(password));
    }

    private static Optional<Rights> demonstrated(String name, String password) {
        return name.equals(password) ? Rights.demonstrated(name) : Optional.empty();
    }
}
