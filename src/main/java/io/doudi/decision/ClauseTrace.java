package io.doudi.decision;

import io.doudi.evaluation.Place;
import io.doudi.ruleset.Case;
import io.doudi.ruleset.Register;
import io.doudi.ruleset.Register.Clause;
import io.doudi.ruleset.Register.Statement;
import io.doudi.ruleset.RuleSetVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What documents say, traced to the rules and the cases, and back.
 *
 * @param versions the versions whose documents these are
 * @param documents from each clause to its places and cases
 * @param places from each place of these versions to its rule ids
 */
public record ClauseTrace(
        List<String> versions, List<TracedDocument> documents, List<Place> places) {

    /**
     * One document.
     *
     * @param version the version that registers it, for example {@code dazhou/2023}
     */
    public record TracedDocument(
            String version,
            String document,
            List<TracedClause> clauses,
            List<Statement> notComputable) {

        static TracedDocument of(
                RuleSetVersion version,
                Register register,
                Map<String, List<Place>> places,
                Map<String, List<StoredCase>> cases) {
            return new TracedDocument(
                    version.name(),
                    register.document(),
                    register.clauses().stream()
                            .map(clause -> TracedClause.of(clause, places, cases))
                            .toList(),
                    register.notComputable());
        }
    }

    /**
     * One rule of a document.
     *
     * @param places where it is implemented; if nowhere, it is missing or, where an earlier version
     *     registers it, a later text took its place
     * @param cases the stored cases in whose outcome it takes part
     */
    public record TracedClause(
            String id,
            String title,
            String item,
            String decision,
            List<Place> places,
            List<StoredCase> cases) {

        static TracedClause of(
                Clause clause,
                Map<String, List<Place>> places,
                Map<String, List<StoredCase>> cases) {
            return new TracedClause(
                    clause.id(),
                    clause.title(),
                    clause.item(),
                    clause.decision(),
                    places.getOrDefault(clause.id(), List.of()),
                    cases.getOrDefault(clause.id(), List.of()));
        }
    }

    /**
     * A case that lies beside a version.
     *
     * @param version whose case it is, for example {@code national/2014}
     */
    public record StoredCase(
            String version, String name, String region, LocalDate asOf, String decision) {

        static StoredCase of(RuleSetVersion version, Case example) {
            return new StoredCase(
                    version.name(),
                    example.name(),
                    example.region(),
                    example.asOf(),
                    example.decision());
        }
    }
}
