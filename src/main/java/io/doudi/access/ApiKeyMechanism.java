package io.doudi.access;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport.Type;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Takes API keys from the header {@code X-API-Key}. */
@ApplicationScoped
class ApiKeyMechanism implements HttpAuthenticationMechanism {

    static final String HEADER = "X-API-Key";

    private static final int BEFORE_BASIC = 3000;

    /** A key that somebody sends. */
    static final class Sent extends BaseAuthenticationRequest implements AuthenticationRequest {
        private final KeyText key;

        private Sent(KeyText key) {
            this.key = key;
        }

        KeyText key() {
            return key;
        }
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext request, IdentityProviderManager identities) {
        String key = request.request().getHeader(HEADER);
        if (key == null) {
            return Uni.createFrom().nullItem();
        }
        request.put(HttpAuthenticationMechanism.class.getName(), this);
        return identities.authenticate(new Sent(new KeyText(key)));
    }

    /** Who sends no key is asked for a password instead. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        if (request.request().getHeader(HEADER) == null) {
            return Uni.createFrom().nullItem();
        }
        int status = HttpResponseStatus.UNAUTHORIZED.code();
        return Uni.createFrom().item(new ChallengeData(status, "WWW-Authenticate", HEADER));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(Sent.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return Uni.createFrom().item(new HttpCredentialTransport(Type.OTHER_HEADER, HEADER));
    }

    @Override
    public int getPriority() {
        return BEFORE_BASIC;
    }
}
