package io.doudi.comparison.population;

import static io.doudi.problem.ProblemType.POPULATION_NOT_FOUND;

import io.doudi.access.Actor;
import io.doudi.comparison.population.Population.State;
import io.doudi.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The populations in the database; each step of writing one is a transaction of its own. */
@ApplicationScoped
class PopulationStore implements PanacheRepositoryBase<PopulationEntity, UUID> {

    /** Nobody writes any more at what was not touched for so long. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final InstantSource clock;

    PopulationStore(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * What there is to say when everything is written.
     *
     * @param problems of broken lines, the first ones
     */
    record Result(
            long lines,
            BigDecimal weight,
            String digest,
            long broken,
            List<Map<String, Object>> problems) {}

    /** Begins a population; clears away what others have begun and left. */
    @Transactional(TxType.REQUIRES_NEW)
    Population begin(PopulationEntity population) {
        Instant now = clock.instant();
        delete("state <> ?1 and touchedAt < ?2", State.COMPLETE, now.minus(ABANDONED));
        population.createdAt = now;
        population.touchedAt = now;
        persist(population);
        return population.toPopulation();
    }

    @Transactional(TxType.REQUIRES_NEW)
    void append(UUID id, long firstNumber, byte[] content, long lines) {
        ChunkEntity chunk = new ChunkEntity();
        chunk.populationId = id;
        chunk.firstNumber = firstNumber;
        chunk.content = content;
        getEntityManager().persist(chunk);
        PopulationEntity population = required(id);
        population.lines = lines;
        population.touchedAt = clock.instant();
    }

    /** Closes a population for good, as the next version of its name. */
    @Transactional(TxType.REQUIRES_NEW)
    Population complete(UUID id, Result result) {
        PopulationEntity population = required(id);
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext(?1))")
                .setParameter(1, "population " + population.name)
                .getSingleResult();
        population.version = lastVersion(population.name) + 1;
        population.lines = result.lines();
        population.weight = result.weight();
        population.digest = result.digest();
        population.brokenLines = result.broken();
        population.broken = result.problems();
        population.state = State.COMPLETE;
        population.touchedAt = clock.instant();
        add(PopulationEvent.Action.CREATED, population.createdBy, population);
        return population.toPopulation();
    }

    /** Numbers of deleted versions are not given again. */
    private int lastVersion(String name) {
        return getEntityManager()
                .createQuery(
                        "select coalesce(max(event.version), 0) from PopulationEventEntity event"
                                + " where event.name = ?1",
                        Integer.class)
                .setParameter(1, name)
                .getSingleResult();
    }

    private void add(PopulationEvent.Action action, String actor, PopulationEntity population) {
        getEntityManager()
                .persist(PopulationEventEntity.of(action, actor, population, clock.instant()));
    }

    /** Takes back what was written of a population that does not get complete. */
    @Transactional(TxType.REQUIRES_NEW)
    void discard(UUID id) {
        delete("id = ?1 and state <> ?2", id, State.COMPLETE);
    }

    /** Keeps a population that does not get complete to be seen for a while, without households. */
    @Transactional(TxType.REQUIRES_NEW)
    void fail(UUID id, Map<String, Object> problem) {
        getEntityManager()
                .createQuery("delete from ChunkEntity where populationId = ?1")
                .setParameter(1, id)
                .executeUpdate();
        PopulationEntity population = required(id);
        population.state = State.FAILED;
        population.broken = List.of(problem);
    }

    /** Deletes a complete population; the event says who did it. */
    @Transactional(TxType.REQUIRES_NEW)
    void delete(UUID id, Actor actor) {
        PopulationEntity population = required(id);
        if (population.state == State.COMPLETE) {
            add(PopulationEvent.Action.DELETED, actor.name(), population);
            getEntityManager().flush();
        }
        delete("id", id);
    }

    @Transactional(TxType.REQUIRES_NEW)
    Population population(UUID id) {
        return required(id).toPopulation();
    }

    @Transactional(TxType.REQUIRES_NEW)
    Optional<Population> latest(String name) {
        return find("name = ?1 and state = ?2", Sort.descending("version"), name, State.COMPLETE)
                .firstResultOptional()
                .map(PopulationEntity::toPopulation);
    }

    @Transactional(TxType.REQUIRES_NEW)
    List<Population> populations() {
        return listAll(Sort.by("name").and("version")).stream()
                .map(PopulationEntity::toPopulation)
                .toList();
    }

    /** What was done to populations, oldest first. */
    @Transactional(TxType.REQUIRES_NEW)
    List<PopulationEvent> events() {
        return getEntityManager()
                .createQuery(
                        "select event from PopulationEventEntity event order by event.id",
                        PopulationEventEntity.class)
                .getResultStream()
                .map(PopulationEventEntity::toEvent)
                .toList();
    }

    /** The compressed households that begin with a number. */
    @Transactional(TxType.REQUIRES_NEW)
    byte[] chunk(UUID id, long firstNumber) {
        return getEntityManager()
                .createQuery(
                        "select content from ChunkEntity where populationId = ?1 and firstNumber ="
                                + " ?2",
                        byte[].class)
                .setParameter(1, id)
                .setParameter(2, firstNumber)
                .getSingleResult();
    }

    private PopulationEntity required(UUID id) {
        return findByIdOptional(id)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        POPULATION_NOT_FOUND, "There is no population " + id));
    }
}
