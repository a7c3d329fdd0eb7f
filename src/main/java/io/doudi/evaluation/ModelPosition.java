package io.doudi.evaluation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Where a reader is in a model: in which table, row and column. */
final class ModelPosition {

    private static final Set<String> NAMED =
            Set.of("decision", "businessKnowledgeModel", "inputData", "itemDefinition");
    private static final Set<String> CELLS = Set.of("inputEntry", "outputEntry");

    private final Deque<String> open = new ArrayDeque<>();
    private final List<String> columns = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String element = "";
    private String row = "";
    private int cell = -1;

    void begin(String name, String named, String label, String id) {
        open.push(name);
        text.setLength(0);
        if (NAMED.contains(name) && (named != null || label != null)) {
            element = label != null ? label : named;
            row = "";
        } else if (name.equals("decisionTable")) {
            columns.clear();
            element = label != null ? label : element;
        } else if (name.equals("input") || name.equals("output")) {
            columns.add(label != null ? label : named == null ? "" : named);
        } else if (name.equals("rule")) {
            row = id == null ? "" : id;
            cell = -1;
        } else if (CELLS.contains(name)) {
            cell++;
        }
    }

    void end() {
        if (open.pop().equals("rule")) {
            row = "";
        }
    }

    void text(String part) {
        text.append(part);
    }

    String text() {
        return text.toString();
    }

    int depth() {
        return open.size();
    }

    /** The element around the present one. */
    String parent() {
        return open.stream().skip(1).findFirst().orElse("");
    }

    /** The table or decision. */
    String element() {
        return element;
    }

    /** The id of the row; empty outside of rows. */
    String row() {
        return row;
    }

    /** The heading of the column; empty outside of rows. */
    String column() {
        return row.isEmpty() || cell < 0 || cell >= columns.size() ? "" : columns.get(cell);
    }
}
