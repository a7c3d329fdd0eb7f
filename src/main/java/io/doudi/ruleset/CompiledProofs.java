package io.doudi.ruleset;

import io.doudi.evaluation.KnowledgeBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How far compiled decisions were compared with the engine's, and which differed, for the rules and
 * the maker that they were compiled from: another version of the service compiles anew.
 */
@ApplicationScoped
class CompiledProofs {

    private static final String ADD =
            """
            insert into compiled_proof values (?1, ?2, ?3, ?4, case when ?5 then now() end)
            on conflict (rules, maker, decision) do update set
                cases = greatest(compiled_proof.cases, excluded.cases),
                differed_at = coalesce(compiled_proof.differed_at, excluded.differed_at)
            """;

    private final EntityManager entities;
    private final String maker;

    CompiledProofs(
            EntityManager entities,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.entities = entities;
        this.maker = version + ", " + KnowledgeBase.ENGINE;
    }

    /** The decisions that differed, by the rules they were compiled from. */
    @Transactional
    Map<String, Set<String>> distrusted() {
        Map<String, Set<String>> distrusted = new HashMap<>();
        List<?> rows =
                entities.createNativeQuery(
                                "select rules, decision from compiled_proof"
                                        + " where maker = ?1 and differed_at is not null")
                        .setParameter(1, maker)
                        .getResultList();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            distrusted
                    .computeIfAbsent((String) columns[0], rules -> new TreeSet<>())
                    .add((String) columns[1]);
        }
        return distrusted;
    }

    /** How many cases of each decision were compared. */
    @Transactional
    Map<String, Integer> cases(String rules) {
        Map<String, Integer> cases = new HashMap<>();
        List<?> rows =
                entities.createNativeQuery(
                                "select decision, cases from compiled_proof"
                                        + " where maker = ?1 and rules = ?2")
                        .setParameter(1, maker)
                        .setParameter(2, rules)
                        .getResultList();
        for (Object row : rows) {
            Object[] columns = (Object[]) row;
            cases.put((String) columns[0], (Integer) columns[1]);
        }
        return cases;
    }

    /** Notes how many cases of a decision were compared, and whether one differed. */
    @Transactional
    void add(String rules, String decision, int cases, boolean differs) {
        entities.createNativeQuery(ADD)
                .setParameter(1, rules)
                .setParameter(2, maker)
                .setParameter(3, decision)
                .setParameter(4, cases)
                .setParameter(5, differs)
                .executeUpdate();
    }
}
