package io.doudi.ruleset;

import io.doudi.evaluation.RuleFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A decision table of a model as columns and rows of texts, for who edits it outside of the model.
 *
 * @param file the path of the model
 * @param key by what the table is known in its model: its id, or its number if it has none
 * @param owner the label of the decision or function that it is part of
 * @param title its own label, or where it stands
 * @param hitPolicy as DMN names it, with the aggregation behind it
 */
public record RuleTable(
        String file,
        String key,
        String owner,
        String title,
        String hitPolicy,
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
     * @param type the name of its type, empty if it is not said
     * @param values what may stand in it, if the model lists that
     */
    public record Column(Kind kind, String label, String type, List<String> values) {
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
    }

    public RuleTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The tables of a model in its order; none if it cannot be read as one. */
    public static List<RuleTable> of(RuleFile model, ModelTypes types) {
        List<TableSpot> spots = TableSpot.in(model);
        return IntStream.range(0, spots.size())
                .mapToObj(i -> of(model.path(), spots.get(i), types))
                .toList();
    }

    private static RuleTable of(String file, TableSpot spot, ModelTypes types) {
        ModelTable table = ModelTable.of(spot.element());
        return new RuleTable(
                file,
                spot.key(),
                spot.owner(),
                spot.title(),
                table.hitPolicy(),
                table.columns().stream().map(column -> column(table, column, types)).toList(),
                table.rows().stream().map(RuleTable::row).toList());
    }

    static Row row(ModelTable.Row row) {
        return new Row(
                row.id().orElse(""),
                row.cells().stream().map(RuleTable::text).collect(Collectors.toList()));
    }

    private static String text(Optional<XmlElement> cell) {
        return cell.map(ModelTable::text).orElse("");
    }

    private static Column column(ModelTable table, ModelTable.Column column, ModelTypes types) {
        String type = ModelTypes.of(table, column);
        return new Column(
                kind(column), column.label(), types.basic(type), types.values(type, column));
    }

    private static Kind kind(ModelTable.Column column) {
        return switch (column.kind()) {
            case "input" -> Kind.CONDITION;
            case "output" -> Kind.RESULT;
            default -> Kind.ANNOTATION;
        };
    }
}
