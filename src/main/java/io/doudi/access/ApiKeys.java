package io.doudi.access;

import static io.doudi.problem.ProblemType.API_KEY_NOT_FOUND;
import static io.doudi.problem.ProblemType.NAME_TAKEN;

import io.doudi.access.AccessEvent.Action;
import io.doudi.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The keys of front-end systems. */
@ApplicationScoped
class ApiKeys implements PanacheRepositoryBase<ApiKeyEntity, UUID> {

    private final AccessTrail trail;
    private final InstantSource clock;

    ApiKeys(AccessTrail trail, InstantSource clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /** Stores a key under a name that no other valid key has. */
    @Transactional
    ApiKeyEntity create(Actor actor, String name, KeyText key, Rights rights) {
        actor.requireRegions(rights.regions());
        if (count("name = ?1 and revokedAt is null", name) > 0) {
            throw ProblemException.atField(
                    NAME_TAKEN,
                    "name",
                    "There is a key named %s; revoke it first, or choose another name"
                            .formatted(name));
        }
        ApiKeyEntity entity = new ApiKeyEntity();
        entity.id = UUID.randomUUID();
        entity.name = name;
        entity.hash = key.hash();
        entity.roles = rights.roleNames();
        entity.regions = rights.regions().toArray();
        entity.createdBy = actor.name();
        entity.createdAt = clock.instant();
        persist(entity);
        trail.add(Action.API_KEY_CREATED, actor.name(), name, rights);
        return entity;
    }

    /** Makes a key useless. */
    @Transactional
    ApiKeyEntity revoke(Actor actor, UUID id) {
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
        }
        return entity;
    }

    /** The key with a hash, unless it is revoked. */
    @Transactional
    Optional<ApiKeyEntity> valid(String hash) {
        return find("hash = ?1 and revokedAt is null", hash).firstResultOptional();
    }

    @Transactional
    List<ApiKeyEntity> all() {
        return listAll(Sort.by("createdAt"));
    }
}
