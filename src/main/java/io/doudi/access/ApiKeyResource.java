package io.doudi.access;

import static io.doudi.problem.ProblemException.requireBody;
import static io.doudi.problem.ProblemType.INVALID_VALUE;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.doudi.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** The API keys of front-end systems, for administrators. */
@Path("/api/v1/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ADMINISTRATOR)
public class ApiKeyResource {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\d][\\p{L}\\d ._-]{0,59}");

    /** A system asks and reads; what changes rules is done by people. */
    private static final Set<Role> OF_SYSTEMS = Set.of(Role.CALLER, Role.ANALYST, Role.AUDITOR);

    private final ApiKeys keys;
    private final KnownKeys known;
    private final SecurityIdentity identity;

    ApiKeyResource(ApiKeys keys, KnownKeys known, SecurityIdentity identity) {
        this.keys = keys;
        this.known = known;
        this.identity = identity;
    }

    /** A key without its text. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record ApiKey(
            UUID id,
            String name,
            Set<Role> roles,
            Regions regions,
            String createdBy,
            Instant createdAt,
            Optional<Instant> revokedAt) {
        static ApiKey of(ApiKeyEntity entity) {
            return new ApiKey(
                    entity.id,
                    entity.name,
                    new TreeSet<>(entity.rights().roles()),
                    entity.rights().regions(),
                    entity.createdBy,
                    entity.createdAt,
                    Optional.ofNullable(entity.revokedAt));
        }
    }

    /**
     * A new key.
     *
     * @param key its text, which is shown this once
     */
    public record Created(@JsonUnwrapped ApiKey apiKey, String key) {}

    /**
     * What a key is for.
     *
     * @param roles {@code caller} if they are not given
     */
    public record Order(String name, Set<Role> roles, Regions regions) {
        public Order {
            roles = roles == null ? Set.of(Role.CALLER) : Set.copyOf(roles);
        }

        private Rights rights() {
            return new Rights(roles, Regions.require(regions));
        }
    }

    @GET
    @Operation(summary = "The API keys, revoked ones among them")
    public List<ApiKey> list() {
        return keys.all().stream().map(ApiKey::of).toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(summary = "Make an API key for some regions; its text is shown this once")
    public Created create(Order order) {
        requireBody(order);
        require(
                order.name() != null && NAME.matcher(order.name()).matches(),
                "name",
                "1 to 60 letters, digits, spaces, dots or hyphens");
        require(
                !order.roles().isEmpty() && OF_SYSTEMS.containsAll(order.roles()),
                "roles",
                "some of caller, analyst and auditor");
        KeyText key = KeyText.random();
        ApiKeyEntity entity = keys.create(Actor.of(identity), order.name(), key, order.rights());
        return new Created(ApiKey.of(entity), key.text());
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Revoke an API key; all nodes refuse it within seconds")
    public ApiKey revoke(@RestPath UUID id) {
        ApiKeyEntity revoked = keys.revoke(Actor.of(identity), id);
        known.forget(revoked.hash);
        return ApiKey.of(revoked);
    }

    private static void require(boolean condition, String field, String what) {
        if (!condition) {
            throw ProblemException.atField(
                    INVALID_VALUE, field, "%s must have %s".formatted(field, what));
        }
    }
}
