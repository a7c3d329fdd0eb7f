package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.DRAFT_NOT_FOUND;

import io.doudi.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;

/** The stored drafts. */
@ApplicationScoped
class DraftRepository implements PanacheRepository<DraftEntity> {

    private static final String ONE = "ruleSet = ?1 and version = ?2 and state not in ?3";

    /** An open draft that nobody else changes until the transaction ends. */
    DraftEntity locked(String ruleSet, String version) {
        return find(ONE, ruleSet, version, DraftState.CLOSED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> unknown(ruleSet, version));
    }

    /** An open draft, or the last one of that name. */
    DraftEntity last(String ruleSet, String version) {
        return open(ruleSet, version)
                .or(
                        () ->
                                find(
                                                "ruleSet = ?1 and version = ?2",
                                                Sort.descending("id"),
                                                ruleSet,
                                                version)
                                        .firstResultOptional())
                .orElseThrow(() -> unknown(ruleSet, version));
    }

    Optional<DraftEntity> open(String ruleSet, String version) {
        return find(ONE, ruleSet, version, DraftState.CLOSED).firstResultOptional();
    }

    /** The draft that a version was published from; empty for what came with the program. */
    Optional<DraftEntity> published(String ruleSet, String version) {
        return find(
                        "ruleSet = ?1 and version = ?2 and state = ?3",
                        ruleSet,
                        version,
                        DraftState.PUBLISHED)
                .firstResultOptional();
    }

    List<DraftEntity> open(String ruleSet) {
        return list("ruleSet = ?1 and state not in ?2", Sort.by("id"), ruleSet, DraftState.CLOSED);
    }

    List<DraftEntity> open() {
        return list("state not in ?1", Sort.by("id"), DraftState.CLOSED);
    }

    /** The open drafts that a name can mean: {@code dazhou/2023.1} or {@code 2023.1}. */
    List<DraftEntity> named(String name) {
        return list(
                "(version = ?1 or concat(ruleSet, '/', version) = ?1) and state not in ?2",
                name,
                DraftState.CLOSED);
    }

    private static ProblemException unknown(String ruleSet, String version) {
        return new ProblemException(
                DRAFT_NOT_FOUND, "There is no draft %s of %s".formatted(version, ruleSet));
    }
}
