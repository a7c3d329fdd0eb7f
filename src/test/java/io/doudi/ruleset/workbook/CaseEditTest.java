package io.doudi.ruleset.workbook;

import static io.doudi.ruleset.workbook.CaseBook.cell;
import static io.doudi.ruleset.workbook.CaseBook.column;
import static io.doudi.ruleset.workbook.CaseBook.copy;
import static io.doudi.ruleset.workbook.CaseBook.edited;
import static io.doudi.ruleset.workbook.CaseBook.row;
import static io.doudi.ruleset.workbook.CaseBook.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.evaluation.RuleFile;
import io.doudi.ruleset.TableEdits.Changed;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;

/** What staff do in a table of cases is done to those cases, and to nothing else of the file. */
class CaseEditTest {

    private static final String TEXT =
            """
            # 低保
            - name: 甲
              clause: 一(一)
              region: EZHOU
              asOf: 2021-12-31
              decision: subsistenceEligibility
              input:
                household: {area: RURAL, size: 2}   # 两口人
                incomes:
                - {type: WAGE, amount: 900.00}
                - {type: OTHER, amount: 100}
              expect: {eligible: true, standard: 2500.00, reviewDue: '2022-12-31'}
              hits: [EZ-1, EZ-2]

            # 城市
            - name: 乙
              clause: 一(二)
              region: EZHOU
              asOf: 2022-01-01
              decision: subsistenceEligibility
              input: {household: {area: URBAN, size: 1}, incomes: []}
              expect: {eligible: false, standard: 780, reviewDue: null}
              hits: []
            """;

    private final CaseBook book = CaseBook.of(new RuleFile("cases/a.yaml", TEXT));

    private byte[] after(Consumer<XSSFSheet> work) {
        return edited(book.write(CaseFormat.XLSX), work);
    }

    private String problem(Consumer<XSSFSheet> work) {
        assertThat(book.changed(CaseFormat.XLSX, after(work))).isEmpty();
        assertThat(book.problems()).hasSize(1);
        return book.problems().get(0);
    }

    @Test
    void changesOneValueAndNothingElse() {
        String text = book.text(after(sheet -> type(sheet, "甲", "expect.standard", "2600")));
        assertThat(text).isEqualTo(TEXT.replace("2500.00", "2600"));
    }

    @Test
    void addsARowAsACaseBehindTheOthers() {
        String text =
                book.text(
                        after(
                                sheet -> {
                                    Row row = copy(sheet, "乙", "丙");
                                    cell(row, column(sheet, "expect.standard")).setCellValue(790);
                                    cell(row, column(sheet, "input.household.area"))
                                            .setCellValue("RURAL");
                                }));
        assertThat(text)
                .isEqualTo(
                        TEXT
                                + """

                                - name: "丙"
                                  clause: "一(二)"
                                  region: "EZHOU"
                                  asOf: 2022-01-01
                                  decision: "subsistenceEligibility"
                                  input: {"household":{"area":"RURAL","size":1},"incomes":[]}
                                  expect: {"eligible":false,"reviewDue":null,"standard":790}
                                  hits: []
                                """);
    }

    @Test
    void removesADeletedRow() {
        String text = book.text(after(sheet -> sheet.removeRow(row(sheet, "甲"))));
        assertThat(text).isEqualTo("# 低保\n\n" + TEXT.substring(TEXT.indexOf("# 城市")));
        String other = book.text(after(sheet -> sheet.removeRow(row(sheet, "乙"))));
        assertThat(other).isEqualTo(TEXT.substring(0, TEXT.indexOf("- name: 乙")));
    }

    @Test
    void takesFactsAwayAndAddsOthers() {
        String text =
                book.text(
                        after(
                                sheet -> {
                                    type(sheet, "甲", "input.incomes[0].type", "");
                                    type(sheet, "甲", "input.incomes[0].amount", "");
                                    int end = sheet.getRow(CaseTable.PATH_ROW).getLastCellNum();
                                    sheet.getRow(CaseTable.PATH_ROW)
                                            .createCell(end)
                                            .setCellValue("input.household.members[3].id");
                                    cell(row(sheet, "乙"), end).setCellValue("a");
                                }));
        assertThat(text)
                .contains("incomes: [{\"type\":\"OTHER\",\"amount\":100}]\n  expect:")
                .contains(
                        "household: {\"area\":\"URBAN\",\"size\":1,\"members\":[{\"id\":\"a\"}]}");
    }

    @Test
    void keepsWhatHasNoColumnAndTheOrderOfTheFile() {
        byte[] workbook =
                after(
                        sheet -> {
                            int column = column(sheet, "expect.standard");
                            sheet.forEach(row -> row.removeCell(cell(row, column)));
                            Row first = row(sheet, "甲");
                            copy(sheet, "甲", "甲");
                            sheet.removeRow(first);
                        });
        assertThat(book.changed(CaseFormat.XLSX, workbook)).isEmpty();
        assertThat(book.problems()).isEmpty();
    }

