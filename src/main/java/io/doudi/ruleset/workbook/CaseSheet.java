package io.doudi.ruleset.workbook;

import static io.doudi.ruleset.workbook.CaseTable.BASE_COLUMN;
import static io.doudi.ruleset.workbook.CaseTable.FIRST_ROW;

import io.doudi.language.Messages;
import io.doudi.ruleset.RuleTable.Kind;
import io.doudi.ruleset.workbook.Remark.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes a table of cases as a workbook, and finds it in one that comes back. */
final class CaseSheet {

    private static final Messages WORDS = Messages.CHINESE;
    private static final int MOST_CELLS = 150_000;

    private final CaseTable table;
    private final CaseHeadings headings;
    private final XSSFSheet sheet;
    private final Looks looks;

    private CaseSheet(CaseTable table, CaseHeadings headings, XSSFSheet sheet, Looks looks) {
        this.table = table;
        this.headings = headings;
        this.sheet = sheet;
        this.looks = looks;
    }

    /** The same cases give the same bytes. */
    static byte[] write(CaseTable table, CaseHeadings headings) {
        requireFit(table);
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Looks looks = new Looks(workbook);
            XSSFSheet sheet = workbook.createSheet(WORDS.text("cases.sheet"));
            new CaseSheet(table, headings, sheet, looks).write();
            WorkbookWriter.writeGuide(workbook.createSheet(Layout.GUIDE), looks, "cases.guide");
            return WorkbookWriter.bytes(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
    }

    /** The sheet of cases in an uploaded workbook; others are passed over. */
    static SheetCells read(byte[] workbook, Remarks remarks) {
        List<SheetCells> sheets = Uploaded.sheets(workbook);
        List<SheetCells> found = sheets.stream().filter(CaseSheet::isOfCases).toList();
        if (found.isEmpty()) {
            throw Rejected.because(Code.CASES_NOT_FOUND);
        }
        sheets.stream()
                .filter(one -> one != found.get(0) && !one.name().equals(Layout.GUIDE))
                .forEach(one -> remarks.notice(Remark.onSheet(Code.SHEET_IGNORED, one.name())));
        return found.get(0);
    }

    static boolean isOfCases(SheetCells sheet) {
        return sheet.text(CaseTable.HEADING_ROW, BASE_COLUMN).startsWith(CaseTable.MARK);
    }

    private static void requireFit(CaseTable table) {
        long cells =
                table.rows().stream().flatMap(List::stream).filter(text -> !text.isEmpty()).count();
        if (cells > MOST_CELLS || table.columns().size() > SheetCells.MOST_COLUMNS) {
            throw Rejected.because(Code.TOO_LARGE);
        }
        for (List<String> row : table.rows()) {
            if (row.stream().anyMatch(WorkbookWriter::isTooLong)) {
                throw Rejected.because(Code.TEXT_TOO_LONG, row.get(1), row.get(2));
            }
        }
    }

    private void write() {
        // Excel wants columns in their order.
        sheet.setColumnHidden(BASE_COLUMN, true);
        writeHeadings();
        for (int i = 0; i < table.rows().size(); i++) {
            writeRow(sheet.createRow(FIRST_ROW + i), table.rows().get(i));
        }
        for (int i = 1; i < table.columns().size(); i++) {
            sheet.setColumnWidth(i, width(i));
            sheet.setDefaultColumnStyle(i, looks.plain());
        }
        sheet.createFreezePane(table.columns().indexOf(CaseRow.NAME) + 1, FIRST_ROW);
        TableSheet.print(sheet);
        sheet.setRepeatingRows(new CellRangeAddress(0, CaseTable.PATH_ROW, -1, -1));
    }

    private void writeHeadings() {
        XSSFRow labels = sheet.createRow(CaseTable.HEADING_ROW);
        XSSFRow paths = sheet.createRow(CaseTable.PATH_ROW);
        for (int i = 0; i < table.columns().size(); i++) {
            String path = table.columns().get(i);
            CellStyle style = looks.heading(kind(path));
            TableSheet.write(labels, i, heading(i), style);
            TableSheet.write(paths, i, path, style);
        }
    }

    private String heading(int column) {
        return column == BASE_COLUMN ? table.mark() : headings.of(table.columns().get(column));
    }

    private static Kind kind(String path) {
        if (!CaseRow.isFact(path)) {
            return Kind.ANNOTATION;
        }
        return path.startsWith(CaseRow.INPUT) ? Kind.CONDITION : Kind.RESULT;
    }

    private void writeRow(XSSFRow line, List<String> row) {
        IntStream.range(0, row.size())
                .filter(i -> !row.get(i).isEmpty())
                .forEach(i -> TableSheet.write(line, i, row.get(i), looks.cell()));
    }

    private int width(int column) {
        return TableSheet.width(
                Stream.concat(
                        Stream.of(heading(column)),
                        table.rows().stream().map(row -> row.get(column))));
    }
}
