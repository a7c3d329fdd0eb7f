package io.doudi.comparison;

import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import io.doudi.comparison.ChangedQuery.Exported;
import io.doudi.comparison.population.ExactCell;
import io.doudi.language.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** The changed cases of a comparison as files, in the order of their numbers. */
@ApplicationScoped
class ChangedFiles {

    private static final int AT_ONCE = 1_000;

    /** A sheet has room for a few more. */
    private static final int MOST_ROWS = 1_000_000;

    /** What a spreadsheet would take for a formula. */
    private static final String FORMULA = "=+-@\t\r";

    private static final List<String> COLUMNS =
            List.of(
                    "number",
                    "reference",
                    "weight",
                    "asOf",
                    "side",
                    "decision",
                    "transition",
                    "before",
                    "after",
                    "amountBefore",
                    "amountAfter",
                    "difference",
                    "yuanBand",
                    "percentBand",
                    "groups",
                    "outputs",
                    "cause");

    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS).build();

    private final ChangedCases changed;

    ChangedFiles(ChangedCases changed) {
        this.changed = changed;
    }

    /** Where the rows go. */
    private interface Rows {
        void write(List<Object> row) throws IOException;
    }

    /** Begins with the mark by which spreadsheets know UTF-8. */
    void csv(UUID id, Exported exported, Messages messages, OutputStream out) throws IOException {
        out.write("\uFEFF".getBytes(StandardCharsets.UTF_8));
        try (var rows = CSV.writerFor(List.class).writeValues(out)) {
            rows.write(head(messages));
            write(id, exported, row -> rows.write(row.stream().map(ChangedFiles::text).toList()));
        }
    }

    private static List<String> head(Messages messages) {
        return COLUMNS.stream().map(name -> messages.text("comparison.column." + name)).toList();
    }

    /** A text stays one: what looks like a formula gets an apostrophe. */
    private static Object text(Object value) {
        return value instanceof String text
                        && !text.isEmpty()
                        && FORMULA.indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : value;
    }

    void xlsx(UUID id, Exported exported, Messages messages, OutputStream out) throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook()) {
            Sheet sheet = workbook.createSheet(messages.text("comparison.sheet"));
            sheet.createFreezePane(0, 1);
            write(sheet, new ArrayList<>(head(messages)));
            write(
                    id,
                    exported,
                    row -> {
                        if (sheet.getLastRowNum() < MOST_ROWS) {
                            write(sheet, row);
                        }
                    });
            workbook.write(out);
        }
    }

    private static void write(Sheet sheet, List<Object> values) {
        Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
        for (int i = 0; i < values.size(); i++) {
            Cell cell = row.createCell(i);
            if (values.get(i) instanceof BigDecimal number) {
                ExactCell.write(cell, number);
            } else {
                cell.setCellValue(String.valueOf(values.get(i)));
            }
        }
    }

    private void write(UUID id, Exported exported, Rows rows) throws IOException {
        boolean isHidden =
                exported.hidesSmallCells()
                        && changed.count(id, exported.wanted()) < SmallCells.LEAST;
        Optional<ChangedCase> last = Optional.empty();
        List<ChangedCase> next =
                isHidden ? List.of() : changed.after(id, exported.wanted(), last, AT_ONCE);
        while (!next.isEmpty()) {
            for (ChangedCase one : next) {
                rows.write(row(one));
            }
            last = Optional.of(next.get(next.size() - 1));
            next = changed.after(id, exported.wanted(), last, AT_ONCE);
        }
    }

    private static List<Object> row(ChangedCase one) {
        return List.of(
                BigDecimal.valueOf(one.number() + 1),
                one.reference(),
                one.weight(),
                one.asOf().map(String::valueOf).orElse(""),
                BigDecimal.valueOf(one.side()),
                one.decision(),
                one.transition().name(),
                one.before(),
                one.after(),
                one.amountBefore().<Object>map(yuan -> yuan).orElse(""),
                one.amountAfter().<Object>map(yuan -> yuan).orElse(""),
                one.difference(),
                one.yuanBand(),
                one.percentBand(),
                String.join(" ", one.groups()),
                String.join(" ", one.outputs()),
                one.cause());
    }
}
