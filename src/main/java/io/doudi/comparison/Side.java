package io.doudi.comparison;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The rules of one side, named as in a decision: those of a version or draft, or those in force.
 *
 * @param label what the side is called; empty for a name made of the others
 * @param region whose question it is, for example {@code DAZHOU}
 * @param ruleSetVersion a version or draft, for example {@code 2023}; those in force if empty
 * @param asOf the law of which day; that of the case if empty
 * @param knownAt only what was published by then; by when the comparison was created if empty
 */
public record Side(
        Optional<String> label,
        String region,
        Optional<String> ruleSetVersion,
        Optional<LocalDate> asOf,
        Optional<Instant> knownAt) {

    /** What the side is called in results. */
    public String name() {
        return label.orElseGet(
                () ->
                        region
                                + ruleSetVersion.map(version -> " " + version).orElse("")
                                + asOf.map(day -> " " + day).orElse(""));
    }
}
