package io.doudi.evaluation;

import io.doudi.evaluation.Trace.Source;

/**
 * Something that the rules of the documents are written in, and where it stands.
 *
 * @param label the heading of the table, the name of the formula or decision, the phrase of the
 *     rule
 * @param id the id of the row, formula or decision in its model, or the id of the rule
 */
public record Place(Kind kind, String label, String id, Source source) {

    /** What it is. */
    public enum Kind {
        ROW,
        FORMULA,
        DECISION,
        /** A rule in DRL. */
        RULE,
        /** The dates of a version. */
        VALIDITY
    }
}
