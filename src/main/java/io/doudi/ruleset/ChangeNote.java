package io.doudi.ruleset;

import java.util.List;

/**
 * Why rules change, as their author says it when submitting.
 *
 * @param change what changed in the law or in its reading
 * @param impactedPeriod the dates of cases that are decided otherwise
 * @param impactedRules the ids of the rules that are touched
 */
public record ChangeNote(String change, String impactedPeriod, List<String> impactedRules) {

    public ChangeNote {
        impactedRules = impactedRules == null ? List.of() : List.copyOf(impactedRules);
    }
}
