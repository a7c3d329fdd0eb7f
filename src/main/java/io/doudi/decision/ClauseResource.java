package io.doudi.decision;

import io.doudi.access.Role;
import io.doudi.ruleset.LiveRuleSets;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The clauses behind a version. */
@Path("/api/v1/rule-sets/{name}/versions/{version}/clauses")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EVERYBODY)
@Tag(name = "Rule sets")
public class ClauseResource {

    private final LiveRuleSets live;
    private final Traceability traceability;

    ClauseResource(LiveRuleSets live, Traceability traceability) {
        this.live = live;
        this.traceability = traceability;
    }

    @GET
    @Operation(
            operationId = "readClauses",
            summary =
                    "The clauses of a version: where each is implemented, which stored cases hit"
                            + " it, and what cannot be computed")
    public ClauseTrace clauses(@RestPath String name, @RestPath String version) {
        return traceability.of(live.current().version(name, version));
    }
}
