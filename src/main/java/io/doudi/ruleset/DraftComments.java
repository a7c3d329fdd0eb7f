package io.doudi.ruleset;

import static io.doudi.problem.ProblemException.requireField;
import static io.doudi.problem.ProblemType.INVALID_VALUE;
import static io.doudi.problem.ProblemType.NOT_FOUND;

import io.doudi.access.Actor;
import io.doudi.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/**
 * Comments at places of drafts. Who comments has no hand in the draft, and may approve it all the
 * same.
 */
@ApplicationScoped
public class DraftComments {

    private static final int LONGEST = 2_000;

    private final RegionGuard regions;
    private final DraftRepository drafts;
    private final CommentRepository comments;
    private final InstantSource clock;

    DraftComments(
            RegionGuard regions,
            DraftRepository drafts,
            CommentRepository comments,
            InstantSource clock) {
        this.regions = regions;
        this.drafts = drafts;
        this.comments = comments;
        this.clock = clock;
    }

    /** All that was said of a draft, oldest first. */
    @Transactional
    public List<DraftComment> of(String ruleSet, String version) {
        return comments.of(drafts.last(ruleSet, version).id).stream()
                .map(DraftCommentEntity::toComment)
                .toList();
    }

    /** Says something at a place of an open draft. */
    @Transactional
    public DraftComment add(
            Actor actor, String ruleSet, String version, DraftComment.Place place, String text) {
        DraftEntity draft = regions.locked(actor, ruleSet, version);
        draft.requireFile(place.file());
        DraftCommentEntity comment = new DraftCommentEntity();
        comment.draftId = draft.id;
        comment.file = place.file();
        comment.table = place.table();
        comment.row = place.row();
        comment.column = place.column();
        comment.text = checked(text);
        comment.author = actor.name();
        comment.at = clock.instant();
        comments.persist(comment);
        return comment.toComment();
    }

    /** Notes that somebody has seen to a comment; who was first stays. */
    @Transactional
    public DraftComment resolve(Actor actor, String ruleSet, String version, UUID id) {
        DraftEntity draft = regions.locked(actor, ruleSet, version);
        DraftCommentEntity comment =
                comments.of(draft.id, id)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                NOT_FOUND, "There is no comment %s".formatted(id)));
        if (comment.resolvedBy == null) {
            comment.resolvedBy = actor.name();
            comment.resolvedAt = clock.instant();
        }
        return comment.toComment();
    }

    private static String checked(String text) {
        requireField("text", text == null || text.isBlank() ? null : text);
        if (text.length() > LONGEST) {
            throw ProblemException.atField(
                    INVALID_VALUE, "text", "A comment has up to %d characters".formatted(LONGEST));
        }
        return text.strip();
    }
}
