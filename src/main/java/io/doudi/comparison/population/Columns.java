package io.doudi.comparison.population;

import static io.doudi.problem.ProblemType.INVALID_REQUEST;
import static io.doudi.problem.ProblemType.UNKNOWN_FIELD;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.FactPath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The columns of a table of households, as its first row names them. */
record Columns(List<Column> all) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,10})?");
    private static final Map<String, Boolean> BOOLEANS =
            Map.of("true", true, "false", false, "是", true, "否", false);
    private static final int MOST_COLUMNS = 2_000;
    private static final String PASSED_OVER = "";
    private static final String NO_ENTRIES = "[]";
    private static final String NO_FIELDS = "{}";

    /**
     * A column.
     *
     * @param type of its values in the schema
     */
    record Column(String name, FactPath path, String type) {}

    Columns {
        all = List.copyOf(all);
    }

    /** The columns of a first row; refuses a row with a column that is not known. */
    static Columns of(List<String> names, Fields fields) {
        requireHeader(names);
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            FactPath path = FactPath.of(name);
            columns.add(
                    new Column(
                            name,
                            path,
                            fields.type(path).orElseThrow(() -> unknown(name, fields))));
        }
        return new Columns(columns);
    }

    /** The same, but an unknown column is passed over. */
    static Columns known(List<String> names, Fields fields) {
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            Optional<FactPath> path = path(name);
            String type = path.flatMap(fields::type).orElse(PASSED_OVER);
            columns.add(new Column(name, path.orElse(new FactPath(List.of())), type));
        }
        return new Columns(columns);
    }

    private static Optional<FactPath> path(String name) {
        try {
            return Optional.of(FactPath.of(name));
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    private static void requireHeader(List<String> names) {
        Set<String> different = new HashSet<>(names);
        if (names.isEmpty() || names.size() > MOST_COLUMNS || different.size() < names.size()) {
            throw new ProblemException(
                    INVALID_REQUEST,
                    "The first row must name 1 to %d columns, each once".formatted(MOST_COLUMNS));
        }
    }

    private static ProblemException unknown(String name, Fields fields) {
        return ProblemException.atField(
                UNKNOWN_FIELD,
                name,
                "The column %s is not known; did you mean %s?"
                        .formatted(name, fields.nearest(name)));
    }

    /** A row as a line of JSON; an empty cell is a fact that is not given. */
    ObjectNode line(List<String> cells) {
        ObjectNode line = NODES.objectNode();
        ObjectNode input = line.putObject(HouseholdLines.INPUT);
        for (int i = 0; i < Math.min(cells.size(), all.size()); i++) {
            Column column = all.get(i);
            if (!cells.get(i).isEmpty() && !column.type().equals(PASSED_OVER)) {
                column.path().put(isOfLine(column) ? line : input, value(column, cells.get(i)));
            }
        }
        return line;
    }

    private static boolean isOfLine(Column column) {
        return column.name().equals(HouseholdLines.WEIGHT)
                || column.name().equals(HouseholdLines.REFERENCE);
    }

    /** What is not of the type of its column stays a text, and is refused as one. */
    private static JsonNode value(Column column, String cell) {
        return switch (column.type()) {
            case "boolean" -> {
                Boolean value = BOOLEANS.get(cell.toLowerCase(Locale.ROOT));
                yield value == null ? NODES.textNode(cell) : NODES.booleanNode(value);
            }
            case "number", "integer" ->
                    NUMBER.matcher(cell).matches() ? number(cell) : NODES.textNode(cell);
            case "array" -> cell.equals(NO_ENTRIES) ? NODES.arrayNode() : NODES.textNode(cell);
            case "object" -> cell.equals(NO_FIELDS) ? NODES.objectNode() : NODES.textNode(cell);
            default -> NODES.textNode(cell);
        };
    }

    private static JsonNode number(String cell) {
        BigDecimal number = new BigDecimal(cell);
        return number.stripTrailingZeros().scale() <= 0
                ? NODES.numberNode(number.longValueExact())
                : NODES.numberNode(number);
    }
}
