package io.doudi.ruleset;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.doudi.language.Messages;
import io.doudi.ruleset.Change.Element;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** Where it is and what both sides want, as a sentence. */
    String text(Messages messages) {
        return messages.text(
                "conflict",
                place(messages),
                shown(base, messages),
                shown(mine, messages),
                shown(theirs, messages));
    }

    private String place(Messages messages) {
        String title =
                element.map(one -> messages.text("difference.title", file, one.label()))
                        .orElse(file);
        Stream<String> inside =
                Stream.concat(
                        Stream.of(row.map(id -> messages.text("difference.row", id)), column)
                                .flatMap(Optional::stream),
                        path.stream()
                                .map(
                                        step ->
                                                messages.find("difference.field." + step)
                                                        .orElse(step)));
        return inside.reduce(
                title, (outer, inner) -> messages.text("difference.step", outer, inner));
    }

    private static String shown(Optional<String> text, Messages messages) {
        return text.map(Spelling::plain)
                .filter(plain -> !plain.isEmpty())
                .orElse(messages.text("difference.empty"));
    }
}
