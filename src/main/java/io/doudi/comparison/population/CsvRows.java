package io.doudi.comparison.population;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rows of comma-separated values, in UTF-8. */
final class CsvRows implements Rows {

    private static final ObjectReader ROWS =
            new CsvMapper()
                    .readerFor(String[].class)
                    .with(CsvParser.Feature.WRAP_AS_ARRAY)
                    .with(CsvParser.Feature.TRIM_SPACES);

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final MappingIterator<String[]> rows;
    private long number;

    CsvRows(InputStream body) throws IOException {
        rows = ROWS.readValues(new InputStreamReader(body, StandardCharsets.UTF_8));
    }

    @Override
    public Row next() throws IOException {
        if (!rows.hasNextValue()) {
            return null;
        }
        List<String> cells = List.of(rows.nextValue());
        number++;
        return new Row(number, number == 1 ? withoutMark(cells) : cells, -1);
    }

    private static List<String> withoutMark(List<String> cells) {
        return cells.stream().map(cell -> cell.replace(BYTE_ORDER_MARK, "")).toList();
    }
}
