package io.doudi.decision;

import io.doudi.language.Messages;

/** The cells of a decision table in words. */
public final class ConditionText {

    private ConditionText() {}

    /** What a cell requires of what stands above it; empty if anything will do. */
    public static String condition(String label, String cell, Messages messages) {
        Cell read = new Cell(cell);
        return read.any()
                ? ""
                : messages.text("condition.requires", label, read.required(new Words(messages)));
    }

    /** What a cell answers for what stands above it. */
    public static String result(String label, String cell, Messages messages) {
        return messages.text("value.entry", label, new Cell(cell).value(new Words(messages)));
    }
}
