package io.doudi.decision.record;

import io.quarkus.panache.common.Parameters;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What is looked for in the record; what is not given matches everything.
 *
 * @param regions those that the asker may see; empty if all
 * @param from decided at that time or later
 * @param to decided before that time
 * @param status whether the rules came to an outcome: DECIDED or UNDETERMINED
 * @param hit the id of a row or rule, or of a rule of the catalogue, that was hit
 * @param before only what was decided before this decision: the next page
 */
public record Search(
        Optional<Set<String>> regions,
        Optional<String> caseReference,
        Optional<String> region,
        Optional<String> decision,
        Optional<LocalDate> asOf,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<Boolean> verdict,
        Optional<String> status,
        Optional<String> hit,
        Optional<UUID> before) {

    /** The same, for the page after a decision. */
    public Search after(UUID last) {
        return new Search(
                regions,
                caseReference,
                region,
                decision,
                asOf,
                from,
                to,
                verdict,
                status,
                hit,
                Optional.of(last));
    }

    /** The conditions of a query with their parameters. */
    record Conditions(String text, Parameters parameters) {}

    Conditions conditions() {
        List<String> all = new ArrayList<>(List.of("true = true"));
        Parameters parameters = new Parameters();
        add(all, parameters, "region in :regions", "regions", regions);
        add(all, parameters, "caseReference = :caseReference", "caseReference", caseReference);
        add(all, parameters, "region = :region", "region", region);
        add(all, parameters, "decision = :decision", "decision", decision);
        add(all, parameters, "asOf = :asOf", "asOf", asOf);
        add(all, parameters, "decidedAt >= :from", "from", from);
        add(all, parameters, "decidedAt < :to", "to", to);
        add(all, parameters, "verdict = :verdict", "verdict", verdict);
        add(all, parameters, "status = :status", "status", status);
        add(
                all,
                parameters,
                "cast(sql('(? @> cast(array[?] as text[]))', path.hits, :hit) as Boolean) = true",
                "hit",
                hit);
        add(all, parameters, "decidedAt <= :until", "until", before.map(DecisionRecord::decidedAt));
        add(all, parameters, "id < :before", "before", before);
        return new Conditions(String.join(" and ", all), parameters);
    }

    private static void add(
            List<String> all,
            Parameters parameters,
            String condition,
            String name,
            Optional<?> value) {
        value.ifPresent(
                given -> {
                    all.add(condition);
                    parameters.and(name, given);
                });
    }
}
