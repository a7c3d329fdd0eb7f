package io.doudi.decision;

import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.doudi.decision.record.Effects;
import io.doudi.decision.record.Effects.Effect;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.RuleSetVersion;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What a publication has moved. */
@Path("/api/v1/rule-sets/{name}/versions/{version}/effect")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.STAFF)
@Tag(name = "Statistics")
public class EffectResource {

    private final Effects effects;
    private final LiveRuleSets live;
    private final SecurityIdentity identity;

    EffectResource(Effects effects, LiveRuleSets live, SecurityIdentity identity) {
        this.effects = effects;
        this.live = live;
        this.identity = identity;
    }

    @GET
    @Operation(
            operationId = "readEffect",
            summary =
                    "Approval rate and mean amount of the recorded decisions in the ninety days"
                            + " before a version was published, and by the version since, by region"
                            + " and decision; what moved by more than chance explains is marked")
    public List<Effect> effect(@RestPath String name, @RestPath String version) {
        RuleSetVersion found = live.current().version(name, version);
        return effects.of(found.name(), found.publishedAt(), Actor.of(identity).regions().limit());
    }
}
