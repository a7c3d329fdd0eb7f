package io.doudi.web;

import io.doudi.evaluation.Diagnostic;
import io.doudi.language.Messages;
import java.util.Collection;
import java.util.List;

/**
 * What the check says of a place in a draft.
 *
 * @param element the table, decision or function; empty if it is about more
 * @param row the id of the row; empty if it is about more
 * @param column the label of the column; empty if it is about more
 */
public record Remark(String severity, String element, String row, String column, String text) {

    /** What is said of a file, or of no file in particular. */
    static List<Remark> about(String file, Collection<Diagnostic> found, Messages messages) {
        return found.stream()
                .filter(one -> one.file().isEmpty() || one.file().equals(file))
                .map(one -> of(one, messages))
                .toList();
    }

    private static Remark of(Diagnostic found, Messages messages) {
        return new Remark(
                found.severity().name(),
                found.element(),
                found.row(),
                found.column(),
                found.text(messages));
    }
}
