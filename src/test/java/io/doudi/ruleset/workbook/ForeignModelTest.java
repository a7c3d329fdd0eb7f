package io.doudi.ruleset.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudi.evaluation.RuleFile;
import io.doudi.problem.ProblemException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;

/** Models as other editors write them keep their way of writing. */
class ForeignModelTest {

    private static final String START =
            """
            <?xml version="1.0"?>
            <dmn:definitions xmlns:dmn="https://www.omg.org/spec/DMN/20240513/MODEL/" name="m" namespace="n">
              <dmn:itemDefinition name="tArea"><dmn:typeRef>string</dmn:typeRef>
                <dmn:allowedValues><dmn:text>"URBAN", "RURAL"</dmn:text></dmn:allowedValues></dmn:itemDefinition>
              <dmn:itemDefinition name="tDay"><dmn:typeRef>date</dmn:typeRef></dmn:itemDefinition>
              <dmn:decision name="d" label="等级/类别：很长的名称很长的名称很长的名称很长的名称很长的名称">
                <dmn:decisionTable hitPolicy="COLLECT" aggregation="SUM">
                  <dmn:input><dmn:inputExpression typeRef="tArea"><dmn:text>area</dmn:text></dmn:inputExpression></dmn:input>
                  <dmn:input label="日期"><dmn:inputExpression typeRef="tDay"><dmn:text>day</dmn:text></dmn:inputExpression></dmn:input>
                  <dmn:output name="out" typeRef="number"/>""";

    private static final String END =
            """

                </dmn:decisionTable>
              </dmn:decision>
            </dmn:definitions>
            """;

    private static final String ROWS =
            """

                  <!-- first -->
                  <dmn:rule id='r1' custom="x"><dmn:description>why</dmn:description>
                    <dmn:inputEntry><dmn:text><![CDATA["URBAN"]]></dmn:text></dmn:inputEntry>
                    <dmn:inputEntry/><dmn:outputEntry><dmn:text/></dmn:outputEntry>
                  </dmn:rule>
                  <!-- second -->
                  <dmn:rule>
                    <dmn:inputEntry id="a"><dmn:text>"RURAL" </dmn:text></dmn:inputEntry>
                    <dmn:inputEntry id="b"><dmn:text>-</dmn:text></dmn:inputEntry>
                    <dmn:outputEntry id="c"><dmn:text>"_x0041_" &amp; 2 > 1</dmn:text></dmn:outputEntry>
                  </dmn:rule>""";

    private final RuleFile model = new RuleFile("m.dmn", START + ROWS + END);
    private final Book book = Book.of(List.of(model));

    @Test
    void comeBackUnchanged() {
        assertThat(book.changed(book.bytes())).isEmpty();
        assertThat(book.problems()).isEmpty();
    }

    @Test
    void keepEverythingBesideTheChangedText() {
        String text =
                edited(
                        sheet -> {
                            type(sheet, 0, 2, "2023/9/1");
                            type(sheet, 0, 3, "1<2");
                        });
        assertThat(text)
                .isEqualTo(
                        model.content()
                                .replace(
                                        "<dmn:inputEntry/>",
                                        "<dmn:inputEntry><dmn:text>date(\"2023-09-01\")</dmn:text></dmn:inputEntry>")
                                .replace("<dmn:text/>", "<dmn:text>1&lt;2</dmn:text>"));
    }

    @Test
    void haveNewRowsInTheirOwnPrefix() {
        String text = edited(sheet -> type(sheet, 2, 1, "“URBAN”，“RURAL”"));
        assertThat(text)
                .startsWith(START + ROWS + "\n<dmn:rule id=\"row-")
                .contains("<dmn:text>\"URBAN\",\"RURAL\"</dmn:text></dmn:inputEntry>")
                .endsWith("\n</dmn:rule>" + END);
    }

    @Test
    void getTheirFirstRow() {
        Book empty = Book.of(List.of(new RuleFile("m.dmn", START + END)));
        String text =
                empty.text(empty.edited(name(empty), sheet -> type(sheet, 0, 1, "\"URBAN\"")));
        assertThat(text)
                .startsWith(START + "\n      <dmn:rule id=\"row-")
                .contains("\n        <dmn:inputEntry id=\"row-")
                .endsWith("\n      </dmn:rule>" + END);
    }

    @Test
    void moveTheirCommentsWithTheirRows() {
        String text =
                edited(
                        sheet -> {
                            type(sheet, 2, 1, "\"URBAN\"");
                            type(sheet, 2, 2, "-");
                            type(sheet, 2, 3, "7");
                            type(sheet, 2, 0, "r1");
                            sheet.removeRow(sheet.getRow(Layout.FIRST_ROW));
                        });
        assertThat(text.indexOf("<!-- second -->")).isLessThan(text.indexOf("<!-- first -->"));
        assertThat(text).contains("custom=\"x\"").contains("<dmn:description>why");
    }

    @Test
    void offerTheValuesOfTheirTypes() {
        Book.edited(
                book.bytes(),
                workbook -> {
                    List<? extends DataValidation> offers =
                            workbook.getSheetAt(1).getDataValidations();
                    assertThat(offers).hasSize(1);
                    assertThat(offers.get(0).getErrorStyle())
                            .isEqualTo(DataValidation.ErrorStyle.WARNING);
                    XSSFSheet lists = workbook.getSheet(Layout.LISTS);
                    assertThat(lists.getRow(0).getCell(0).getStringCellValue()).isEqualTo("-");
                    assertThat(lists.getRow(2).getCell(0).getStringCellValue())
                            .isEqualTo("\"RURAL\"");
                    assertThat(workbook.getSheetName(1)).hasSize(31).startsWith("等级_类别：");
                    assertThat(workbook.getSheetAt(1).getRow(1).getCell(1).getStringCellValue())
                            .isEqualTo("命中方式 COLLECT SUM：所有命中的行都算，结果相加");
                });
    }

    @Test
    void areRefusedIfExcelCannotHoldThem() {
        String longText = "<dmn:text>" + "1+".repeat(20_000) + "1</dmn:text>";
        Book large =
                Book.of(
                        List.of(
                                new RuleFile(
                                        "m.dmn",
                                        model.content()
                                                .replace("<dmn:text>-</dmn:text>", longText))));
        assertThatThrownBy(large::bytes)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("TEXT_TOO_LONG");
    }

    private String edited(Consumer<XSSFSheet> work) {
        String text = book.text(book.edited(name(book), work));
        assertThat(book.problems()).isEmpty();
        return text;
    }

    private static String name(Book book) {
        String[] name = new String[1];
        Book.edited(book.bytes(), workbook -> name[0] = workbook.getSheetName(1));
        return name[0];
    }

    private static void type(XSSFSheet sheet, int row, int column, String text) {
        sheet.getRow(Layout.FIRST_ROW + row).createCell(column).setCellValue(text);
    }
}
