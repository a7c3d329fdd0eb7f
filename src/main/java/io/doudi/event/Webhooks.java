package io.doudi.event;

import static io.doudi.problem.ProblemException.requireField;
import static io.doudi.problem.ProblemType.WEBHOOK_NOT_FOUND;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.doudi.access.Actor;
import io.doudi.access.Regions;
import io.doudi.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.Timeouts;
import org.hibernate.cfg.AvailableSettings;

/** Where events are sent. */
@ApplicationScoped
public class Webhooks implements PanacheRepositoryBase<WebhookEntity, UUID> {

    private static final String IS_OPEN = "deletedAt is null and switchedOffAt is null";

    private final EventLog log;
    private final AllowedHosts hosts;
    private final InstantSource clock;

    Webhooks(EventLog log, AllowedHosts hosts, InstantSource clock) {
        this.log = log;
        this.hosts = hosts;
        this.clock = clock;
    }

    /**
     * What is to be sent, and where.
     *
     * @param types publications and withdrawals if they are not given
     * @param ruleSets the names of rule sets; all if they are not given
     * @param after the id of an event after which everything is sent; what happens from now on if
     *     it is not given
     */
    @Schema(name = "WebhookOrder")
    public record Order(
            String url, Set<EventType> types, Set<String> ruleSets, Regions regions, Long after) {

        private static final Set<EventType> PUBLICATIONS =
                EnumSet.of(EventType.RULE_SET_PUBLISHED, EventType.RULE_SET_WITHDRAWN);

        public Order {
            types = types == null || types.isEmpty() ? PUBLICATIONS : Set.copyOf(types);
            ruleSets = ruleSets == null ? Set.of() : Set.copyOf(ruleSets);
        }
    }

    /**
     * A new webhook.
     *
     * @param secret by which the receiver checks signatures; it is shown this once
     */
    @Schema(name = "CreatedWebhook")
    public record Created(@JsonUnwrapped Webhook webhook, String secret) {}

    /** Every webhook of theirs that there ever was, oldest first. */
    @Transactional
    public List<Webhook> list(Actor actor) {
        long last = log.last();
        return listAll(Sort.by("createdAt")).stream()
                .filter(one -> isOf(actor, one))
                .map(one -> Webhook.of(one, last))
                .toList();
    }

    private static boolean isOf(Actor actor, WebhookEntity webhook) {
        return Set.of(webhook.regions).stream().allMatch(actor.regions()::cover);
    }

    /** One of them with its state. */
    @Transactional
    public Webhook get(Actor actor, UUID id) {
        return Webhook.of(found(actor, id), log.last());
    }

    /** Makes a webhook to a host that is allowed, for regions that the actor has. */
    @Transactional
    public Created create(Actor actor, Order order) {
        hosts.require(requireField("url", order.url()));
        Regions regions = Regions.require(order.regions());
        actor.requireRegions(regions);
        WebhookEntity entity = created(actor, order, regions);
        long last = log.last();
        entity.position = Optional.ofNullable(order.after()).orElse(last);
        log.require(entity.filter(), entity.position);
        persist(entity);
        return new Created(Webhook.of(entity, last), entity.secret);
    }

    private WebhookEntity created(Actor actor, Order order, Regions regions) {
        Instant now = clock.instant();
        WebhookEntity entity = new WebhookEntity();
        entity.id = UUID.randomUUID();
        entity.url = order.url();
        entity.types = EventType.names(order.types());
        entity.ruleSets = new TreeSet<>(order.ruleSets()).toArray(String[]::new);
        entity.regions = regions.toArray();
        entity.secret = Signature.newSecret();
        entity.createdBy = actor.name();
        entity.createdAt = now;
        entity.nextAttemptAt = now;
        return entity;
    }

    /** Sends nothing any more and forgets the secret. */
    @Transactional
    public Webhook delete(Actor actor, UUID id) {
        WebhookEntity entity = found(actor, id);
        getEntityManager().refresh(entity, LockModeType.PESSIMISTIC_WRITE);
        if (entity.deletedAt == null) {
            entity.deletedAt = clock.instant();
            entity.secret = null;
        }
        return Webhook.of(entity, log.last());
    }

    private WebhookEntity found(Actor actor, UUID id) {
        WebhookEntity entity =
                findByIdOptional(id)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                WEBHOOK_NOT_FOUND, "There is no webhook " + id));
        actor.requireRegions(entity.toRegions());
        return entity;
    }

    /** Those that have something to send now. */
    @Transactional
    List<UUID> due(long last) {
        return getEntityManager()
                .createQuery(
                        "select id from WebhookEntity where "
                                + IS_OPEN
                                + " and nextAttemptAt <= ?1 and position < ?2",
                        UUID.class)
                .setParameter(1, clock.instant())
                .setParameter(2, last)
                .getResultList();
    }

    /** One that is due, for this transaction alone; empty if another node has it. */
    Optional<WebhookEntity> claimed(UUID id) {
        return find("id = ?1 and nextAttemptAt <= ?2 and " + IS_OPEN, id, clock.instant())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint(AvailableSettings.JAKARTA_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
                .firstResultOptional();
    }

    /** For how long the oldest event that is not delivered has waited, in seconds. */
    @Transactional
    double lagSeconds() {
        Number seconds =
                (Number)
                        getEntityManager()
                                .createNativeQuery(
                                        """
                                        select coalesce(max(extract(epoch from now() - e.at)), 0) from webhook w
                                        join lateral (select at from event where position > w.position
                                            order by position limit 1) e on true
                                        where w.deleted_at is null and w.switched_off_at is null
                                        """)
                                .getSingleResult();
        return Math.max(0, seconds.doubleValue());
    }
}
