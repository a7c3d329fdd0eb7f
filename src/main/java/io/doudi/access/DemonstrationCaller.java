package io.doudi.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** In a demonstration, whoever does not sign in may do what a caller may. */
@ApplicationScoped
class DemonstrationCaller implements SecurityIdentityAugmentor {

    private static final SecurityIdentity CALLER =
            new Rights(Set.of(Role.CALLER), Regions.ALL)
                    .anonymous(new QuarkusPrincipal(Role.CALLER.code()));

    private final boolean demonstration;

    DemonstrationCaller(
            @ConfigProperty(name = "doudi.demo", defaultValue = "false") boolean demonstration) {
        this.demonstration = demonstration;
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(demonstration && identity.isAnonymous() ? CALLER : identity);
    }
}
