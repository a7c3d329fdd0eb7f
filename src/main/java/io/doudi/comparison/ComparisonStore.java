package io.doudi.comparison;

import static io.doudi.problem.ProblemType.COMPARISON_NOT_FOUND;
import static io.doudi.problem.ProblemType.COMPARISON_STATE;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.doudi.comparison.Comparison.State;
import io.doudi.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The comparisons with their cases, and what has been done of them. */
@ApplicationScoped
class ComparisonStore implements PanacheRepositoryBase<ComparisonEntity, UUID> {

    private static final String ID = "id";
    private static final String OWNER = "owner";

    private final Stored stored;
    private final InstantSource clock;

    ComparisonStore(Stored stored, InstantSource clock) {
        this.stored = stored;
        this.clock = clock;
    }

    @Transactional
    void add(ComparisonEntity comparison, List<String> cases) {
        persist(comparison);
        flush();
        getEntityManager()
                .createNativeQuery(
                        """
                        insert into comparison_case (comparison_id, number, content)
                        select ?1, number - 1, content
                        from json_array_elements_text(cast(?2 as json)) with ordinality as x (content, number)
                        """)
                .setParameter(1, comparison.id)
                .setParameter(2, stored.text(cases))
                .executeUpdate();
    }

    /** The cases that were kept, in their order. */
    @Transactional
    List<String> cases(UUID id, long from, int count) {
        List<?> found =
                getEntityManager()
                        .createNativeQuery(
                                "select content from comparison_case where comparison_id = :id and"
                                        + " number >= :from and number < :to order by number",
                                String.class)
                        .setParameter(ID, id)
                        .setParameter("from", from)
                        .setParameter("to", from + count)
                        .getResultList();
        return found.stream().map(String.class::cast).toList();
    }

