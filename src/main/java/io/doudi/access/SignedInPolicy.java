package io.doudi.access;

import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets those in who have any role; it holds for every path that no other policy is set for. */
@ApplicationScoped
class SignedInPolicy implements HttpSecurityPolicy {

    @Override
    public String name() {
        return "signed-in";
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request,
            Uni<SecurityIdentity> identity,
            AuthorizationRequestContext context) {
        return identity.map(SignedInPolicy::check);
    }

    private static CheckResult check(SecurityIdentity identity) {
        if (identity.hasRole(Role.EVERYBODY)) {
            return CheckResult.PERMIT;
        }
        if (identity.isAnonymous()) {
            throw new UnauthorizedException();
        }
        return CheckResult.DENY;
    }
}
