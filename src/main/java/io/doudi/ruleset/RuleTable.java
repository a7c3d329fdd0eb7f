package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.FILE_NOT_FOUND;

import io.doudi.evaluation.Basis;
import io.doudi.evaluation.RuleFile;
import io.doudi.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A decision table of a model as columns and rows of texts, as staff read and write it.
 *
 * @param file the path of the model
 * @param model what the model is called
 * @param id by what the table is known in its model: its id, or {@code #} and its number if it has
 *     none
 * @param owner the label of the decision or function that it is part of
 * @param label what the table answers
 * @param question the question of its decision; empty if none is written
 * @param hitPolicy as DMN names it, for example {@code UNIQUE} or {@code COLLECT SUM}
 * @param isParameters whether it holds dated values with their status
 */
public record RuleTable(
        String file,
        String model,
        String id,
        String owner,
        String label,
        String question,
        String hitPolicy,
        boolean isParameters,
        List<Column> columns,
        List<Row> rows) {

    /** What stands in a column. */
    public enum Kind {
        CONDITION,
        RESULT,
        ANNOTATION
    }

    /**
     * A column.
     *
     * @param expression what a condition looks at; empty for others
     * @param type the name of its type, in the end one of FEEL; empty if it is not said
     * @param values what may stand in it, if the model lists that
     */
    public record Column(
            Kind kind, String label, String expression, String type, List<String> values) {
        public Column {
            values = List.copyOf(values);
        }
    }

    /**
     * A row.
     *
     * @param id of the element; empty if it has none, or is not there yet
     * @param cells texts in the order of the columns
     */
    public record Row(String id, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }

        /** The same row with another text in one cell; columns count from 0. */
        Row with(int column, String text) {
            List<String> changed = new ArrayList<>(cells);
            changed.set(column, text);
            return new Row(id, changed);
        }
    }

    public RuleTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The tables of a file in its order; none if it cannot be read as a model. */
    public static List<RuleTable> of(RuleFile file, ModelTypes types) {
        if (!file.isDmn()) {
            return List.of();
        }
        return TableSpot.in(file).stream().map(spot -> of(file.path(), spot, types)).toList();
    }

    /** One table of a file. */
    public static Optional<RuleTable> of(RuleFile file, ModelTypes types, String id) {
        return of(file, types).stream().filter(table -> table.id().equals(id)).findFirst();
    }

    /**
     * One table of a version; a problem if there is none.
     *
     * @param types of this version and, if wanted, of those below it
     * @param file the path of its model; empty for the first table of that id
     */
    public static RuleTable of(
            RuleSetVersion version, ModelTypes types, Optional<String> file, String id) {
        return version.files().stream()
                .filter(one -> file.map(one.path()::equals).orElse(true))
                .flatMap(one -> of(one, types, id).stream())
                .findFirst()
                .orElseThrow(() -> missing("%s has no table %s".formatted(version.name(), id)));
    }

    /** One table of a file as it is written, without types; a problem if there is none. */
    static RuleTable required(RuleFile file, String id) {
        return of(file, ModelTypes.in(List.of()), id)
                .orElseThrow(() -> missing("%s has no table %s".formatted(file.path(), id)));
    }

    /** Its rows, one of them with another text in one cell; columns count from 0. */
    List<Row> withCell(String row, int column, String text) {
        requireColumn(row, column);
        int index = index(row);
        List<Row> changed = new ArrayList<>(rows);
        changed.set(index, rows.get(index).with(column, text));
        return changed;
    }

    /** Refuses a column that there is not. */
    void requireColumn(String row, int column) {
        if (column < 0 || column >= columns.size()) {
            throw missing("Row %s has no cell %d".formatted(row, column));
        }
    }

    /** Where a row stands, from 0; a problem if there is none of that id. */
    public int index(String row) {
        return IntStream.range(0, rows.size())
                .filter(i -> rows.get(i).id().equals(row))
                .findFirst()
                .orElseThrow(() -> missing("%s has no row %s".formatted(id, row)));
    }

    private static ProblemException missing(String detail) {
        return new ProblemException(FILE_NOT_FOUND, detail);
    }

    /** What a row rests on. */
    public Basis basis(Row row) {
        List<String> annotations = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).kind() == Kind.ANNOTATION) {
                annotations.add(row.cells().get(i));
            }
        }
        return Basis.of(annotations);
    }

    /** Whether it has a row with an id. */
    public boolean has(String row) {
        return rows.stream().anyMatch(one -> one.id().equals(row));
    }

    private static RuleTable of(String file, TableSpot spot, ModelTypes types) {
        ModelTable table = ModelTable.of(spot.element());
        return new RuleTable(
                file,
                spot.model(),
                spot.key(),
                ModelPlaces.label(spot.owner()),
                spot.label(),
                spot.owner().textOf("question"),
                table.hitPolicy(),
                table.cells() == Change.Subject.PARAMETER,
                table.columns().stream().map(column -> column(table, column, types)).toList(),
                table.rows().stream().map(RuleTable::row).toList());
    }

    static Row row(ModelTable.Row row) {
        return new Row(row.id().orElse(""), row.cells().stream().map(RuleTable::text).toList());
    }

    private static String text(Optional<XmlElement> cell) {
        return cell.map(ModelTable::text).orElse("");
    }

    private static Column column(ModelTable table, ModelTable.Column column, ModelTypes types) {
        String type = ModelTypes.of(table, column);
        return new Column(
                kind(column),
                column.label(),
                column.expression(),
                types.basic(type),
                types.values(type, column));
    }

    private static Kind kind(ModelTable.Column column) {
        return switch (column.kind()) {
            case "input" -> Kind.CONDITION;
            case "output" -> Kind.RESULT;
            default -> Kind.ANNOTATION;
        };
    }
}