    @Transactional
    ComparisonEntity required(UUID id) {
        return findByIdOptional(id)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        COMPARISON_NOT_FOUND, "There is no comparison " + id));
    }

    /** The latest, of those whose regions are all among some; only those of a version, if given. */
    @Transactional
    List<Comparison> latest(Optional<Set<String>> regions, Optional<String> version, int most) {
        return version.map(name -> of(name, most)).orElseGet(() -> latest(most)).stream()
                .filter(
                        one ->
                                regions.map(all -> all.containsAll(Arrays.asList(one.regions)))
                                        .orElse(true))
                .map(this::view)
                .toList();
    }

    private List<ComparisonEntity> latest(int most) {
        return findAll(Sort.descending("createdAt")).page(Page.ofSize(most)).list();
    }

    private List<ComparisonEntity> of(String version, int most) {
        List<?> found =
                getEntityManager()
                        .createNativeQuery(
                                "select * from comparison where cast(sides as jsonb) @> cast(:side"
                                        + " as jsonb) order by created_at desc",
                                ComparisonEntity.class)
                        .setParameter("side", stored.text(List.of(Map.of("version", version))))
                        .setMaxResults(most)
                        .getResultList();
        return found.stream().map(ComparisonEntity.class::cast).toList();
    }

    /** Moves a comparison on; refuses one that is in no state for that. */
    @Transactional
    void move(UUID id, Set<State> from, State to) {
        ComparisonEntity comparison = required(id);
        getEntityManager().refresh(comparison, LockModeType.PESSIMISTIC_WRITE);
        if (!from.contains(comparison.state)) {
            throw new ProblemException(
                    COMPARISON_STATE,
                    "The comparison is %s, not one of %s"
                            .formatted(comparison.state, EnumSet.copyOf(from)));
        }
        comparison.state = to;
        comparison.owner = null;
        comparison.failure = null;
        comparison.finishedAt = to.isOver() ? clock.instant() : null;
        if (to == State.CANCELLED) {
            drop("comparison_case", id);
            drop("comparison_chunk", id);
            drop("comparison_changed", id);
        }
    }

    private void drop(String table, UUID id) {
        getEntityManager()
                .createNativeQuery("delete from " + table + " where comparison_id = :id")
                .setParameter(ID, id)
                .executeUpdate();
    }

    /**
     * Takes a comparison that waits, or whose run has been silent for too long; no other node gets
     * the same.
     *
     * @param owner the run that takes it
     */
    @Transactional
    Optional<ComparisonEntity> take(UUID owner, Duration silence) {
        List<?> ids =
                getEntityManager()
                        .createNativeQuery(
                                """
                                update comparison set owner = :owner, state = 'RUNNING', heartbeat = now()
                                where id = (
                                    select id from comparison
                                    where state = 'WAITING' or state = 'RUNNING'
                                        and heartbeat < now() - cast(:silence as interval)
                                    order by created_at limit 1 for update skip locked)
                                returning id
                                """,
                                UUID.class)
                        .setParameter(OWNER, owner)
                        .setParameter("silence", silence.toString())
                        .getResultList();
        return ids.stream().findFirst().map(id -> findById((UUID) id));
    }

    /** Says that a run still works; false if the comparison is not its own any more. */
    @Transactional
    boolean keep(UUID id, UUID owner) {
        return advance(id, owner, 0);
    }

    private boolean advance(UUID id, UUID owner, int cases) {
        return getEntityManager()
                        .createNativeQuery(
                                "update comparison set done = done + :cases, heartbeat = now()"
                                        + " where id = :id and owner = :owner and state = 'RUNNING'")
                        .setParameter("cases", cases)
                        .setParameter(ID, id)
                        .setParameter(OWNER, owner)
                        .executeUpdate()
                == 1;
    }

    /** Stores a chunk; false, and nothing is stored, if the comparison is not the run's own. */
    @Transactional
    boolean add(UUID id, UUID owner, int chunk, int cases, Chunk.Result result) {
        if (!advance(id, owner, cases)) {
            return false;
        }
        getEntityManager()
                .createNativeQuery("insert into comparison_chunk values (?1, ?2, ?3)")
                .setParameter(1, id)
                .setParameter(2, chunk)
                .setParameter(3, stored.text(result.tally()))
                .executeUpdate();
        getEntityManager()
                .createNativeQuery(
                        """
                        insert into comparison_changed
                        select ?1, cast(e ->> 'number' as bigint), cast(e ->> 'side' as integer), e ->> 'decision',
                            e ->> 'transition', e ->> 'yuanBand', e ->> 'percentBand', cast(e ->> 'difference' as numeric),
                            array(select json_array_elements_text(e -> 'groups')), e ->> 'cause', cast(e as text)
                        from json_array_elements(cast(?2 as json)) as e
                        """)
                .setParameter(1, id)
                .setParameter(2, stored.text(result.changed()))
                .executeUpdate();
        return true;
    }

    /** The chunks that are done. */
    @Transactional
    BitSet done(UUID id) {
        List<?> numbers =
                getEntityManager()
                        .createNativeQuery(
                                "select number from comparison_chunk where comparison_id = :id",
                                Integer.class)
                        .setParameter(ID, id)
                        .getResultList();
        BitSet done = new BitSet();
        numbers.forEach(number -> done.set((Integer) number));
        return done;
    }

    /** The tally of a chunk. */
    @Transactional
    Tally tally(UUID id, int chunk) {
        String text =
                (String)
                        getEntityManager()
                                .createNativeQuery(
                                        "select tally from comparison_chunk where comparison_id ="
                                                + " ?1 and number = ?2",
                                        String.class)
                                .setParameter(1, id)
                                .setParameter(2, chunk)
                                .getSingleResult();
        return stored.read(text, new TypeReference<>() {});
    }

    /** Stores the result and drops what it was made of; nothing if it is not the run's own. */
    @Transactional
    void finish(UUID id, UUID owner, ComparisonResult result) {
        if (end(id, owner, State.FINISHED, "")) {
            getEntityManager()
                    .createNativeQuery("insert into comparison_result values (?1, ?2)")
                    .setParameter(1, id)
                    .setParameter(2, stored.text(result))
                    .executeUpdate();
            drop("comparison_chunk", id);
        }
    }

    @Transactional
    void fail(UUID id, UUID owner, String why) {
        end(id, owner, State.FAILED, why);
    }

    /** Takes a comparison that is paused; false if it is not. */
    @Transactional
    boolean takePaused(UUID id, UUID owner) {
        return getEntityManager()
                        .createNativeQuery(
                                "update comparison set owner = :owner, state = 'RUNNING', heartbeat"
                                        + " = now() where id = :id and state = 'PAUSED'")
                        .setParameter(ID, id)
                        .setParameter(OWNER, owner)
                        .executeUpdate()
                == 1;
    }

    /** Ends a run before the work is done; while the comparison waits another can take it. */
    @Transactional
    void giveBack(UUID id, UUID owner, State next) {
        getEntityManager()
                .createNativeQuery(
                        "update comparison set state = :state, owner = null where id = :id and"
                                + " owner = :owner and state = 'RUNNING'")
                .setParameter("state", next.name())
                .setParameter(ID, id)
                .setParameter(OWNER, owner)
                .executeUpdate();
    }

    private boolean end(UUID id, UUID owner, State state, String failure) {
        return getEntityManager()
                        .createNativeQuery(
                                "update comparison set state = :state, failure = nullif(:failure,"
                                        + " ''), owner = null, finished_at = now() where id = :id and"
                                        + " owner = :owner and state = 'RUNNING'")
                        .setParameter("state", state.name())
                        .setParameter("failure", failure)
                        .setParameter(ID, id)
                        .setParameter(OWNER, owner)
                        .executeUpdate()
                == 1;
    }

    /** The text of a result. */
    @Transactional
    Optional<String> result(UUID id) {
        List<?> found =
                getEntityManager()
                        .createNativeQuery(
                                "select result from comparison_result where comparison_id = :id",
                                String.class)
                        .setParameter(ID, id)
                        .getResultList();
        return found.stream().map(String.class::cast).findFirst();
    }

    /** What was found of the values of a cell; empty without a result. */
    Optional<Budget.Curve> curve(UUID id) {
        return result(id).map(text -> stored.read(text, new TypeReference<>() {}));
    }

    /** A comparison with its result. */
    @Transactional
    Comparison whole(UUID id) {
        Optional<JsonNode> result =
                result(id).map(text -> stored.read(text, new TypeReference<JsonNode>() {}));
        return view(required(id)).with(result);
    }

    List<FixedSide> sides(ComparisonEntity comparison) {
        return stored.read(comparison.sides, new TypeReference<>() {});
    }

    ComparisonRequest request(ComparisonEntity comparison) {
        return stored.read(comparison.request, new TypeReference<>() {});
    }

    Comparison view(ComparisonEntity comparison) {
        return new Comparison(
                comparison.id,
                Optional.ofNullable(comparison.title),
                comparison.state,
                comparison.createdBy,
                comparison.createdAt,
                Optional.ofNullable(comparison.finishedAt),
                comparison.inputsDigest,
                comparison.size,
                comparison.done,
                request(comparison),
                sides(comparison).stream().map(Comparison.Rules::of).toList(),
                Optional.ofNullable(comparison.failure),
                Optional.empty());
    }
}
