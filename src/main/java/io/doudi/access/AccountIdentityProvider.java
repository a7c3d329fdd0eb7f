package io.doudi.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Identifies by name and password. In a demonstration there is one user per role, with the role's
 * name as name and password.
 */
@ApplicationScoped
class AccountIdentityProvider implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private final Accounts accounts;
    private final boolean demonstration;

    AccountIdentityProvider(
            Accounts accounts,
            @ConfigProperty(name = "doudi.demo", defaultValue = "false") boolean demonstration) {
        this.accounts = accounts;
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
        Set<Role> roles =
                roles(name, request.getPassword().getPassword())
                        .orElseThrow(AuthenticationFailedException::new);
        QuarkusSecurityIdentity.Builder identity =
                QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(name));
        for (Role role : roles) {
            identity.addRole(role.code());
            role.groups().forEach(identity::addRole);
        }
        return identity.build();
    }

    private Optional<Set<Role>> roles(String name, char[] password) {
        return demonstration ? demonstrated(name, password) : accounts.roles(name, password);
    }

    private static Optional<Set<Role>> demonstrated(String name, char[] password) {
        return Arrays.stream(Role.values())
                .filter(role -> role.code().equals(name) && name.equals(new String(password)))
                .findFirst()
                .map(Set::of);
    }
}
