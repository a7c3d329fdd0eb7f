package io.doudi.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Gives whoever comes with a token of the sign-in service the rights that it says: roles that are
 * known here, and the regions of a claim. Groups of roles are ours and cannot be claimed.
 */
@ApplicationScoped
class TokenRights implements SecurityIdentityAugmentor {

    private final String claim;

    TokenRights(
            @ConfigProperty(name = "doudi.oidc.regions-claim", defaultValue = "regions")
                    String claim) {
        this.claim = claim;
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom()
                .item(
                        identity.getPrincipal() instanceof JsonWebToken token
                                ? rights(identity, token).identity(token)
                                : identity);
    }

    private Rights rights(SecurityIdentity identity, JsonWebToken token) {
        return new Rights(Rights.roles(identity.getRoles()), regions(token.getClaim(claim)));
    }

    /** A list of codes, or one code; nothing if the claim is missing or something else. */
    private static Regions regions(Object claimed) {
        if (claimed instanceof Collection<?> codes) {
            return new Regions(codes.stream().map(TokenRights::text).collect(Collectors.toSet()));
        }
        return claimed == null ? Regions.NONE : new Regions(Set.of(text(claimed)));
    }

    private static String text(Object value) {
        return value instanceof JsonString string ? string.getString() : String.valueOf(value);
    }
}
