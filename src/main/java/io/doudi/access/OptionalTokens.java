package io.doudi.access;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Lets the service run without a sign-in service. That there is a resolver lets Quarkus switch
 * tokens off if {@code quarkus.oidc.auth-server-url} is not set, instead of refusing to start; if
 * it is set, the settings hold as they are.
 */
@ApplicationScoped
class OptionalTokens implements TenantConfigResolver {

    @Override
    public Uni<OidcTenantConfig> resolve(
            RoutingContext request, OidcRequestContext<OidcTenantConfig> context) {
        return Uni.createFrom().nullItem();
    }
}
