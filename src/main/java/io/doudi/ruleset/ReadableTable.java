package io.doudi.ruleset;

import io.doudi.evaluation.Basis;
import io.doudi.evaluation.RuleFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A decision table as staff read it.
 *
 * @param file the path of its model
 * @param model what the model is called
 * @param id the id of the table in its model
 * @param label what the table answers
 * @param question the question of its decision; empty if none is written
 * @param hitPolicy as DMN names it, for example {@code UNIQUE} or {@code COLLECT SUM}
 * @param isParameters whether it holds dated values with their status
 */
public record ReadableTable(
        String file,
        String model,
        String id,
        String label,
        String question,
        String hitPolicy,
        boolean isParameters,
        List<Column> columns,
        List<Row> rows) {

    private static final Set<String> OWNERS = Set.of("decision", "businessKnowledgeModel");
    private static final String TABLE = "decisionTable";

    public ReadableTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** What a column is for. */
    public enum Kind {
        CONDITION,
        RESULT,
        ANNOTATION
    }

    /**
     * A column.
     *
     * @param expression what a condition looks at; empty for others
     * @param type the name of its type; empty if the model names none
     * @param values what the type or the column allows, as it is written; empty for anything
     */
    public record Column(
            Kind kind, String label, String expression, String type, List<String> values) {}

    /** A row; its cells stand under the columns. */
    public record Row(String id, int number, List<String> cells, Basis basis) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** The tables of a file; none if it is no model. */
    public static List<ReadableTable> of(RuleFile file) {
        if (!file.isDmn()) {
            return List.of();
        }
        return XmlElement.read(file).stream()
                .flatMap(model -> of(file.path(), model).stream())
                .toList();
    }

    /** One table of a file. */
    public static Optional<ReadableTable> of(RuleFile file, String id) {
        return of(file).stream().filter(table -> table.id().equals(id)).findFirst();
    }

    private static List<ReadableTable> of(String file, XmlElement model) {
        List<ReadableTable> tables = new ArrayList<>();
        for (XmlElement owner : model.children(OWNERS)) {
            for (XmlElement table : tablesIn(owner)) {
                tables.add(read(file, model, owner, table));
            }
        }
        return tables;
    }

    private static List<XmlElement> tablesIn(XmlElement element) {
        List<XmlElement> tables = new ArrayList<>();
        for (XmlElement child : element.children()) {
            if (child.name().equals(TABLE)) {
                tables.add(child);
            } else {
                tables.addAll(tablesIn(child));
            }
        }
        return tables;
    }

    private static ReadableTable read(
            String file, XmlElement model, XmlElement owner, XmlElement element) {
        ModelTable table = ModelTable.of(element);
        String own = ModelPlaces.label(owner);
        String label =
                element.attribute("outputLabel")
                        .filter(output -> !output.equals(own))
                        .map(output -> own + " · " + output)
                        .orElse(own);
        return new ReadableTable(
                file,
                ModelPlaces.label(model),
                element.id().orElse(""),
                label,
                owner.textOf("question"),
                table.hitPolicy(),
                table.cells() == Change.Subject.PARAMETER,
                table.columns().stream().map(ReadableTable::column).toList(),
                table.rows().stream().map(ReadableTable::row).toList());
    }

    private static Column column(ModelTable.Column column) {
        XmlElement element = column.element();
        Optional<XmlElement> expression = element.child("inputExpression");
        return new Column(
                kind(column.kind()),
                column.label(),
                column.expression(),
                element.attribute("typeRef")
                        .or(() -> expression.flatMap(one -> one.attribute("typeRef")))
                        .orElse(""),
                values(element));
    }

    private static Kind kind(String name) {
        return switch (name) {
            case "input" -> Kind.CONDITION;
            case "output" -> Kind.RESULT;
            default -> Kind.ANNOTATION;
        };
    }

    private static List<String> values(XmlElement column) {
        return column.child("inputValues").or(() -> column.child("outputValues")).stream()
                .map(values -> values.textOf("text"))
                .filter(text -> !text.isEmpty())
                .flatMap(text -> List.of(text.split("\\s*,\\s*")).stream())
                .toList();
    }

    private static Row row(ModelTable.Row row) {
        return new Row(
                row.id().orElse(""),
                row.number(),
                row.cells().stream().map(cell -> cell.map(ModelTable::text).orElse("")).toList(),
                row.basis());
    }
}
