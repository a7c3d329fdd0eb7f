package io.doudi.ruleset.workbook;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.doudi.ruleset.workbook.RawCell.What;
import io.doudi.ruleset.workbook.Remark.Code;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Writes a table of cases as comma-separated values, and reads it again as a sheet. */
final class CaseCsv {

    /** By which remarks name it. */
    private static final String SHEET = "CSV";

    /** By which spreadsheets know UTF-8. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final int MOST_ROWS = 50_000;

    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING).build();

    private static final ObjectReader ROWS =
            CSV.readerFor(String[].class).with(CsvParser.Feature.WRAP_AS_ARRAY);

    private CaseCsv() {}

    static byte[] write(CaseTable table, CaseHeadings headings) {
        StringWriter text = new StringWriter();
        text.write(BYTE_ORDER_MARK);
        try (SequenceWriter rows = CSV.writer().writeValues(text)) {
            rows.write(
                    table.columns().stream()
                            .map(
                                    path ->
                                            path.equals(CaseRow.BASE)
                                                    ? table.mark()
                                                    : headings.of(path))
                            .toList());
            rows.write(table.columns());
            rows.writeAll(table.rows());
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static SheetCells read(byte[] bytes) {
        NavigableMap<Integer, NavigableMap<Integer, RawCell>> rows = new TreeMap<>();
        TextLimit limit = new TextLimit();
        try (MappingIterator<String[]> lines = ROWS.readValues(text(bytes))) {
            for (int number = 0; lines.hasNextValue(); number++) {
                if (number > MOST_ROWS) {
                    throw Rejected.because(Code.TOO_LARGE);
                }
                NavigableMap<Integer, RawCell> cells = cells(lines.nextValue(), limit);
                if (!cells.isEmpty()) {
                    rows.put(number, cells);
                }
            }
        } catch (IOException e) {
            throw Rejected.because(Code.CSV_DAMAGED);
        }
        SheetCells sheet = new SheetCells(SHEET, rows, List.of());
        if (!CaseSheet.isOfCases(sheet)) {
            throw Rejected.because(Code.CASES_NOT_FOUND);
        }
        return sheet;
    }

    private static NavigableMap<Integer, RawCell> cells(String[] line, TextLimit limit) {
        if (line.length > SheetCells.MOST_COLUMNS) {
            throw Rejected.because(Code.TOO_LARGE);
        }
        NavigableMap<Integer, RawCell> cells = new TreeMap<>();
        for (int column = 0; column < line.length; column++) {
            String text = ExcelText.read(line[column]);
            limit.take(text);
            if (!text.isEmpty()) {
                cells.put(column, cell(text));
            }
        }
        return cells;
    }

    private static RawCell cell(String text) {
        return text.startsWith("=")
                ? new RawCell(What.FORMULA, text.substring(1))
                : new RawCell(What.TEXT, text);
    }

    private static String text(byte[] bytes) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Rejected.because(Code.NOT_UTF8);
        }
    }
}
