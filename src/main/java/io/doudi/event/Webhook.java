package io.doudi.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.doudi.access.Regions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where events are sent, without its secret.
 *
 * @param ruleSets the names of the rule sets whose events are sent; all if it is empty
 * @param position the id of the event up to which everything that matches was delivered
 * @param lag how many events came after that, matching or not
 * @param failures how many attempts in a row have failed
 * @param lastFailure why the last attempt that failed did
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Webhook(
        UUID id,
        String url,
        Set<EventType> types,
        Set<String> ruleSets,
        Regions regions,
        String createdBy,
        Instant createdAt,
        State state,
        long position,
        long lag,
        int failures,
        Optional<Instant> failingSince,
        Optional<Instant> nextAttemptAt,
        Optional<Instant> lastSuccessAt,
        Optional<Instant> lastFailureAt,
        Optional<String> lastFailure,
        Optional<Instant> switchedOffAt,
        Optional<Instant> deletedAt) {

    /** How it is with a webhook. */
    @Schema(name = "WebhookState")
    public enum State {
        /** What happens is sent. */
        ACTIVE,
        /** The receiver does not take the next event; it is sent again. */
        FAILING,
        /** The receiver has failed for too long, or has said that it is gone. */
        SWITCHED_OFF,
        DELETED
    }

    static Webhook of(WebhookEntity entity, long last) {
        State state = state(entity);
        boolean isOver = state == State.SWITCHED_OFF || state == State.DELETED;
        return new Webhook(
                entity.id,
                entity.url,
                EventType.ofNames(entity.types),
                new TreeSet<>(Set.of(entity.ruleSets)),
                entity.toRegions(),
                entity.createdBy,
                entity.createdAt,
                state,
                entity.position,
                isOver ? 0 : Math.max(0, last - entity.position),
                entity.failures,
                Optional.ofNullable(entity.failingSince),
                state == State.FAILING ? Optional.of(entity.nextAttemptAt) : Optional.empty(),
                Optional.ofNullable(entity.lastSuccessAt),
                Optional.ofNullable(entity.lastFailureAt),
                Optional.ofNullable(entity.lastFailure),
                Optional.ofNullable(entity.switchedOffAt),
                Optional.ofNullable(entity.deletedAt));
    }

    private static State state(WebhookEntity entity) {
        if (entity.deletedAt != null) {
            return State.DELETED;
        }
        if (entity.switchedOffAt != null) {
            return State.SWITCHED_OFF;
        }
        return entity.failingSince == null ? State.ACTIVE : State.FAILING;
    }
}
