package io.doudi.ruleset.workbook;

import io.doudi.evaluation.RuleFile;
import io.doudi.language.Messages;
import io.doudi.ruleset.Digest;
import io.doudi.ruleset.ModelTypes;
import io.doudi.ruleset.RuleTable;
import io.doudi.ruleset.workbook.Remark.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes the decision tables of some models as a workbook; the same models give the same bytes. */
final class WorkbookWriter {

    private static final int MOST_CELLS = 100_000;
    private static final int MOST_TABLES = Layout.MOST_SHEETS - 3;
    private static final int GUIDE_WIDTH = 100 * 256;
    private static final Messages WORDS = Messages.CHINESE;

    /** The workbook says no time, since the same version always has the same bytes. */
    private static final Date NO_TIME =
            Date.from(LocalDate.of(1980, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant());

    private WorkbookWriter() {}

    /**
     * Writes the tables of some models.
     *
     * @param all the files of the version, whose types may be used
     */
    static byte[] write(String ruleSet, String version, List<RuleFile> all, List<RuleFile> models) {
        ModelTypes types = ModelTypes.in(all);
        List<RuleTable> tables =
                models.stream().flatMap(model -> RuleTable.of(model, types).stream()).toList();
        requireFit(tables);
        Map<String, String> digests =
                models.stream()
                        .collect(
                                Collectors.toMap(
                                        RuleFile::path, model -> Digest.of(model.content())));
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            List<Meta.Table> lines = writeTables(workbook, tables, digests);
            writeMeta(hidden(workbook, Layout.META), new Meta(ruleSet, version, lines));
            return bytes(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
    }

    private static List<Meta.Table> writeTables(
            XSSFWorkbook workbook, List<RuleTable> tables, Map<String, String> digests) {
        Looks looks = new Looks(workbook);
        XSSFSheet guide = workbook.createSheet(Layout.GUIDE);
        List<XSSFSheet> sheets = new ArrayList<>();
        SheetNames names = new SheetNames(Layout.GUIDE, Layout.META, Layout.LISTS);
        tables.forEach(table -> sheets.add(workbook.createSheet(names.of(table.owner()))));
        ValueLists lists = new ValueLists(hidden(workbook, Layout.LISTS));
        List<Meta.Table> lines = new ArrayList<>();
        for (int i = 0; i < tables.size(); i++) {
            RuleTable table = tables.get(i);
            String name = sheets.get(i).getSheetName();
            Meta.Table line = Meta.Table.of(name, table, digests.get(table.file()));
            new TableSheet(table, sheets.get(i), looks).write(line.mark(), lists);
            lines.add(line);
        }
        writeGuide(guide, looks, "workbook.guide");
        return lines;
    }

    private static void requireFit(List<RuleTable> tables) {
        long cells = 0;
        for (RuleTable table : tables) {
            cells += (long) (table.rows().size() + Layout.SPARE_ROWS) * table.columns().size();
            if (texts(table).anyMatch(WorkbookWriter::isTooLong)) {
                throw Rejected.because(Code.TEXT_TOO_LONG, table.file(), table.label());
            }
        }
        if (cells > MOST_CELLS || tables.size() > MOST_TABLES) {
            throw Rejected.because(Code.TOO_LARGE);
        }
    }

    static boolean isTooLong(String text) {
        return ExcelText.written(text).length() > Layout.LONGEST_TEXT;
    }

    private static Stream<String> texts(RuleTable table) {
        return Stream.of(
                        Stream.of(table.id(), table.label(), table.hitPolicy()),
                        table.columns().stream().flatMap(WorkbookWriter::texts),
                        table.rows().stream()
                                .flatMap(
                                        row ->
                                                Stream.concat(
                                                        Stream.of(row.id()), row.cells().stream())))
                .flatMap(texts -> texts);
    }

    private static Stream<String> texts(RuleTable.Column column) {
        return Stream.concat(Stream.of(column.label(), column.type()), column.values().stream());
    }

    private static XSSFSheet hidden(XSSFWorkbook workbook, String name) {
        XSSFSheet sheet = workbook.createSheet(name);
        workbook.setSheetVisibility(workbook.getSheetIndex(sheet), SheetVisibility.VERY_HIDDEN);
        return sheet;
    }

    /** Writes a title and the lines below it, as the messages number them. */
    static void writeGuide(XSSFSheet sheet, Looks looks, String key) {
        sheet.setColumnWidth(0, GUIDE_WIDTH);
        TableSheet.print(sheet);
        XSSFRow title = line(sheet, WORDS.text(key));
        title.setHeightInPoints(TableSheet.TITLE_HEIGHT);
        title.getCell(0).setCellStyle(looks.title());
        for (int number = 1; ; number++) {
            Optional<String> text = WORDS.find(key + "." + number);
            if (text.isEmpty()) {
                return;
            }
            line(sheet, text.get()).getCell(0).setCellStyle(looks.plain());
        }
    }

    private static XSSFRow line(XSSFSheet sheet, String text) {
        XSSFRow row = sheet.createRow(sheet.getLastRowNum() + 1);
        row.createCell(0).setCellValue(text);
        return row;
    }

    private static void writeMeta(XSSFSheet sheet, Meta meta) {
        for (List<String> cells : meta.lines()) {
            XSSFRow row = line(sheet, ExcelText.written(cells.get(0)));
            for (int i = 1; i < cells.size(); i++) {
                row.createCell(i).setCellValue(ExcelText.written(cells.get(i)));
            }
        }
    }

    /** The same cells give the same bytes. */
    static byte[] bytes(XSSFWorkbook workbook) throws IOException {
        POIXMLProperties.CoreProperties properties = workbook.getProperties().getCoreProperties();
        properties.setCreator("Doudi");
        properties.setCreated(Optional.of(NO_TIME));
        properties.setModified(Optional.of(NO_TIME));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        workbook.write(bytes);
        Map<String, byte[]> parts = WorkbookZip.parts(bytes.toByteArray());
        return WorkbookZip.write(parts);
    }
}
