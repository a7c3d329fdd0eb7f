package io.doudi.comparison.population;

import static io.doudi.problem.ProblemType.OUT_OF_RANGE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.FlatFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** Writes populations as upload understands them, piece by piece. */
@ApplicationScoped
class Download {

    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING).build();

    private static final int MOST_ROWS = 1_048_575;
    private static final int ROWS_IN_MEMORY = 100;

    private final Populations populations;
    private final HouseholdLines lines;

    Download(Populations populations, HouseholdLines lines) {
        this.populations = populations;
        this.lines = lines;
    }

    /** Refuses what a format cannot hold. */
    void require(Population population, Format format) {
        if (format == Format.XLSX && population.lines() > MOST_ROWS) {
            throw ProblemException.atField(
                    OUT_OF_RANGE,
                    "format",
                    "A workbook holds up to %d households; take CSV or NDJSON"
                            .formatted(MOST_ROWS));
        }
    }

    void write(Population population, Format format, OutputStream out) throws IOException {
        switch (format) {
            case NDJSON -> writeLines(population, out);
            case CSV -> writeTable(population, out);
            case XLSX -> writeWorkbook(population, out);
            default -> throw new IllegalStateException("No format " + format);
        }
    }

    /** What is done with each household on the way. */
    private interface Reader {
        void read(Household household) throws IOException;
    }

    private void each(Population population, Reader reader) throws IOException {
        for (long from = 1; from <= population.lines(); from += PopulationWriter.CHUNK) {
            for (Household one : populations.read(population.id(), from, PopulationWriter.CHUNK)) {
                reader.read(one);
            }
        }
    }

    private void writeLines(Population population, OutputStream out) throws IOException {
        try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            each(population, household -> writer.append(lines.line(household)).append('\n'));
        }
    }

    private void writeTable(Population population, OutputStream out) throws IOException {
        List<String> columns = columns(population);
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try (SequenceWriter rows = CSV.writer().writeValues(writer)) {
            rows.write(columns);
            each(population, household -> rows.write(texts(cells(household), columns)));
        }
    }

    private void writeWorkbook(Population population, OutputStream out) throws IOException {
        List<String> columns = columns(population);
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            SXSSFSheet sheet = workbook.createSheet("households");
            Row header = sheet.createRow(0);
            for (int i = 0; i < columns.size(); i++) {
                header.createCell(i).setCellValue(columns.get(i));
            }
            each(
                    population,
                    household ->
                            writeRow(
                                    sheet.createRow((int) household.number()),
                                    cells(household),
                                    columns));
            workbook.write(out);
        }
    }

    private static void writeRow(Row row, Map<String, JsonNode> cells, List<String> columns) {
        for (int i = 0; i < columns.size(); i++) {
            JsonNode value = cells.get(columns.get(i));
            if (value != null) {
                write(row.createCell(i), value);
            }
        }
    }

    private static void write(Cell cell, JsonNode value) {
        if (value.isBoolean()) {
            cell.setCellValue(value.booleanValue());
        } else if (value.isNumber()) {
            ExactCell.write(cell, value.decimalValue());
        } else {
            cell.setCellValue(FlatHousehold.text(value));
        }
    }

    private static List<String> texts(Map<String, JsonNode> cells, List<String> columns) {
        List<String> texts = new ArrayList<>();
        for (String column : columns) {
            JsonNode value = cells.get(column);
            texts.add(value == null ? "" : FlatHousehold.text(value));
        }
        return texts;
    }

    private static Map<String, JsonNode> cells(Household household) {
        Map<String, JsonNode> cells = new LinkedHashMap<>();
        if (!household.reference().isEmpty()) {
            cells.put(HouseholdLines.REFERENCE, TextNode.valueOf(household.reference()));
        }
        cells.put(HouseholdLines.WEIGHT, household.input().numberNode(household.weight()));
        cells.putAll(FlatFacts.cells(household.input()));
        return cells;
    }

    /** All columns that any household needs: its name, its weight, then its facts in order. */
    private List<String> columns(Population population) throws IOException {
        SortedSet<String> facts = new TreeSet<>(FlatFacts.IN_ORDER);
        each(population, household -> facts.addAll(FlatFacts.cells(household.input()).keySet()));
        List<String> columns = new ArrayList<>();
        columns.add(HouseholdLines.REFERENCE);
        columns.add(HouseholdLines.WEIGHT);
        columns.addAll(facts);
        return columns;
    }
}
