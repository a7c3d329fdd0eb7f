package io.doudi.web;

import io.doudi.evaluation.Diagnostic;
import io.doudi.language.Messages;

/**
 * What the check says of a place in a draft.
 *
 * @param row the id of the row; empty if it is about more
 * @param column the label of the column; empty if it is about more
 */
public record Remark(String severity, String row, String column, String text) {

    static Remark of(Diagnostic found, Messages messages) {
        return new Remark(
                found.severity().name(), found.row(), found.column(), found.text(messages));
    }
}
