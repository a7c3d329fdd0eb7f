package io.doudi.decision.record;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A decision as it goes on record.
 *
 * @param id holds the time of the decision in its first 48 bits (RFC 9562, version 7)
 * @param decidedAt the same time, to the millisecond
 * @param ruleSet the rule set that answered on top
 * @param hits the rows and rules that were hit, with the ids of the catalogue
 * @param duration from the request to the outcome
 * @param verdict whether the person gets what was asked for, if the decision says so
 * @param amount yuan, for a decision about an amount
 * @param caseReference the caller's name for the case
 * @param language of the explanation
 * @param answerDigest SHA-256 of the answer as it is kept
 * @param content request and answer as JSON
 * @param key the caller's key for the request; not known any more once it is on record
 */
public record Entry(
        UUID id,
        Instant decidedAt,
        String ruleSet,
        String region,
        String decision,
        LocalDate asOf,
        String status,
        Optional<Boolean> verdict,
        Optional<BigDecimal> amount,
        Versions versions,
        List<String> hits,
        Duration duration,
        String caller,
        Optional<String> caseReference,
        String language,
        byte[] answerDigest,
        byte[] content,
        Optional<Key> key) {

    public Entry {
        hits = List.copyOf(hits);
    }
}
