package io.doudi.web;

import io.doudi.access.Actor;
import io.doudi.access.Role;
import io.doudi.ruleset.Draft;
import java.util.List;
import java.util.Optional;

/**
 * A draft that waits for somebody.
 *
 * @param what the message that says what is to be done
 */
record Waiting(Draft draft, String what) {

    /** The drafts that a person has something to do with, those to be done by them only. */
    static List<Waiting> of(List<Draft> drafts, Actor actor) {
        return drafts.stream()
                .map(draft -> what(draft, actor).map(what -> new Waiting(draft, what)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> what(Draft draft, Actor actor) {
        boolean isMine = draft.contributors().contains(actor.name());
        boolean writes = actor.roles().contains(Role.WRITERS);
        boolean approves = actor.roles().contains(Role.APPROVERS) && !isMine;
        return switch (draft.state()) {
            case DRAFT -> when(isMine && writes, "write");
            case REJECTED -> when(isMine && writes, "correct");
            case SUBMITTED -> when(approves, "approve");
            case APPROVED -> when(approves, "publish");
            case PUBLISHED, DISCARDED -> Optional.empty();
        };
    }

    private static Optional<String> when(boolean condition, String what) {
        return condition ? Optional.of(what) : Optional.empty();
    }
}
