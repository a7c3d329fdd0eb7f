package io.doudi.ruleset;

import io.doudi.evaluation.Basis;
import io.doudi.ruleset.Change.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A decision table as it is written: conditions, results and annotations are its columns. */
record ModelTable(XmlElement element, List<Column> columns, List<Row> rows) {

    static final String ROW = "rule";
    private static final String ANNOTATION = "annotation";

    /** The name of a cell is that of its column with this behind it. */
    private static final String CELL = "Entry";

    /** The children of a table and of a row that are told as columns, rows and cells. */
    static final Set<String> PARTS = Set.of("input", "output", ANNOTATION, ROW);

    static final Set<String> CELL_NAMES = Set.of("inputEntry", "outputEntry", "annotationEntry");

    /**
     * A column.
     *
     * @param number from 1, over all columns
     * @param numberOfKind from 1, over the columns of its kind
     * @param ofKind how many columns of its kind there are
     */
    record Column(XmlElement element, int number, int numberOfKind, int ofKind) {

        String kind() {
            return element.name();
        }

        String label() {
            return element.attribute("label")
                    .or(() -> element.attribute("name"))
                    .orElseGet(this::expression);
        }

        String expression() {
            return element.child("inputExpression").map(one -> one.textOf("text")).orElse("");
        }

        boolean isAnnotation() {
            return kind().equals(ANNOTATION);
        }

        /** Whether it is the only result, whose type is that of the table. */
        boolean isSingleResult() {
            return kind().equals("output") && ofKind == 1;
        }

        private boolean isNamed(String name) {
            return kind().equals("output") && element.attribute("name").equals(Optional.of(name));
        }
    }

    /**
     * A row with its cells in the order of the columns.
     *
     * @param surplus cells that stand under no column
     */
    record Row(
            XmlElement element,
            int number,
            List<Optional<XmlElement>> cells,
            List<XmlElement> surplus) {

        Optional<String> id() {
            return element.id();
        }

        Basis basis() {
            return Basis.of(
                    element.children(Set.of("annotationEntry")).stream()
                            .map(ModelTable::text)
                            .toList());
        }

        /** All cells in one line, for a row that came or went. */
        String line() {
            return cells.stream()
                    .map(cell -> cell.map(ModelTable::text).orElse(""))
                    .collect(Collectors.joining(" | "));
        }
    }

    static ModelTable of(XmlElement element) {
        List<Column> columns = new ArrayList<>();
        for (String kind : List.of("input", "output", ANNOTATION)) {
            List<XmlElement> ofKind = element.children(Set.of(kind));
            for (int i = 0; i < ofKind.size(); i++) {
                columns.add(new Column(ofKind.get(i), columns.size() + 1, i + 1, ofKind.size()));
            }
        }
        List<Row> rows = new ArrayList<>();
        for (XmlElement row : rowsOf(element)) {
            rows.add(row(columns, row, rows.size() + 1));
        }
        return new ModelTable(element, columns, rows);
    }

    /** What its deciding cells are: parameters if it answers a value together with its status. */
    Subject cells() {
        boolean isParameter =
                columns.stream().anyMatch(column -> column.isNamed("value"))
                        && columns.stream().anyMatch(column -> column.isNamed("status"));
        return isParameter ? Subject.PARAMETER : Subject.CELL;
    }

    String hitPolicy() {
        String policy = element.attribute("hitPolicy").orElse("UNIQUE");
        return element.attribute("aggregation").map(how -> policy + " " + how).orElse(policy);
    }

    static boolean isRow(XmlElement element) {
        return element.name().equals(ROW);
    }

    static List<XmlElement> rowsOf(XmlElement table) {
        return table.children(Set.of(ROW));
    }

    /** The kind of the column that a cell stands under. */
    static String columnOf(XmlElement cell) {
        return cell.name().substring(0, cell.name().length() - CELL.length());
    }

    /** The text of a cell, as it is written. */
    static String text(XmlElement cell) {
        return cell.textOf("text");
    }

    private static Row row(List<Column> columns, XmlElement row, int number) {
        List<Optional<XmlElement>> cells = new ArrayList<>();
        List<XmlElement> surplus = new ArrayList<>(row.children(CELL_NAMES));
        Map<String, List<XmlElement>> byName =
                surplus.stream().collect(Collectors.groupingBy(XmlElement::name));
        for (Column column : columns) {
            List<XmlElement> ofKind = byName.getOrDefault(column.kind() + CELL, List.of());
            cells.add(ofKind.stream().skip(column.numberOfKind() - 1L).findFirst());
        }
        cells.forEach(cell -> cell.ifPresent(found -> surplus.removeIf(one -> one == found)));
        return new Row(row, number, cells, surplus);
    }
}
