package io.doudi.ruleset.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;

/**
 * What is typed into a cell: taken as it is, repaired with a notice, or refused with its address.
 */
class CellTest {

    private static final String SHEET = "地区文件参数";
    private static final int NAME = 1;
    private static final int DATE = 2;
    private static final int VALUE = 3;
    private static final int NOTE = 8;
    private static final int ROW = Layout.FIRST_ROW;

    private final Book book = Book.bundled("dazhou", "2023");

    @Test
    void aDateCellBecomesADate() {
        assertThat(text(sheet -> date(sheet, DATE).setCellValue(LocalDate.of(2023, 9, 1))))
                .contains("-in-2\"><text>date(&quot;2023-09-01&quot;)</text>");
        assertThat(book.notices())
                .containsExactly("REPAIRED 地区文件参数!C6：2023-09-01 已改写为 date(\"2023-09-01\")");
    }

    @Test
    void aDateInANoteIsText() {
        assertThat(text(sheet -> date(sheet, NOTE).setCellValue(LocalDate.of(2023, 9, 1))))
                .contains("<annotationEntry><text>2023-09-01</text>");
    }

    @Test
    void aDateWrittenAsTextBecomesADate() {
        assertThat(text(sheet -> cell(sheet, DATE).setCellValue("≥2023/9/1")))
                .contains("<text>&gt;=date(&quot;2023-09-01&quot;)</text>");
    }

    @Test
    void aTimeOfDayIsRefused() {
        refuse(
                sheet -> date(sheet, DATE).setCellValue(LocalDateTime.of(2023, 9, 1, 8, 30)),
                "TIME_OF_DAY 地区文件参数!C6：2023-09-01T08:30 带有时刻");
    }

    @Test
    void aDayThatThereIsNotIsRefused() {
        refuse(
                sheet -> cell(sheet, DATE).setCellValue("2023/2/30"),
                "NOT_A_DATE 地区文件参数!C6：2023/2/30 里有不存在的日期");
    }

    @Test
    void marksAreRepairedWithANotice() {
        assertThat(text(sheet -> cell(sheet, NAME).setCellValue("“甲”，“乙”")))
                .contains("-in-1\"><text>&quot;甲&quot;,&quot;乙&quot;</text>");
        assertThat(book.notices()).containsExactly("REPAIRED 地区文件参数!B6：“甲”，“乙” 已改写为 \"甲\",\"乙\"");
    }

    @Test
    void marksInNotesStay() {
        assertThat(text(sheet -> cell(sheet, NOTE).setCellValue("“上年”标准（下限）")))
                .contains("<text>“上年”标准（下限）</text>");
        assertThat(book.notices()).isEmpty();
    }

    @Test
    void aBlankConditionAcceptsEverything() {
        assertThat(text(sheet -> cell(sheet, NAME).setBlank())).contains("-in-1\"><text>-</text>");
    }

    @Test
    void aPercentageIsTakenAsItsNumber() {
        assertThat(
                        text(
                                sheet -> {
                                    cell(sheet, VALUE).setCellValue(0.35);
                                    style(sheet, VALUE, "0%");
                                }))
                .contains("<text>0.35</text>");
        assertThat(book.notices()).containsExactly("PERCENT 地区文件参数!D6：百分数按 0.35 读取");
    }

    @Test
    void aTickIsTrueOrFalse() {
        String text =
                book.text(
                        book.edited(
                                "受理急难发生地申请",
                                sheet -> {
                                    sheet.getRow(ROW).getCell(3).setCellValue("否");
                                    sheet.getRow(ROW + 2).getCell(3).setCellValue(true);
                                }));
        assertThat(text)
                .contains("DZ-TR-04.1-out-1\"><text>false</text>")
                .contains("DZ-TR-04.3-out-1\"><text>true</text>");
    }

