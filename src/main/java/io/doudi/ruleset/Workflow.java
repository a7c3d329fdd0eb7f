package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.OWN_DRAFT;
import static io.doudi.problem.ProblemType.REASON_REQUIRED;

import io.doudi.access.Actor;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.AuditEvent.Action;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Set;

/** The way of a draft from its author to another person's approval: four eyes see every rule. */
@ApplicationScoped
public class Workflow {

    private final RegionGuard regions;
    private final Drafts drafts;
    private final Checks checks;
    private final Event<Submission> submissions;

    Workflow(RegionGuard regions, Drafts drafts, Checks checks, Event<Submission> submissions) {
        this.regions = regions;
        this.drafts = drafts;
        this.checks = checks;
        this.submissions = submissions;
    }

    /** Asks for approval; the draft must have been checked as it is, without errors. */
    @Transactional
    public Draft submit(Actor actor, String ruleSet, String version, ChangeNote note) {
        DraftEntity draft = in(DraftState.EDITABLE, actor, ruleSet, version);
        requireText("change", note.change());
        checks.requirePassed(draft.id, drafts.version(draft));
        draft.note(note);
        draft.rejectedReason = null;
        draft.contributed(actor.name());
        submissions.fire(new Submission(actor, ruleSet, version));
        return moved(draft, DraftState.SUBMITTED, Action.SUBMITTED, actor, note.change());
    }

    /** Finds a draft right; whoever had a hand in it cannot, and warnings need a reason. */
    @Transactional
    public Draft approve(Actor actor, String ruleSet, String version, String reason) {
        DraftEntity draft = in(Set.of(DraftState.SUBMITTED), actor, ruleSet, version);
        requireOtherPerson(actor, draft);
        CheckReport report = checks.requirePassed(draft.id, drafts.version(draft));
        if (report.warnings() > 0) {
            requireText("reason", reason);
        }
        draft.approvedBy = actor.name();
        return moved(draft, DraftState.APPROVED, Action.APPROVED, actor, reason);
    }

    /** Sends a draft back to its author with a reason. */
    @Transactional
    public Draft reject(Actor actor, String ruleSet, String version, String reason) {
        DraftEntity draft =
                in(Set.of(DraftState.SUBMITTED, DraftState.APPROVED), actor, ruleSet, version);
        requireText("reason", reason);
        draft.rejectedReason = reason;
        draft.approvedBy = null;
        return moved(draft, DraftState.REJECTED, Action.REJECTED, actor, reason);
    }

    /** Whoever had a hand in a draft neither approves nor publishes it. */
    static void requireOtherPerson(Actor actor, DraftEntity draft) {
        if (draft.contributors.contains(actor.name())) {
            throw new ProblemException(
                    OWN_DRAFT,
                    "%s has a hand in this draft; somebody else than %s must do this"
                            .formatted(actor.name(), draft.contributors));
        }
    }

    /** Refuses an empty text. */
    static void requireText(String field, String text) {
        if (text == null || text.isBlank()) {
            throw ProblemException.atField(
                    REASON_REQUIRED,
                    field,
                    "Say in %s why; it is kept with the rules".formatted(field));
        }
    }

    private DraftEntity in(Set<DraftState> states, Actor actor, String ruleSet, String version) {
        DraftEntity draft = regions.locked(actor, ruleSet, version);
        draft.requireState(states);
        return draft;
    }

    private Draft moved(
            DraftEntity draft, DraftState state, Action action, Actor actor, String reason) {
        draft.state = state;
        drafts.note(action, actor, draft, reason == null ? "" : reason, Map.of());
        return drafts.view(draft);
    }
}
