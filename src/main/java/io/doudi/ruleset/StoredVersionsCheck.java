package io.doudi.ruleset;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once there are versions to decide with and those of today are compiled; names each that is
 * not withdrawn, with its digest.
 */
@Readiness
@ApplicationScoped
class StoredVersionsCheck implements HealthCheck {

    private final LiveRuleSets live;

    StoredVersionsCheck(LiveRuleSets live) {
        this.live = live;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("rule-sets");
        live.current().all().stream()
                .filter(version -> version.withdrawnAt().isEmpty())
                .forEach(version -> response.withData(version.name(), version.digest()));
        return response.status(!live.current().all().isEmpty() && live.isCompiled()).build();
    }
}
