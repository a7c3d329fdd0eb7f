package io.doudi.comparison;

/** What becomes of a case from the first side to another. */
public enum Transition {
    /** Nothing before, something now. */
    GAINED,
    /** Something before, nothing now. */
    LOST,
    /** Another kind of what is given. */
    MOVED,
    /** More of the same. */
    UP,
    /** Less of the same. */
    DOWN,
    /** The same in kind and amount, but other outputs differ. */
    OTHER,
    /** The same in everything. */
    SAME,
    /** Facts were missing for a decision, and are not missing now. */
    DECIDED_NOW,
    /** Facts are missing now. */
    UNDETERMINED_NOW,
    /** A problem now, none before. */
    ERROR_NOW,
    /** A problem before, none now. */
    ERROR_GONE;

    /** Whether it is listed among the changed cases. */
    boolean isChange() {
        return this != SAME;
    }

    static Transition of(Answer before, Answer after) {
        if (before.status() != after.status()) {
            return ofStatus(before, after);
        }
        if (before.isSame(after)) {
            return SAME;
        }
        return before.isDecided() ? ofDecided(before, after) : OTHER;
    }

    private static Transition ofStatus(Answer before, Answer after) {
        return switch (after.status()) {
            case ERROR -> ERROR_NOW;
            case UNDETERMINED ->
                    before.status() == Answer.Status.ERROR ? ERROR_GONE : UNDETERMINED_NOW;
            case DECIDED -> before.status() == Answer.Status.ERROR ? ERROR_GONE : DECIDED_NOW;
        };
    }

    private static Transition ofDecided(Answer before, Answer after) {
        if (before.isEligible() != after.isEligible()) {
            return after.isEligible() ? GAINED : LOST;
        }
        if (!before.programme().equals(after.programme())) {
            return MOVED;
        }
        int order = after.yuan().compareTo(before.yuan());
        return order > 0 ? UP : order < 0 ? DOWN : OTHER;
    }
}
