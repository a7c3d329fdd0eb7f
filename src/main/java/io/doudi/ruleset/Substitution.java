package io.doudi.ruleset;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A candidate in the place of the versions that it was made from: it answers the cases of their
 * days as if it had applied then, so that stored cases keep their meaning whatever day it will
 * apply from. Which rules are in force follows from the true dates.
 *
 * @param current what is published
 * @param next the same with the candidate, as if it were published now
 * @param lineage the version that it was made from, the one that this was made from, and so on
 */
record Substitution(
        RuleSets current,
        RuleSets next,
        RuleSetVersion candidate,
        List<RuleSetVersion> lineage,
        Instant now)
        implements CaseRuns.Selection {

    static Substitution of(
            RuleSets current, RuleSetVersion candidate, List<RuleSetVersion> lineage, Instant now) {
        RuleSetVersion known = candidate.knownSince(now);
        return new Substitution(current, current.with(known), known, List.copyOf(lineage), now);
    }

    /** The version that it was made from. */
    Optional<RuleSetVersion> origin() {
        return lineage.stream().findFirst();
    }

    @Override
    public InForce of(Case example) {
        boolean stands =
                !example.decision().equals(InForce.SELECTION)
                        && current.find(example.region(), example.asOf(), now)
                                .filter(
                                        inForce ->
                                                lineage.stream()
                                                        .anyMatch(inForce::isOnTopOfItsLayer))
                                .isPresent();
        return stands
                ? next.withVersion(example.region(), example.asOf(), now, candidate)
                : next.inForce(example.region(), example.asOf(), now);
    }

    /** Whether the candidate has a say in a case. */
    boolean involves(Case example) {
        boolean answered = next.find(example.region(), example.asOf(), now).isPresent();
        return answered && of(example).layers().contains(candidate);
    }
}
