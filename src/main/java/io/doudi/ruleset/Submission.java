package io.doudi.ruleset;

import io.doudi.access.Actor;

/**
 * Somebody has submitted a draft for approval.
 *
 * @param version of the draft, for example {@code 2023.1}
 */
public record Submission(Actor actor, String ruleSet, String version) {}
