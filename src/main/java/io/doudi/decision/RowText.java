package io.doudi.decision;

import io.doudi.evaluation.Trace.Condition;
import io.doudi.evaluation.Trace.Hit;
import io.doudi.evaluation.Trace.MadeDecision;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the rows that were hit inside one decision as sentences. */
record RowText(MadeDecision decision, Words words) {

    /** What the row answers: table, outputs, remark. */
    String result(Hit hit) {
        String note = hit.source().note();
        return note.isBlank()
                ? text("row.result", table(hit), outputs(hit))
                : text("row.resultWithNote", table(hit), outputs(hit), note);
    }

    /** What the row required, what was there, and what it answers. */
    String sentence(Hit hit) {
        String conditions =
                asked(hit).stream()
                        .map(this::sentence)
                        .collect(Collectors.joining(text("separator.clause")));
        return conditions.isEmpty()
                ? text("row.always", table(hit), outputs(hit))
                : text("row.sentence", table(hit), conditions, outputs(hit));
    }

    /** One condition: what it is and what the row requires. */
    String sentence(Condition condition) {
        return text(
                "condition.sentence",
                label(condition.label()),
                words.of(condition.actual()),
                new Cell(condition.required()).required(words));
    }

    String label(String label) {
        return words.messages().label(label, label);
    }

    String table(Hit hit) {
        return words.messages().label(hit.table(), decision.name());
    }

    private String outputs(Hit hit) {
        return hit.outputs().entrySet().stream()
                .map(this::output)
                .collect(Collectors.joining(text("separator.list")));
    }

    private String output(Map.Entry<String, String> output) {
        String name =
                words.messages().find("output." + output.getKey()).orElse(label(output.getKey()));
        return text("value.entry", name, new Cell(output.getValue()).value(words));
    }

    private String text(String key, Object... arguments) {
        return words.messages().text(key, arguments);
    }

    /** The conditions that asked for something. */
    static List<Condition> asked(Hit hit) {
        return hit.conditions().stream()
                .filter(condition -> !new Cell(condition.required()).any())
                .toList();
    }
}