    @Test
    void readsDaysAndTruthAsPeopleTypeThem() {
        String text =
                book.text(
                        after(
                                sheet -> {
                                    type(sheet, "甲", "asOf", "2021年12月30日");
                                    type(sheet, "甲", "expect.eligible", "否");
                                    Row row = row(sheet, "甲");
                                    int due = column(sheet, "expect.reviewDue");
                                    cell(row, due).setCellValue("2022/1/5");
                                    type(sheet, "乙", "clause", "3");
                                }));
        assertThat(text)
                .contains("asOf: 2021-12-30", "eligible: false, standard: 2500.00")
                .contains("reviewDue: \"2022-01-05\"", "clause: \"3\"");
        assertThat(book.notices()).hasSize(2).allMatch(one -> one.startsWith("REPAIRED 案例!"));
    }

    @Test
    void readsCellsThatTheSpreadsheetTookForDates() {
        String text =
                book.text(
                        after(
                                sheet -> {
                                    var style = sheet.getWorkbook().createCellStyle();
                                    style.setDataFormat((short) 14);
                                    var cell = cell(row(sheet, "甲"), column(sheet, "asOf"));
                                    cell.setCellStyle(style);
                                    cell.setCellValue(LocalDate.of(2021, 12, 30));
                                }));
        assertThat(text).isEqualTo(TEXT.replaceFirst("2021-12-31", "2021-12-30"));
    }

    @Test
    void tellsWhatIsNoNumber() {
        assertThat(problem(sheet -> type(sheet, "甲", "expect.standard", "很多")))
                .startsWith("NOT_A_NUMBER 案例!")
                .contains("3：“很多”不是数字；应写成 1200");
    }

    @Test
    void tellsFormulasAndWhatIsMissing() {
        assertThat(
                        problem(
                                sheet ->
                                        cell(row(sheet, "甲"), column(sheet, "expect.standard"))
                                                .setCellFormula("1+2")))
                .startsWith("FORMULA 案例!")
                .contains("=1+2");
    }

    @Test
    void tellsAMissingDate() {
        assertThat(problem(sheet -> type(sheet, "乙", "asOf", "")))
                .startsWith("CASE_FIELD_MISSING 案例!F4：asOf 没有填写");
    }

    @Test
    void tellsANameThatStandsTwice() {
        assertThat(problem(sheet -> type(sheet, "乙", "name", "甲"))).startsWith("CASE_TWICE 案例!C4");
    }

    @Test
    void tellsAColumnThatNobodyKnows() {
        assertThat(
                        problem(
                                sheet ->
                                        cell(sheet.getRow(CaseTable.PATH_ROW), 20)
                                                .setCellValue("household.area")))
                .startsWith("COLUMN_UNKNOWN 案例!U2");
    }

    @Test
    void tellsAFileThatIsNone() {
        assertThat(problem(sheet -> type(sheet, "乙", "file", "../x.yaml")))
                .startsWith("CASE_FILE 案例!B4");
    }

    @Test
    void takesOtherFactsThanUsualWhereAProblemIsExpected() {
        String text =
                book.text(
                        after(
                                sheet -> {
                                    int end = sheet.getRow(CaseTable.PATH_ROW).getLastCellNum();
                                    sheet.getRow(CaseTable.PATH_ROW)
                                            .createCell(end)
                                            .setCellValue("expect.error.code");
                                    Row row = copy(sheet, "乙", "人数不是数字");
                                    cell(row, end).setCellValue("INVALID_VALUE");
                                    cell(row, column(sheet, "input.household.size"))
                                            .setCellValue("很多");
                                }));
        assertThat(text).contains("\"size\":\"很多\"", "\"error\":{\"code\":\"INVALID_VALUE\"}");
    }

    @Test
    void readsWhatAnotherProgramMadeOfCsv() {
        String csv =
                new String(book.write(CaseFormat.CSV), StandardCharsets.UTF_8)
                        .replace("\uFEFF", "")
                        .replace(",2500,", ",2600,")
                        .replace(",true,", ",TRUE,")
                        .replace("2021-12-31", "2021/12/31")
                        .replace("\n", "\r\n");
        List<Changed> changed = book.changed(CaseFormat.CSV, csv.getBytes(StandardCharsets.UTF_8));
        assertThat(book.problems()).isEmpty();
        assertThat(changed)
                .extracting(one -> one.file().content())
                .containsExactly(TEXT.replace("2500.00", "2600"));
    }
}
