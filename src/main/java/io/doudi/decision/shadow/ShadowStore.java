package io.doudi.decision.shadow;

import static io.doudi.problem.ProblemType.SHADOW_NOT_FOUND;

import io.doudi.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The shadows and what the nodes have counted. */
@ApplicationScoped
class ShadowStore implements PanacheRepositoryBase<ShadowEntity, UUID> {

    static final int MOST_EXAMPLES = 100;

    /** How two decisions compare. */
    @Schema(name = "ShadowKind")
    enum Kind {
        /** The outcomes are the same. */
        EQUAL,
        /** They differ. */
        DIFFERENT,
        /** The shadow could not decide what the live rules decided. */
        FAILED,
        /** There was no time for the shadow. */
        DROPPED
    }

    /**
     * What was counted of one kind.
     *
     * @param amountBefore sum of the live rules' amounts, in yuan
     * @param amountAfter sum of the shadow's amounts, in yuan
     */
    @Schema(name = "ShadowCount")
    public record Count(
            String decision,
            Kind kind,
            long times,
            BigDecimal amountBefore,
            BigDecimal amountAfter) {}

    @Transactional
    ShadowEntity start(ShadowEntity shadow) {
        persist(shadow);
        return shadow;
    }

    @Transactional
    ShadowEntity stop(UUID id, Instant at) {
        ShadowEntity shadow = required(id);
        if (shadow.stoppedAt == null) {
            shadow.stoppedAt = at;
        }
        return shadow;
    }

    @Transactional
    ShadowEntity required(UUID id) {
        return findByIdOptional(id)
                .orElseThrow(
                        () -> new ProblemException(SHADOW_NOT_FOUND, "There is no shadow " + id));
    }

    @Transactional
    List<ShadowEntity> running() {
        return list("stoppedAt is null");
    }

    @Transactional
    List<ShadowEntity> all() {
        return listAll(Sort.descending("startedAt"));
    }

    /** Adds what a node has counted. */
    @Transactional
    void add(UUID id, Count count) {
        getEntityManager()
                .createNativeQuery(
                        """
                        insert into shadow_count values (?1, ?2, ?3, ?4, ?5, ?6)
                        on conflict (shadow_id, decision, kind) do update set
                            times = shadow_count.times + excluded.times,
                            amount_before = shadow_count.amount_before + excluded.amount_before,
                            amount_after = shadow_count.amount_after + excluded.amount_after
                        """)
                .setParameter(1, id)
                .setParameter(2, count.decision())
                .setParameter(3, count.kind().name())
                .setParameter(4, count.times())
                .setParameter(5, count.amountBefore())
                .setParameter(6, count.amountAfter())
                .executeUpdate();
    }

    /** Notes a recorded decision whose outcome would be another, unless there are enough. */
    @Transactional
    void addExample(UUID id, UUID decision) {
        getEntityManager()
                .createNativeQuery(
                        """
                        insert into shadow_example select ?1, ?2
                        where (select count(*) from shadow_example where shadow_id = ?1) < ?3
                        on conflict do nothing
                        """)
                .setParameter(1, id)
                .setParameter(2, decision)
                .setParameter(3, MOST_EXAMPLES)
                .executeUpdate();
    }

    @Transactional
    List<Count> counts(UUID id) {
        List<?> rows =
                getEntityManager()
                        .createNativeQuery(
                                "select decision, kind, times, amount_before, amount_after from"
                                        + " shadow_count where shadow_id = ?1 order by decision, kind")
                        .setParameter(1, id)
                        .getResultList();
        return rows.stream().map(Object[].class::cast).map(ShadowStore::count).toList();
    }

    private static Count count(Object[] row) {
        return new Count(
                (String) row[0],
                Kind.valueOf((String) row[1]),
                ((Number) row[2]).longValue(),
                (BigDecimal) row[3],
                (BigDecimal) row[4]);
    }

    @Transactional
    List<UUID> examples(UUID id) {
        List<?> rows =
                getEntityManager()
                        .createNativeQuery(
                                "select record_id from shadow_example where shadow_id = ?1 order by"
                                        + " record_id")
                        .setParameter(1, id)
                        .getResultList();
        return rows.stream().map(UUID.class::cast).toList();
    }
}
