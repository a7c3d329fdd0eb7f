package io.doudi.decision.record;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** The decisions that were answered, each on disk before its answer has left. */
@ApplicationScoped
public class DecisionRecord implements PanacheRepositoryBase<RecordEntity, UUID> {

    private static final TimeBasedEpochRandomGenerator IDS =
            Generators.timeBasedEpochRandomGenerator();

    private final RecordWriter writer;
    private final GroupCommit commit;
    private final Shared shared;

    DecisionRecord(RecordWriter writer, GroupCommit commit, Shared shared) {
        this.writer = writer;
        this.commit = commit;
        this.shared = shared;
    }

    /** A new id for a decision that is made at a time, which the id holds. */
    public static UUID newId(Instant at) {
        return IDS.construct(at.toEpochMilli());
    }

    /** The time of a decision, to the millisecond. */
    public static Instant decidedAt(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    /** Whether it may be the id of a decision that is on record. */
    private static boolean hasTime(UUID id) {
        return id.version() == 7;
    }

    /** Makes a decision that is going to be kept, so that others are kept together with it. */
    public <T> T expect(Supplier<T> decision) {
        return commit.expect(decision);
    }

    /**
     * Puts a decision on record; returns when it is on disk.
     *
     * @return false if the key has been used before: the decision is not on record then
     */
    public boolean keep(Entry entry) {
        return commit.write(writer.prepared(entry));
    }

    /**
     * Puts decisions on record, all or none; returns when they are on disk.
     *
     * @return the ids of those that are on record; the keys of the others have been used before
     */
    public Set<UUID> keep(List<Entry> entries) {
        if (entries.isEmpty()) {
            return Set.of();
        }
        try {
            return writer.write(entries.stream().map(writer::prepared).toList());
        } catch (SQLException e) {
            throw new RecordFailure(e);
        }
    }

    /** A decision by its id. */
    @Transactional
    public Optional<Entry> entry(UUID id) {
        return hasTime(id)
                ? find("id = ?1 and decidedAt = ?2", id, decidedAt(id))
                        .firstResultOptional()
                        .map(this::entry)
                : Optional.empty();
    }

    /** The decision that a key was used for first, with the digest of its request. */
    @Transactional
    public Optional<Used> used(String caller, String key) {
        List<?> found =
                getEntityManager()
                        .createNativeQuery(
                                "select record_id, request_digest from idempotency_key where caller"
                                        + " = ?1 and key = ?2")
                        .setParameter(1, caller)
                        .setParameter(2, key)
                        .getResultList();
        return found.stream()
                .map(Object[].class::cast)
                .map(row -> new Used((UUID) row[0], (byte[]) row[1]))
                .findFirst();
    }

    /** A key that has been used. */
    public record Used(UUID id, byte[] requestDigest) {
        /** Whether it was used for the same request. */
        public boolean isFor(byte[] digest) {
            return Arrays.equals(requestDigest, digest);
        }
    }

    /** The latest decisions that match, the latest first. */
    @Transactional
    public List<Entry> search(Search search, int most) {
        Search.Conditions conditions = search.conditions();
        return find(
                        conditions.text(),
                        Sort.descending("decidedAt").and("id", Sort.Direction.Descending),
                        conditions.parameters())
                .page(Page.ofSize(most))
                .list()
                .stream()
                .map(this::entry)
                .toList();
    }

    /** The ids of the latest decisions of a region and time, the oldest of them first. */
    @Transactional
    public List<UUID> ids(
            String region, Collection<String> decisions, Instant from, Instant to, int most) {
        List<UUID> latest =
                getEntityManager()
                        .createQuery(
                                "select id from RecordEntity where region = ?1 and decision in ?2"
                                        + " and decidedAt >= ?3 and decidedAt < ?4 order by"
                                        + " decidedAt desc, id desc",
                                UUID.class)
                        .setParameter(1, region)
                        .setParameter(2, decisions)
                        .setParameter(3, from)
                        .setParameter(4, to)
                        .setMaxResults(most)
                        .getResultList();
        List<UUID> ids = new ArrayList<>(latest);
        Collections.reverse(ids);
        return ids;
    }

    private Entry entry(RecordEntity entity) {
        return new Entry(
                entity.id,
                entity.decidedAt,
                entity.ruleSet,
                entity.region,
                entity.decision,
                entity.asOf,
                entity.status,
                Optional.ofNullable(entity.verdict),
                Optional.ofNullable(entity.amount),
                entity.versions.toVersions(),
                List.of(entity.path.hits),
                Duration.of(entity.durationMicros, ChronoUnit.MICROS),
                entity.caller,
                Optional.ofNullable(entity.caseReference),
                entity.language,
                entity.answerDigest,
                Deflated.inflated(entity.content, shared.sample(entity.sampleId)),
                Optional.empty());
    }
}
