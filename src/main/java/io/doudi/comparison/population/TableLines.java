package io.doudi.comparison.population;

import static io.doudi.problem.ProblemType.INVALID_REQUEST;
import static io.doudi.problem.ProblemType.INVALID_VALUE;

import com.fasterxml.jackson.databind.JsonNode;
import io.doudi.problem.ProblemException;
import java.io.IOException;
import java.util.List;

/**
 * The rows of a table as lines: the first row names the columns as a batch does ({@code
 * household.area}, {@code incomes[0].amount}), {@code weight} and {@code reference} among them.
 */
final class TableLines implements Lines {

    private final Rows rows;
    private final Columns columns;

    private TableLines(Rows rows, Columns columns) {
        this.rows = rows;
        this.columns = columns;
    }

    static TableLines of(Rows rows, Fields fields) throws IOException {
        Rows.Row header = rows.next();
        if (header == null || header.isBlank()) {
            throw new ProblemException(
                    INVALID_REQUEST,
                    "The first row must name the columns, for example household.area");
        }
        return new TableLines(rows, Columns.of(header.cells(), fields));
    }

    /** The rows below a first row, without the columns that are not known. */
    static TableLines known(Rows rows, List<String> names, Fields fields) {
        return new TableLines(rows, Columns.known(names, fields));
    }

    @Override
    public Line next() throws IOException {
        Rows.Row row = rows.next();
        while (row != null && row.isBlank()) {
            row = rows.next();
        }
        return row == null ? null : line(row);
    }

    private Line line(Rows.Row row) {
        return new Line(row.number(), () -> read(row));
    }

    private JsonNode read(Rows.Row row) {
        if (row.unreadable() >= 0) {
            throw ProblemException.atField(
                    INVALID_VALUE, name(row.unreadable()), "A formula or an error is no value");
        }
        if (row.cells().size() > columns.all().size()) {
            throw new ProblemException(
                    INVALID_REQUEST,
                    "The row has more cells than there are columns: " + columns.all().size());
        }
        return columns.line(row.cells());
    }

    private String name(int column) {
        return column < columns.all().size() ? columns.all().get(column).name() : "";
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
