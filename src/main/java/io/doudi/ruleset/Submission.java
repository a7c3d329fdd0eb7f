package io.doudi.ruleset;

import io.doudi.access.Actor;

/**
 * Somebody has submitted a draft for approval.
 *
 * @param draft its name, for example {@code dazhou/2023.1}
 */
public record Submission(Actor actor, String draft) {}
