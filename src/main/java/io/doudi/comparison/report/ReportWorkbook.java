package io.doudi.comparison.report;

import io.doudi.comparison.population.ExactCell;
import io.doudi.comparison.report.Section.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A report as a workbook, a sheet for each section. Numbers are numbers; texts stay texts, whatever
 * they look like.
 */
public final class ReportWorkbook {

    /** How wide a column is, in characters: of sentences, of texts, of numbers. */
    private static final int PAGE = 110;

    private static final int WIDE = 40;
    private static final int NARROW = 18;
    private static final int UNIT = 256;

    private final XSSFWorkbook workbook;
    private final CellStyle heading;
    private final CellStyle sentence;
    private final Map<Value.Kind, CellStyle> styles = new EnumMap<>(Value.Kind.class);

    private ReportWorkbook(XSSFWorkbook workbook) {
        this.workbook = workbook;
        this.heading = heading();
        this.sentence = style("@");
        sentence.setWrapText(false);
        styles.put(Value.Kind.TEXT, text());
        styles.put(Value.Kind.COUNT, style("#,##0.00"));
        styles.put(Value.Kind.YUAN, style("#,##0.00"));
        styles.put(Value.Kind.CHANGE, style("+#,##0.00;-#,##0.00;0.00"));
    }

    /** Writes a report and leaves the stream open. */
    public static void write(Report report, OutputStream out) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            ReportWorkbook written = new ReportWorkbook(workbook);
            report.sections().forEach(section -> written.add(report, section));
            workbook.write(out);
        }
    }

    private CellStyle style(String format) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }

    private CellStyle text() {
        CellStyle style = style("@");
        style.setWrapText(true);
        style.setQuotePrefixed(true);
        return style;
    }

    private CellStyle heading() {
        Font bold = workbook.createFont();
        bold.setBold(true);
        CellStyle style = style("@");
        style.setFont(bold);
        style.setWrapText(true);
        style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    private void add(Report report, Section section) {
        Sheet sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(section.title()));
        boolean isTable = !section.columns().isEmpty();
        CellStyle style = isTable ? sentence : styles.get(Value.Kind.TEXT);
        sheet.setColumnWidth(0, PAGE * UNIT);
        write(sheet, report.title(), heading);
        section.sentences().forEach(text -> write(sheet, text, style));
        if (isTable) {
            addTable(sheet, section);
        }
    }

    private static void write(Sheet sheet, String text, CellStyle style) {
        Cell cell = next(sheet).createCell(0);
        cell.setCellStyle(style);
        cell.setCellValue(text);
    }

    /** One table: what its parts are about is the first column. */
    private void addTable(Sheet sheet, Section section) {
        List<String> names = new ArrayList<>(section.columns());
        if (section.isLabelled()) {
            names.add(0, section.title());
        }
        Row head = next(sheet);
        for (int i = 0; i < names.size(); i++) {
            Cell cell = head.createCell(i);
            cell.setCellStyle(heading);
            cell.setCellValue(names.get(i));
        }
        List<List<Value>> rows =
                section.parts().stream().flatMap(part -> rows(section, part)).toList();
        rows.forEach(row -> write(next(sheet), row));
        sheet.createFreezePane(1, head.getRowNum() + 1);
        setWidths(sheet, rows);
    }

    private static Stream<List<Value>> rows(Section section, Part part) {
        return section.isLabelled()
                ? part.rows().stream().map(row -> labelled(part.label(), row))
                : part.rows().stream();
    }

    private static List<Value> labelled(String label, List<Value> row) {
        List<Value> values = new ArrayList<>(row);
        values.add(0, Value.of(label));
        return values;
    }

    private void write(Row row, List<Value> values) {
        for (int i = 0; i < values.size(); i++) {
            write(row.createCell(i), values.get(i));
        }
    }

    private void write(Cell cell, Value value) {
        cell.setCellStyle(styles.get(value.kind()));
        value.number()
                .ifPresentOrElse(
                        number -> ExactCell.write(cell, number),
                        () -> cell.setCellValue(value.text()));
    }

    private static void setWidths(Sheet sheet, List<List<Value>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < columns; i++) {
            int column = i;
            boolean isText =
                    rows.stream().allMatch(row -> row.get(column).kind() == Value.Kind.TEXT);
            sheet.setColumnWidth(i, (isText ? WIDE : NARROW) * UNIT);
        }
    }

    private static Row next(Sheet sheet) {
        return sheet.createRow(sheet.getPhysicalNumberOfRows());
    }
}
