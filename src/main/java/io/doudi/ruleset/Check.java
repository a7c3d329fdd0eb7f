package io.doudi.ruleset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A check of a draft: how far it is, and what it found.
 *
 * @param digest the content that is checked
 * @param done how many of the {@code total} parts of the step are done
 * @param report what was found; empty until it is finished
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Check(
        UUID id,
        String digest,
        State state,
        Step step,
        int done,
        int total,
        String startedBy,
        Instant startedAt,
        Optional<Instant> finishedAt,
        Optional<CheckReport> report) {

    /** Whether it still goes on. */
    @Schema(name = "CheckState")
    public enum State {
        RUNNING,
        FINISHED,
        /** Something failed on our side; start it again. */
        FAILED,
        /** The node that ran it is gone; start it again. */
        INTERRUPTED
    }

    /** What is looked at, in this order. */
    public enum Step {
        /** Files, models, tables and cells. */
        INSPECT,
        /** Everything that it can be compiled with. */
        COMPILE,
        /** The stored cases. */
        CASES,
        /** Made-up cases, compiled and by the engine. */
        COMPARE,
        /** Benefits that drop when income rises by a fen. */
        BENEFITS,
        /** Parameters against the constraints of the documents. */
        CONSTRAINTS
    }
}
