package io.doudi.ruleset;

import java.util.Set;

/** Where a draft stands on its way to publication. */
public enum DraftState {
    /** It is being written. */
    DRAFT,
    /** Its author wants it approved; nobody changes it. */
    SUBMITTED,
    /** Another person found it right; it can be published. */
    APPROVED,
    /** Another person found it wrong; it can be changed and submitted again. */
    REJECTED,
    /** It is a version now. */
    PUBLISHED,
    /** Its author gave it up. */
    DISCARDED;

    static final Set<DraftState> EDITABLE = Set.of(DRAFT, REJECTED);
    static final Set<DraftState> CLOSED = Set.of(PUBLISHED, DISCARDED);

    /** Whether its author can change it. */
    public boolean isEditable() {
        return EDITABLE.contains(this);
    }
}
