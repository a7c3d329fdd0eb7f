package io.doudi.decision.shadow;

import static io.doudi.problem.ProblemException.requireBody;
import static io.doudi.problem.ProblemException.requireField;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.doudi.decision.shadow.ShadowStore.Count;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import io.doudi.ruleset.Drafts;
import io.doudi.ruleset.LiveRuleSets;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Versions and drafts that decide in the shadow of the live rules. */
@Path("/api/v1/shadows")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.STAFF)
@Tag(name = "Shadows")
public class ShadowResource {

    private static final int ALL = 100;

    private final ShadowStore store;
    private final LiveRuleSets live;
    private final Drafts drafts;
    private final InstantSource clock;
    private final SecurityIdentity identity;

    ShadowResource(
            ShadowStore store,
            LiveRuleSets live,
            Drafts drafts,
            InstantSource clock,
            SecurityIdentity identity) {
        this.store = store;
        this.live = live;
        this.drafts = drafts;
        this.clock = clock;
        this.identity = identity;
    }

    /**
     * What to evaluate in the shadow.
     *
     * @param ruleSetVersion a version or draft, as in a decision
     * @param percent of the recorded decisions of the region, 1 to 100
     */
    @Schema(name = "ShadowWish")
    public record Wish(String region, String ruleSetVersion, Integer percent) {}

    /**
     * A shadow and what it has found.
     *
     * @param counts by decision and kind: EQUAL, DIFFERENT, FAILED, or DROPPED for lack of time
     * @param examples decisions on record whose outcome would be another; their replay under the
     *     version shows how
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Shadow(
            UUID id,
            String region,
            String ruleSetVersion,
            int percent,
            String startedBy,
            Instant startedAt,
            Optional<Instant> stoppedAt,
            List<Count> counts,
            List<UUID> examples) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @APIResponseSchema(value = Shadow.class, responseCode = "201")
    @Operation(
            operationId = "startShadow",
            summary = "Let a version or draft decide in the shadow of the live rules")
    public Shadow start(Wish wish) {
        requireBody(wish);
        Actor actor = Actor.of(identity);
        ShadowEntity shadow = new ShadowEntity();
        shadow.id = UUID.randomUUID();
        shadow.region = requireField("region", wish.region());
        shadow.version = requireField("ruleSetVersion", wish.ruleSetVersion());
        shadow.percent = requireField("percent", wish.percent());
        shadow.startedBy = actor.name();
        shadow.startedAt = clock.instant();
        actor.requireRegion(Optional.of(shadow.region));
        require(shadow);
        return view(store.start(shadow));
    }

    private void require(ShadowEntity shadow) {
        live.current().requireRegion(shadow.region);
        if (shadow.percent < 1 || shadow.percent > ALL) {
            throw ProblemException.atField(
                    ProblemType.OUT_OF_RANGE, "percent", "percent must be from 1 to 100");
        }
        boolean isKnown =
                live.current().named(shadow.region, shadow.version).isPresent()
                        || drafts.named(shadow.region, shadow.version).isPresent();
        if (!isKnown) {
            throw ProblemException.atField(
                    ProblemType.VERSION_NOT_FOUND,
                    "ruleSetVersion",
                    "%s has no version %s".formatted(shadow.region, shadow.version));
        }
    }

    @GET
    @Operation(operationId = "listShadows", summary = "All shadows, the latest first")
    public List<Shadow> all() {
        return store.all().stream().map(this::view).toList();
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "readShadow", summary = "A shadow and what it has found so far")
    public Shadow find(@RestPath UUID id) {
        return view(store.required(id));
    }

    @POST
    @Path("/{id}/stop")
    @Operation(operationId = "stopShadow", summary = "End a shadow; what it has found stays")
    public Shadow stop(@RestPath UUID id) {
        Actor.of(identity).requireRegion(Optional.of(store.required(id).region));
        return view(store.stop(id, clock.instant()));
    }

    private Shadow view(ShadowEntity shadow) {
        return new Shadow(
                shadow.id,
                shadow.region,
                shadow.version,
                shadow.percent,
                shadow.startedBy,
                shadow.startedAt,
                Optional.ofNullable(shadow.stoppedAt),
                store.counts(shadow.id),
                store.examples(shadow.id));
    }
}
