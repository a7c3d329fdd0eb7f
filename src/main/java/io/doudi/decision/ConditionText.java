package io.doudi.decision;

import io.doudi.language.Messages;

/** The cells of a decision table in words. */
public final class ConditionText {

    private ConditionText() {}

    /** What a cell requires of what stands above it; empty if anything will do. */
    public static String condition(String label, String cell, Messages messages) {
        Cell read = new Cell(cell);
        if (read.any()) {
            return "";
        }
        Words words = new Words(messages);
        String required = read.required(words);
        boolean isOneValue = required.equals(read.value(words));
        return messages.text(isOneValue ? "condition.is" : "condition.requires", label, required);
    }

    /** What a cell answers for what stands above it. */
    public static String result(String label, String cell, Messages messages) {
        return messages.text("value.entry", label, new Cell(cell).value(new Words(messages)));
    }
}
