package io.doudi.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.doudi.decision.record.Statistics;
import io.doudi.evaluation.Place;
import io.doudi.evaluation.Place.Kind;
import io.doudi.ruleset.KnowledgeBases;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.RuleSetVersion;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** How often the rows and rules of a version are hit by what really happens. */
@Path("/api/v1/rule-sets/{name}/versions/{version}/usage")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.STAFF)
@Tag(name = "Statistics")
public class UsageResource {

    private final Statistics statistics;
    private final LiveRuleSets live;
    private final KnowledgeBases knowledgeBases;
    private final SecurityIdentity identity;

    UsageResource(
            Statistics statistics,
            LiveRuleSets live,
            KnowledgeBases knowledgeBases,
            SecurityIdentity identity) {
        this.statistics = statistics;
        this.live = live;
        this.knowledgeBases = knowledgeBases;
        this.identity = identity;
    }

    /**
     * A row or rule of a version.
     *
     * @param times how often recorded decisions hit it
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Usage(String id, String label, List<String> ruleIds, String file, long times) {
        static Usage of(Place place, Map<String, Long> hits) {
            return new Usage(
                    place.id(),
                    place.label(),
                    place.source().ruleIds(),
                    place.source().file(),
                    hits.getOrDefault(place.id(), 0L));
        }
    }

    @GET
    @Operation(
            operationId = "readUsage",
            summary =
                    "How often recorded decisions hit each row and rule of a version; 0 for those"
                            + " that none has hit")
    public List<Usage> usage(@RestPath String name, @RestPath String version) {
        RuleSetVersion found = live.current().version(name, version);
        Map<String, Long> hits =
                statistics.hits(found.name(), Actor.of(identity).regions().limit());
        return knowledgeBases.of(live.current().firstDay(found)).places().stream()
                .filter(place -> place.kind() == Kind.ROW || place.kind() == Kind.RULE)
                .filter(place -> place.source().layer().equals(found.name()))
                .map(place -> Usage.of(place, hits))
                .toList();
    }
}
