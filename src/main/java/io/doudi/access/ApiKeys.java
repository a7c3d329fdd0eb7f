package io.doudi.access;

import static io.doudi.access.Grant.require;
import static io.doudi.problem.ProblemType.API_KEY_NOT_FOUND;
import static io.doudi.problem.ProblemType.NAME_TAKEN;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.doudi.access.AccessEvent.Action;
import io.doudi.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.logging.Log;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The keys of front-end systems. */
@ApplicationScoped
public class ApiKeys implements PanacheRepositoryBase<ApiKeyEntity, UUID> {

    /** A system asks and reads; what changes rules is done by people. */
    public static final Set<Role> OF_SYSTEMS = Set.of(Role.CALLER, Role.ANALYST, Role.AUDITOR);

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\d][\\p{L}\\d ._-]{0,59}");
    private static final Duration USE_IS_NOTED_EACH = Duration.ofHours(1);

    private final AccessTrail trail;
    private final Event<Revoked> revocations;
    private final InstantSource clock;

    ApiKeys(AccessTrail trail, Event<Revoked> revocations, InstantSource clock) {
        this.trail = trail;
        this.revocations = revocations;
        this.clock = clock;
    }

    /**
     * What a key is for.
     *
     * @param roles {@code caller} if they are not given
     * @param expiresAt from when on it is refused; it need not end by itself
     */
    @Schema(name = "ApiKeyOrder")
    public record Order(String name, Set<Role> roles, Regions regions, Instant expiresAt) {
        public Order {
            roles = roles == null ? Set.of(Role.CALLER) : Set.copyOf(roles);
        }

        private Rights rights() {
            return new Rights(roles, Regions.require(regions));
        }
    }

    /**
     * A new key.
     *
     * @param key its text, which is shown this once
     */
    @Schema(name = "CreatedApiKey")
    public record Created(@JsonUnwrapped ApiKey apiKey, String key) {}

    /** A key was revoked on this node. */
    record Revoked(String hash) {}

    /** Every key that there ever was, oldest first. */
    @Transactional
    public List<ApiKey> list() {
        return all().stream().map(ApiKey::of).toList();
    }

    /**
     * Makes a key under a name that no other key has which is not revoked. Refuses what a key
     * cannot have and regions that the actor does not have.
     */
    @Transactional
    public Created create(Actor actor, Order order) {
        require(
                order.name() != null && NAME.matcher(order.name()).matches(),
                "name",
                "1 to 60 letters, digits, spaces, dots or hyphens");
        require(
                !order.roles().isEmpty() && OF_SYSTEMS.containsAll(order.roles()),
                "roles",
                "some of caller, analyst and auditor");
        require(
                order.expiresAt() == null || order.expiresAt().isAfter(clock.instant()),
                "expiresAt",
                "a time in the future");
        Rights rights = order.rights();
        actor.requireRegions(rights.regions());
        requireFree(order.name());
        KeyText key = KeyText.random();
        ApiKeyEntity entity = created(order, rights);
        entity.hash = key.hash();
        entity.createdBy = actor.name();
        persist(entity);
        trail.add(Action.API_KEY_CREATED, actor.name(), order.name(), rights);
        return new Created(ApiKey.of(entity), key.text());
    }

    private void requireFree(String name) {
        if (count("name = ?1 and revokedAt is null", name) > 0) {
            throw ProblemException.atField(
                    NAME_TAKEN,
                    "name",
                    "There is a key named %s; revoke it first, or choose another name"
                            .formatted(name));
        }
    }

    private ApiKeyEntity created(Order order, Rights rights) {
        ApiKeyEntity entity = new ApiKeyEntity();
        entity.id = UUID.randomUUID();
        entity.name = order.name();
        entity.roles = rights.roleNames();
        entity.regions = rights.regions().toArray();
        entity.createdAt = clock.instant();
        entity.expiresAt = order.expiresAt();
        return entity;
    }

    /** Makes a key useless. */
    @Transactional
    public ApiKey revoke(Actor actor, UUID id) {
        ApiKeyEntity entity =
                findByIdOptional(id)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                API_KEY_NOT_FOUND, "There is no API key " + id));
        actor.requireRegions(entity.rights().regions());
        if (entity.revokedAt == null) {
            entity.revokedAt = clock.instant();
            trail.add(Action.API_KEY_REVOKED, actor.name(), entity.name, entity.rights());
            revocations.fire(new Revoked(entity.hash));
        }
        return ApiKey.of(entity);
    }

    /** The key with a hash, unless it is revoked or has ended. */
    @Transactional
    Optional<ApiKeyEntity> valid(String hash) {
        return find(
                        "hash = ?1 and revokedAt is null and (expiresAt is null or expiresAt > ?2)",
                        hash,
                        clock.instant())
                .firstResultOptional();
    }

    /** Notes that a key was used; that it cannot be noted refuses nobody. */
    void used(ApiKeyEntity key) {
        Instant now = clock.instant();
        if (key.lastUsedAt == null || key.lastUsedAt.plus(USE_IS_NOTED_EACH).isBefore(now)) {
            try {
                note(key.id, now);
            } catch (RuntimeException e) {
                Log.debugf("The use of key %s is not noted: %s", key.name, e.getMessage());
            }
        }
    }

    @Transactional
    void note(UUID id, Instant now) {
        update("lastUsedAt = ?1 where id = ?2", now, id);
    }

    @Transactional
    List<ApiKeyEntity> all() {
        return listAll(Sort.by("createdAt"));
    }
}
