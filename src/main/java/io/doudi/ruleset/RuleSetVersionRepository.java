package io.doudi.ruleset;

import io.doudi.evaluation.RuleFile;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** The stored versions. */
@ApplicationScoped
class RuleSetVersionRepository implements PanacheRepository<RuleSetVersionEntity> {

    /** The key of the advisory lock; the letters "doudi". */
    private static final long TURNS = 0x646f756469L;

    static final String CHANNEL = "doudi_publications";

    private final FileContents contents;
    private final EntityManager entities;

    RuleSetVersionRepository(FileContents contents, EntityManager entities) {
        this.contents = contents;
        this.entities = entities;
    }

    /** What changes when a version is published or withdrawn. */
    record State(long versions, long withdrawn) {}

    /** How many versions there are and how many of them are withdrawn; both only grow. */
    @Transactional
    State state() {
        return entities.createQuery(
                        "select new io.doudi.ruleset.RuleSetVersionRepository$State("
                                + "count(v), count(v.withdrawnAt)) from RuleSetVersionEntity v",
                        State.class)
                .getSingleResult();
    }

    @Transactional
    List<RuleSetVersion> versions() {
        return listAll(Sort.by("ruleSet").and("effectiveFrom").and("id")).stream()
                .map(this::version)
                .toList();
    }

    /** Until the transaction ends, nobody else publishes or withdraws. */
    void takeTurns() {
        entities.createNativeQuery("select pg_advisory_xact_lock(?1)")
                .setParameter(1, TURNS)
                .getSingleResult();
    }

    /** Tells all nodes, once the transaction is committed, that there is something new. */
    void announce() {
        entities.createNativeQuery("select pg_notify(?1, '')")
                .setParameter(1, CHANNEL)
                .getSingleResult();
    }

    /** Stores a version with its files. */
    void add(RuleSetVersion version) {
        String manifest = version.file(Manifest.FILE).orElseThrow().content();
        RuleSetVersionEntity entity = RuleSetVersionEntity.of(version, manifest);
        persist(entity);
        for (RuleFile file : version.files()) {
            StoredFile stored = new StoredFile(file.path(), contents.store(file.content()));
            entities.persist(RuleFileEntity.of(entity.id, stored));
        }
    }

    /** Withdraws a version; empty if it is withdrawn already. */
    boolean withdraw(RuleSetVersion version, Instant at) {
        return update(
                        "withdrawnAt = ?1 where ruleSet = ?2 and version = ?3 and withdrawnAt is"
                                + " null",
                        at,
                        version.manifest().ruleSet(),
                        version.manifest().version())
                == 1;
    }

    private RuleSetVersion version(RuleSetVersionEntity entity) {
        Long id = entity.id;
        return entity.toVersion(() -> files(id));
    }

    private List<RuleFile> files(Long versionId) {
        return QuarkusTransaction.joiningExisting()
                .call(
                        () ->
                                contents.files(
                                        entities.createQuery(
                                                        "from RuleFileEntity where versionId = ?1"
                                                                + " order by path",
                                                        RuleFileEntity.class)
                                                .setParameter(1, versionId)
                                                .getResultStream()
                                                .map(RuleFileEntity::toFile)
                                                .toList()));
    }
}
