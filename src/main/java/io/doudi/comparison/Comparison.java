package io.doudi.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A comparison and how far it is.
 *
 * @param inputsDigest SHA-256 over request, rules and cases: equal ones have equal results
 * @param cases how many there are
 * @param done how many of them are done
 * @param request what was asked, without the cases that it brought along
 * @param rules what answers on each side
 * @param failure why it could not be made, if it could not
 * @param result once it is finished
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Comparison(
        UUID id,
        Optional<String> title,
        State state,
        String createdBy,
        Instant createdAt,
        Optional<Instant> finishedAt,
        String inputsDigest,
        long cases,
        long done,
        ComparisonRequest request,
        List<Rules> rules,
        Optional<String> failure,
        @Schema(implementation = ComparisonResult.class) Optional<JsonNode> result) {

    /** Whether it still goes on. */
    @Schema(name = "ComparisonState")
    public enum State {
        WAITING,
        RUNNING,
        PAUSED,
        CANCELLED,
        FINISHED,
        FAILED;

        boolean isOver() {
            return this == CANCELLED || this == FINISHED || this == FAILED;
        }
    }

    /**
     * The rules of one side, fixed.
     *
     * @param version the version or draft that was named
     * @param digest over everything that can answer
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Rules(
            String name, Optional<String> version, boolean draft, Instant knownAt, String digest) {

        static Rules of(FixedSide side) {
            return new Rules(
                    side.side().name(),
                    side.version(),
                    !side.draft().isEmpty(),
                    side.knownAt(),
                    side.digest());
        }
    }

    /** The same with its result. */
    Comparison with(Optional<JsonNode> found) {
        return new Comparison(
                id,
                title,
                state,
                createdBy,
                createdAt,
                finishedAt,
                inputsDigest,
                cases,
                done,
                request,
                rules,
                failure,
                found);
    }
}
