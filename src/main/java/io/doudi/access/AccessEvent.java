package io.doudi.access;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Access that somebody gave or took.
 *
 * @param actor who did it
 * @param subject the account or the API key
 * @param details the roles and regions that were given
 */
public record AccessEvent(
        long id, Instant at, String actor, Action action, String subject, String details) {

    /** What was done. */
    @Schema(name = "AccessAction")
    public enum Action {
        ACCOUNT_PUT,
        ACCOUNT_SWITCHED_OFF,
        API_KEY_CREATED,
        API_KEY_REVOKED
    }
}
