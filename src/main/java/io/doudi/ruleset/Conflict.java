package io.doudi.ruleset;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.doudi.ruleset.Change.Element;
import java.util.List;
import java.util.Optional;

/**
 * A place that two people changed in different ways.
 *
 * @param element the table, decision, rule or case; empty for a whole file
 * @param row the id of the row
 * @param column the label of the column
 * @param path what of it, from the outside in, as in {@link Change}
 * @param base the text that both began with; empty if it was not there
 * @param mine the text that I want; empty if I removed it
 * @param theirs the text that is there by now; empty if they removed it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Conflict(
        String file,
        Optional<Element> element,
        Optional<String> row,
        Optional<String> column,
        List<String> path,
        Optional<String> base,
        Optional<String> mine,
        Optional<String> theirs) {

    public Conflict {
        path = List.copyOf(path);
    }

    static Conflict at(Spot spot, Sides<String> texts) {
        return new Conflict(
                spot.file(),
                spot.element(),
                spot.row().map(Change.Row::id),
                spot.column().map(Change.Column::label),
                spot.path(),
                texts.base(),
                texts.mine(),
                texts.theirs());
    }
}
