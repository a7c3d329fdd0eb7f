package io.doudi.evaluation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;

/**
 * A dated value in a table of parameters: a table that answers a value together with its unit and
 * status.
 *
 * @param keys the cells that choose it, its name first, without those of the period
 * @param from the first day; open if the cell names none
 * @param until the first day after it; open if the cell names none
 */
public record ParameterRow(
        String file,
        String table,
        String row,
        List<String> keys,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        BigDecimal value,
        String unit) {

    private static final Pattern RANGE =
            Pattern.compile(
                    "([\\[(\\]])date\\(\"([0-9-]+)\"\\)\\.\\.date\\(\"([0-9-]+)\"\\)([\\])\\[])");
    private static final Pattern FROM = Pattern.compile("(>=|>)date\\(\"([0-9-]+)\"\\)");
    private static final Pattern UNTIL = Pattern.compile("(<=|<)date\\(\"([0-9-]+)\"\\)");

    public ParameterRow {
        keys = List.copyOf(keys);
    }

    /** The name of the parameter. */
    public String name() {
        return keys.get(0);
    }

    /** Whether a table holds parameters. */
    static boolean isIn(DecisionTable table) {
        List<String> outputs = table.getOutput().stream().map(output -> output.getName()).toList();
        return outputs.contains("value") && outputs.contains("unit");
    }

    /** The rows of a table that name a plain number. */
    static List<ParameterRow> of(TableCells cells) {
        List<ParameterRow> rows = new ArrayList<>();
        if (isIn(cells.table())) {
            cells.table().getRule().forEach(row -> of(cells, row).ifPresent(rows::add));
        }
        return rows;
    }

    private static Optional<ParameterRow> of(TableCells cells, DecisionRule row) {
        List<String> keys = new ArrayList<>();
        String period = "";
        for (int i = 0; i < row.getInputEntry().size(); i++) {
            String cell = TableCells.condition(row, i).strip();
            if (isPeriod(cells.table(), i)) {
                period = cell.replaceAll("\\s", "");
            } else {
                keys.add(cell.replace("\"", ""));
            }
        }
        String value = output(cells.table(), row, "value");
        if (keys.isEmpty() || !value.matches("-?\\d+(\\.\\d+)?")) {
            return Optional.empty();
        }
        return Optional.of(
                new ParameterRow(
                        cells.file(),
                        cells.label(),
                        row.getId() == null ? "" : row.getId(),
                        keys,
                        from(period),
                        until(period),
                        new BigDecimal(value),
                        output(cells.table(), row, "unit").replace("\"", "")));
    }

    private static boolean isPeriod(DecisionTable table, int column) {
        var type = table.getInput().get(column).getInputExpression().getTypeRef();
        return type != null && type.getLocalPart().equals("date");
    }

    private static String output(DecisionTable table, DecisionRule row, String name) {
        for (int i = 0; i < table.getOutput().size(); i++) {
            if (name.equals(table.getOutput().get(i).getName())) {
                return TableCells.result(row, i).strip();
            }
        }
        return "";
    }

    private static Optional<LocalDate> from(String period) {
        Matcher range = RANGE.matcher(period);
        if (range.matches()) {
            return Optional.of(day(range.group(2), !range.group(1).equals("[")));
        }
        Matcher from = FROM.matcher(period);
        return from.matches()
                ? Optional.of(day(from.group(2), from.group(1).equals(">")))
                : Optional.empty();
    }

    private static Optional<LocalDate> until(String period) {
        Matcher range = RANGE.matcher(period);
        if (range.matches()) {
            return Optional.of(day(range.group(3), range.group(4).equals("]")));
        }
        Matcher until = UNTIL.matcher(period);
        return until.matches()
                ? Optional.of(day(until.group(2), until.group(1).equals("<=")))
                : Optional.empty();
    }

    private static LocalDate day(String text, boolean next) {
        LocalDate day = LocalDate.parse(text);
        return next ? day.plusDays(1) : day;
    }
}
