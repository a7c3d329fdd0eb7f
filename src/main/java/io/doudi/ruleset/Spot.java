package io.doudi.ruleset;

import io.doudi.evaluation.Basis;
import io.doudi.ruleset.Change.Column;
import io.doudi.ruleset.Change.Element;
import io.doudi.ruleset.Change.Kind;
import io.doudi.ruleset.Change.Row;
import io.doudi.ruleset.Change.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A place in a file of a rule set, to which a change can happen. */
record Spot(
        Subject subject,
        String file,
        Optional<Element> element,
        Optional<Row> row,
        Optional<Column> column,
        List<String> path,
        Basis basis) {

    static Spot of(String file) {
        return new Spot(
                Subject.OTHER,
                file,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Basis.NONE);
    }

    Spot as(Subject other) {
        return new Spot(other, file, element, row, column, path, basis);
    }

    /** Another element of the file. */
    Spot at(Subject what, Element other) {
        return new Spot(
                what,
                file,
                Optional.of(other),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                basis);
    }

    Spot at(Row other) {
        return new Spot(subject, file, element, Optional.of(other), column, path, basis);
    }

    Spot at(Column other) {
        return new Spot(subject, file, element, row, Optional.of(other), path, basis);
    }

    Spot within(String step) {
        List<String> longer = Stream.concat(path.stream(), Stream.of(step)).toList();
        return new Spot(subject, file, element, row, column, longer, basis);
    }

    Spot on(Basis other) {
        return new Spot(subject, file, element, row, column, path, other);
    }

    /** It holds another text. */
    Change changed(String before, String after) {
        return change(Kind.CHANGED, Optional.of(before), Optional.of(after));
    }

    /** It stands at another number among its like. */
    Change moved(String from, String to) {
        return change(Kind.MOVED, Optional.of(from), Optional.of(to));
    }

    /** It is in another place, or its text differs in a way that is not told. */
    Change change(Kind kind) {
        return change(kind, Optional.empty(), Optional.empty());
    }

    /** It came with the text, or went with it. */
    Change whole(Kind kind, String text) {
        Optional<String> told = Optional.of(text).filter(some -> !some.isEmpty());
        return kind == Kind.ADDED
                ? change(kind, Optional.empty(), told)
                : change(kind, told, Optional.empty());
    }

    private Change change(Kind kind, Optional<String> before, Optional<String> after) {
        return new Change(
                kind,
                subject,
                file,
                element,
                row,
                column,
                path,
                before,
                after,
                basis.ruleIds(),
                Optional.of(basis.clause()).filter(clause -> !clause.isEmpty()));
    }
}
