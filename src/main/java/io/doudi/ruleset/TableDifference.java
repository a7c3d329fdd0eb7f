package io.doudi.ruleset;

import io.doudi.ruleset.Change.Kind;
import io.doudi.ruleset.Change.Subject;
import io.doudi.ruleset.ModelTable.Column;
import io.doudi.ruleset.ModelTable.Row;
import io.doudi.ruleset.Pairing.Pair;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What differs between two decision tables: columns, rows and cells. */
final class TableDifference {

    private final ModelDifference model;
    private final ModelTable before;
    private final ModelTable after;
    private final Spot spot;
    private final Pairing<Column> columns;
    private final boolean areColumnsInPlace;

    TableDifference(ModelDifference model, XmlElement before, XmlElement after, Spot spot) {
        this.model = model;
        this.before = ModelTable.of(before);
        this.after = ModelTable.of(after);
        this.spot = spot;
        this.columns = columns(this.before.columns(), this.after.columns());
        this.areColumnsInPlace = columns.isInPlace();
    }

    void compare() {
        if (!before.hitPolicy().equals(after.hitPolicy())) {
            Spot policy = spot.as(Subject.HIT_POLICY);
            model.add(policy.changed(before.hitPolicy(), after.hitPolicy()));
        }
        model.compareAttributes(
                before.element(), after.element(), spot, Set.of("hitPolicy", "aggregation"));
        model.compareChildren(before.element(), after.element(), spot, ModelTable.PARTS);
        compareColumns();
        compareRows();
    }

    private static Pairing<Column> columns(List<Column> before, List<Column> after) {
        return new Pairing<>(before, after)
                .by(column -> column.element().id().map(id -> List.of(column.kind(), id)))
                .by(
                        column ->
                                Optional.of(
                                        List.of(
                                                column.kind(),
                                                column.label(),
                                                column.expression())))
                .by(column -> Optional.of(List.of(column.kind(), column.label())))
                .by(TableDifference::condition)
                .by(
                        column ->
                                Optional.of(
                                        List.of(
                                                column.kind(),
                                                column.numberOfKind(),
                                                column.ofKind())));
    }

    private static Optional<String> condition(Column column) {
        return Optional.of(Spelling.feel(column.expression())).filter(text -> !text.isEmpty());
    }

    private void compareColumns() {
        for (Pair<Column> pair : columns.pairs()) {
            model.compare(pair.before().element(), pair.after().element(), at(pair));
        }
        for (int position : columns.unpairedBefore()) {
            Column column = before.columns().get(position);
            Change.Column gone =
                    new Change.Column(
                            column.label(), Optional.of(column.number()), Optional.empty());
            add(Kind.REMOVED, column, gone);
        }
        for (int position : columns.unpairedAfter()) {
            Column column = after.columns().get(position);
            Change.Column come =
                    new Change.Column(
                            column.label(), Optional.empty(), Optional.of(column.number()));
            add(Kind.ADDED, column, come);
        }
        for (Pair<Column> pair : columns.moved(column -> true)) {
            model.add(at(pair).change(Kind.MOVED));
        }
    }

    private void add(Kind kind, Column column, Change.Column place) {
        model.add(spot.as(Subject.COLUMN).at(place).whole(kind, column.expression()));
    }

    private Spot at(Pair<Column> pair) {
        return spot.as(Subject.COLUMN)
                .at(
                        new Change.Column(
                                pair.after().label(),
                                Optional.of(pair.before().number()),
                                Optional.of(pair.after().number())));
    }

    private void compareRows() {
        Pairing<Row> rows = RowPairing.of(before, after, columns.pairs());
        List<Pair<Row>> moved = rows.moved(row -> true);
        rows.pairs().forEach(this::compareRow);
        moved.forEach(pair -> model.add(at(pair.before(), pair.after()).change(Kind.MOVED)));
        rows.unpairedBefore().forEach(row -> whole(Kind.REMOVED, before.rows().get(row)));
        rows.unpairedAfter().forEach(row -> whole(Kind.ADDED, after.rows().get(row)));
    }

    private void whole(Kind kind, Row row) {
        model.add(whole(kind, row, spot));
    }

    /** A row that came or went with all its cells. */
    static Change whole(Kind kind, Row row, Spot table) {
        Optional<Integer> number = Optional.of(row.number());
        Change.Row place =
                kind == Kind.ADDED
                        ? new Change.Row(row.id().orElse(""), Optional.empty(), number)
                        : new Change.Row(row.id().orElse(""), number, Optional.empty());
        return table.as(Subject.ROW).on(row.basis()).at(place).whole(kind, row.line());
    }

    private Spot at(Row rowBefore, Row rowAfter) {
        return spot.as(Subject.ROW)
                .on(rowAfter.basis())
                .at(
                        new Change.Row(
                                rowAfter.id().or(rowBefore::id).orElse(""),
                                Optional.of(rowBefore.number()),
                                Optional.of(rowAfter.number())));
    }

    private void compareRow(Pair<Row> pair) {
        Row rowBefore = pair.before();
        Row rowAfter = pair.after();
        if (rowBefore.element().meaning().equals(rowAfter.element().meaning())
                && areColumnsInPlace) {
            return;
        }
        Spot row = at(rowBefore, rowAfter);
        model.compareAttributes(rowBefore.element(), rowAfter.element(), row, Set.of());
        model.compareChildren(rowBefore.element(), rowAfter.element(), row, ModelTable.CELL_NAMES);
        for (Pair<Column> column : columns.pairs()) {
            compareCell(
                    rowBefore.cells().get(column.positionBefore()),
                    rowAfter.cells().get(column.positionAfter()),
                    cell(row, column),
                    rowBefore.id().equals(rowAfter.id()));
        }
        model.compareLists(rowBefore.surplus(), rowAfter.surplus(), rowAfter.element(), row);
    }

    private Spot cell(Spot row, Pair<Column> column) {
        Subject subject = column.after().isAnnotation() ? Subject.ANNOTATION : after.cells();
        return row.as(subject).at(at(column).column().orElseThrow());
    }

    /** A row with a new id has cells with new ids. */
    private void compareCell(
            Optional<XmlElement> cellBefore,
            Optional<XmlElement> cellAfter,
            Spot cell,
            boolean withId) {
        if (cellBefore.isPresent() && cellAfter.isPresent()) {
            Set<String> ignored = withId ? Set.of() : Set.of("id");
            model.compare(cellBefore.get(), cellAfter.get(), cell, ignored);
            return;
        }
        Stream.of(cellBefore, cellAfter)
                .flatMap(Optional::stream)
                .filter(one -> !isEmptyNote(cell, one))
                .map(ModelTable::text)
                .forEach(
                        text ->
                                model.add(
                                        cell.whole(
                                                cellBefore.isPresent() ? Kind.REMOVED : Kind.ADDED,
                                                text)));
    }

    private static boolean isEmptyNote(Spot cell, XmlElement one) {
        return cell.subject() == Subject.ANNOTATION && ModelTable.text(one).isEmpty();
    }
}
