package io.doudi.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Identifies by API key. The name of a key can be no account's: it has a colon. */
@ApplicationScoped
class ApiKeyIdentityProvider implements IdentityProvider<ApiKeyMechanism.Sent> {

    private static final String PREFIX = "key:";

    private final KnownKeys keys;

    ApiKeyIdentityProvider(KnownKeys keys) {
        this.keys = keys;
    }

    @Override
    public Class<ApiKeyMechanism.Sent> getRequestType() {
        return ApiKeyMechanism.Sent.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            ApiKeyMechanism.Sent request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identity(request.key()));
    }

    private SecurityIdentity identity(KeyText sent) {
        KnownKeys.Key key = keys.find(sent.hash()).orElseThrow(AuthenticationFailedException::new);
        return key.rights().identity(new QuarkusPrincipal(PREFIX + key.name()));
    }
}
