package io.doudi.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.doudi.ruleset.FactPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Comma-separated values with a header: a column of a request's own fields is named like the field,
 * every other column is a path into the input, such as {@code household.area} or {@code
 * incomes[0].amount}. An empty cell is a fact that is not given.
 */
final class CsvLines implements BatchLines {

    private static final CsvMapper CSV = new CsvMapper();

    /** The fields of a request that are no text. */
    private static final String INPUT = "input";

    private static final String RECORD = "record";

    /** What is no text. Numbers with a leading zero are: codes and dates are texts. */
    private static final Pattern LITERAL =
            Pattern.compile("true|false|-?(0|[1-9]\\d{0,14})(\\.\\d{1,10})?");

    private final MappingIterator<Map<String, String>> rows;
    private final ObjectMapper json;
    private long number = 1;

    CsvLines(InputStream body, ObjectMapper json) throws IOException {
        this.json = json;
        this.rows =
                CSV.readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .with(CsvParser.Feature.TRIM_SPACES)
                        .readValues(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    @Override
    public Line next() throws IOException {
        if (!rows.hasNextValue()) {
            return null;
        }
        Map<String, String> row = rows.nextValue();
        return new Line(++number, () -> request(row));
    }

    /** Rows are read in large pieces, so that there is little to wait for. */
    @Override
    public boolean isReady() {
        return true;
    }

    private DecisionRequest request(Map<String, String> row) {
        ObjectNode request = json.createObjectNode();
        ObjectNode input = request.putObject(INPUT);
        row.forEach(
                (column, cell) -> {
                    String name = column.replace("\uFEFF", "");
                    if (cell.isEmpty()) {
                        return;
                    }
                    if (name.equals(RECORD)) {
                        request.put(name, cell.equals("true"));
                    } else if (DecisionRequest.FIELDS.contains(name) && !name.equals(INPUT)) {
                        request.put(name, cell);
                    } else {
                        FactPath.of(name).put(input, value(cell));
                    }
                });
        return DecisionRequest.of(request.toString(), json);
    }

    private JsonNode value(String cell) {
        try {
            return LITERAL.matcher(cell).matches()
                    ? json.readTree(cell)
                    : json.getNodeFactory().textNode(cell);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A literal is JSON", e);
        }
    }
}