    @Test
    void formulasErrorsAndLongNumbersAreRefusedAllAtOnce() {
        book.changed(
                book.edited(
                        SHEET,
                        sheet -> {
                            cell(sheet, NAME).setCellFormula("A1&\"x\"");
                            cell(sheet, DATE).setCellErrorValue(FormulaError.DIV0);
                            cell(sheet, VALUE).setCellValue(12345678901234567d);
                            cell(sheet, 4).setCellValue("“月");
                            cell(sheet, 5).setCellValue("a_x0007_");
                        }));
        assertThat(book.problems()).hasSize(5);
        assertThat(book.problems().get(0)).startsWith("FORMULA 地区文件参数!B6：不接受公式 =A1&\"x\"");
        assertThat(book.problems().get(1)).startsWith("ERROR_CELL 地区文件参数!C6：单元格是错误值 #DIV/0!");
        assertThat(book.problems().get(2)).startsWith("NUMBER_TOO_LONG 地区文件参数!D6");
        assertThat(book.problems().get(3)).startsWith("UNCLOSED_QUOTE 地区文件参数!E6");
        assertThat(book.problems().get(4)).startsWith("BAD_CHARACTER 地区文件参数!F6");
    }

    @Test
    void mergedCellsAreRefused() {
        refuse(
                sheet -> sheet.addMergedRegion(CellRangeAddress.valueOf("B6:B7")),
                "MERGED 地区文件参数!B6：合并了单元格 B6:B7");
    }

    @Test
    void anotherHeadingIsRefused() {
        refuse(
                sheet -> sheet.getRow(Layout.LABEL_ROW).getCell(DATE).setCellValue("日期"),
                "HEADING_CHANGED 地区文件参数!C4：表头应是“条件 适用日期”");
    }

    @Test
    void aColumnMoreIsRefused() {
        refuse(
                sheet -> sheet.getRow(Layout.LABEL_ROW).createCell(9).setCellValue("备注"),
                "HEADING_CHANGED 地区文件参数!J4");
    }

    @Test
    void wordsBesideTheTableAreNotRead() {
        assertThat(book.changed(book.edited(SHEET, sheet -> cell(sheet, 11).setCellValue("?"))))
                .isEmpty();
        assertThat(book.notices()).containsExactly("OUTSIDE_THE_TABLE 地区文件参数!L6：在表的外面，没有读取");
    }

    @Test
    void aTableWithoutRowsIsRefused() {
        refuse(
                sheet -> {
                    for (int row = sheet.getLastRowNum(); row >= ROW; row--) {
                        sheet.removeRow(sheet.getRow(row));
                    }
                },
                "TABLE_EMPTY 地区文件参数：");
    }

    @Test
    void twoSheetsOfOneTableAreRefused() {
        byte[] workbook =
                Book.edited(book.bytes(), all -> all.cloneSheet(all.getSheetIndex(SHEET), "副本"));
        book.changed(workbook);
        assertThat(book.problems()).singleElement().asString().startsWith("SHEET_TWICE 副本：");
    }

    private String text(Consumer<XSSFSheet> work) {
        String text = book.text(book.edited(SHEET, work));
        assertThat(book.problems()).isEmpty();
        return text;
    }

    private void refuse(Consumer<XSSFSheet> work, String problem) {
        book.changed(book.edited(SHEET, work));
        assertThat(book.problems()).singleElement().asString().startsWith(problem);
    }

    private static XSSFCell cell(XSSFSheet sheet, int column) {
        return sheet.getRow(ROW).getCell(column) == null
                ? sheet.getRow(ROW).createCell(column)
                : sheet.getRow(ROW).getCell(column);
    }

    private static XSSFCell date(XSSFSheet sheet, int column) {
        style(sheet, column, "yyyy/m/d");
        return cell(sheet, column);
    }

    private static void style(XSSFSheet sheet, int column, String format) {
        XSSFCellStyle style = sheet.getWorkbook().createCellStyle();
        style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(format));
        cell(sheet, column).setCellStyle(style);
    }
}
