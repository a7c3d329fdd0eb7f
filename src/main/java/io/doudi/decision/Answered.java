package io.doudi.decision;

/**
 * Told inside the service when published rules have decided and the decision is on record.
 *
 * @param decision explained in full
 */
public record Answered(DecisionRequest request, Decision decision) {}
