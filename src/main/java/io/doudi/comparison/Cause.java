package io.doudi.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.doudi.ruleset.Change;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where two sides part for the first time on the way to their outcomes.
 *
 * @param key the same for the same cause: by which changed cases are found
 * @param file of the rule set, empty if nothing in particular
 * @param decision the decision of the model in which they part, in Chinese
 * @param rowBefore the row, formula or rule that spoke on the first side
 * @param rowAfter the one that speaks on the other
 * @param cells what differs there between the versions, then the other cells on the way that
 *     differ; empty if they part because of the date or of what was decided elsewhere
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Cause(
        String key,
        Optional<String> file,
        Optional<String> decision,
        Optional<String> rowBefore,
        Optional<String> rowAfter,
        List<Cell> cells) {

    /** No difference was found on the way: one side came to no outcome. */
    static final Cause UNKNOWN =
            new Cause(
                    "UNKNOWN",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());

    public Cause {
        cells = List.copyOf(cells);
    }

    /**
     * A cell, row or formula that is another in the other version.
     *
     * @param element the table or function, as staff know it
     * @param row its id; empty for what is no part of a table
     * @param column its heading; empty for a whole row
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Cell(
            Change.Kind kind,
            String element,
            Optional<String> row,
            Optional<String> column,
            Optional<String> before,
            Optional<String> after) {

        static Cell of(Change change) {
            return new Cell(
                    change.kind(),
                    change.element().map(Change.Element::label).orElse(""),
                    change.row().map(Change.Row::id),
                    change.column().map(Change.Column::label),
                    change.before(),
                    change.after());
        }

        private String name() {
            return row.orElse(element) + column.map(heading -> "[" + heading + "]").orElse("");
        }
    }

    /** A cause in what differs between the versions. */
    static Cause of(
            String file,
            String decision,
            Optional<String> before,
            Optional<String> after,
            List<Cell> cells) {
        String what =
                cells.isEmpty()
                        ? before.orElse("-") + " → " + after.orElse("-")
                        : cells.stream().map(Cell::name).collect(Collectors.joining(", "));
        return new Cause(
                file + " " + what, Optional.of(file), Optional.of(decision), before, after, cells);
    }
}
