package io.doudi.comparison.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.comparison.report.Section.Part;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** What stands in the workbook of a report. */
class ReportWorkbookTest {

    private static final Section SENTENCES =
            Section.ofSentences("summary", "摘要", List.of("一户增加 700.00 元。"));
    private static final Section TABLE =
            new Section(
                    "largest",
                    "变化最大的案例",
                    List.of("最多 20 个"),
                    List.of("案例", "差额（元）"),
                    List.of(
                            new Part("临时救助", List.of(row("=1+1", "1234.5"), row("@x", "-700"))),
                            new Part("低保金额", List.of(row("-2", "0.25")))),
                    Optional.of(1));

    private static List<Value> row(String text, String number) {
        return List.of(
                Value.of(text),
                new Value(Value.Kind.CHANGE, number, Optional.of(new BigDecimal(number))));
    }

    private static XSSFWorkbook workbook() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportWorkbook.write(new Report("=cmd", "", Instant.EPOCH, List.of(SENTENCES, TABLE)), out);
        return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
    }

    @Test
    void hasASheetForEachSectionAndAFrozenHead() throws IOException {
        try (XSSFWorkbook workbook = workbook()) {
            assertThat(workbook.getNumberOfSheets()).isEqualTo(2);
            assertThat(workbook.getSheetAt(0).getRow(1).getCell(0).getStringCellValue())
                    .isEqualTo("一户增加 700.00 元。");
            Sheet table = workbook.getSheet("变化最大的案例");
            assertThat(table.getPaneInformation().getHorizontalSplitPosition())
                    .isEqualTo((short) 3);
            assertThat(table.getRow(2).getCell(2).getStringCellValue()).isEqualTo("差额（元）");
        }
    }

    @Test
    void writesNumbersAsNumbersBehindWhatTheyAreAbout() throws IOException {
        try (XSSFWorkbook workbook = workbook()) {
            Sheet table = workbook.getSheetAt(1);
            assertThat(table.getRow(3).getCell(2).getNumericCellValue()).isEqualTo(1234.5);
            assertThat(table.getRow(4).getCell(2).getNumericCellValue()).isEqualTo(-700);
            assertThat(table.getRow(5).getCell(0).getStringCellValue()).isEqualTo("低保金额");
            assertThat(table.getRow(5).getCell(2).getCellStyle().getDataFormatString())
                    .isEqualTo("+#,##0.00;-#,##0.00;0.00");
        }
    }

    @Test
    void leavesTextsThatLookLikeFormulasTexts() throws IOException {
        try (XSSFWorkbook workbook = workbook()) {
            Sheet table = workbook.getSheetAt(1);
            assertThat(table.getRow(0).getCell(0).getCellType()).isEqualTo(CellType.STRING);
            Cell formula = table.getRow(3).getCell(1);
            assertThat(formula.getCellType()).isEqualTo(CellType.STRING);
            assertThat(formula.getStringCellValue()).isEqualTo("=1+1");
            assertThat(formula.getCellStyle().getQuotePrefixed()).isTrue();
        }
    }

    @Test
    void measuresBarsByTheLongest() {
        assertThat(TABLE.length(row("", "1234.5"))).isEqualTo(100);
        assertThat(TABLE.length(row("", "-700"))).isEqualTo(57);
        assertThat(SENTENCES.length(List.of())).isZero();
    }
}
