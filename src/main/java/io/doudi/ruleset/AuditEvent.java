package io.doudi.ruleset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that somebody did with a draft or a version.
 *
 * @param actor the name of the account
 * @param digest the content that it was done with
 * @param reason why, in the actor's words
 * @param details what else is worth knowing, for example the path of a file
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record AuditEvent(
        long id,
        Instant at,
        String actor,
        Action action,
        String ruleSet,
        String version,
        Optional<String> digest,
        Optional<String> reason,
        Map<String, Object> details) {

    /** What was done. */
    @Schema(name = "AuditAction")
    public enum Action {
        APPROVED,
        CHECKED,
        COMPARED,
        CREATED,
        DISCARDED,
        FILE_DELETED,
        FILE_PUT,
        FILE_RENAMED,
        PUBLISHED,
        REJECTED,
        SUBMITTED,
        WITHDRAWN
    }

    public AuditEvent {
        details = details == null ? Map.of() : Map.copyOf(details);
    }
}
