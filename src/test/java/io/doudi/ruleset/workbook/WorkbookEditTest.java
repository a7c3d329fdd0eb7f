package io.doudi.ruleset.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.evaluation.RuleFile;
import io.doudi.ruleset.Difference;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellCopyPolicy;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;

/** What staff do in a sheet is done to the rows of the model, and to nothing else of it. */
class WorkbookEditTest {

    private static final String FILE = "temporary-assistance.dmn";
    private static final String SHEET = "受理急难发生地申请";

    /** The rows of the table from 0, behind the headings. */
    private static final int FIRST = Layout.FIRST_ROW;

    private final Book book = Book.bundled("dazhou", "2023");
    private final String before = book.original(FILE);

    @Test
    void changesOneTextForOneCell() {
        String after = edited(sheet -> type(sheet, FIRST + 1, 2, "\"PLACE\""));
        assertThat(after)
                .isEqualTo(
                        before.replaceFirst(
                                "(DZ-TR-04.2-in-2\"><text>)&quot;REGISTERED&quot;",
                                "$1&quot;PLACE&quot;"));
    }

    @Test
    void readsATypedNumberAsPeopleSeeIt() {
        byte[] typed =
                book.edited(
                        "地区文件参数", sheet -> sheet.getRow(FIRST).getCell(3).setCellValue(0.1 + 0.2));
        assertThat(book.text(typed)).contains("<text>0.3</text>");
        byte[] large =
                book.edited(
                        "地区文件参数",
                        sheet -> sheet.getRow(FIRST).getCell(3).setCellValue(123456789012d));
        assertThat(book.text(large)).contains("<text>123456789012</text>");
    }

    @Test
    void insertsARowInTheMiddle() {
        String after =
                edited(
                        sheet -> {
                            sheet.shiftRows(FIRST + 1, sheet.getLastRowNum(), 1);
                            type(sheet, FIRST + 1, 1, "“OTHER”");
                            type(sheet, FIRST + 1, 3, "false");
                            type(sheet, FIRST + 1, 5, "达市府办发〔2023〕35号，二(二)6");
                        });
        assertThat(ids(after))
                .hasSize(4)
                .startsWith("DZ-TR-04.1")
                .endsWith("DZ-TR-04.2", "DZ-TR-04.3");
        String id = ids(after).get(1);
        assertThat(id).startsWith("regional-place-accepted-table-");
        assertThat(after)
                .contains(
                        """
                                <rule id="%1$s">
                                  <inputEntry id="%1$s-in-1"><text>&quot;OTHER&quot;</text></inputEntry>
                                  <inputEntry id="%1$s-in-2"><text>-</text></inputEntry>
                                  <outputEntry id="%1$s-out-1"><text>false</text></outputEntry>
                                  <annotationEntry><text></text></annotationEntry>
                                  <annotationEntry><text>达市府办发〔2023〕35号，二(二)6</text></annotationEntry>
                                  <annotationEntry><text></text></annotationEntry>
                                  <annotationEntry><text></text></annotationEntry>
                                </rule>
                        """
                                .formatted(id)
                                .indent(0));
        assertThat(after.length() - before.length()).isEqualTo(rule(after, id).length());
        assertThat(after.replace(rule(after, id), "")).isEqualTo(before);
    }

    @Test
    void givesTheSameIdToTheSameNewRow() {
        Consumer<XSSFSheet> work = sheet -> type(sheet, FIRST + 4, 1, "\"OTHER\"");
        assertThat(edited(work)).isEqualTo(edited(work));
    }

    @Test
    void deletesARow() {
        String after = edited(sheet -> sheet.removeRow(sheet.getRow(FIRST + 1)));
        assertThat(after).isEqualTo(before.replace(rule(before, "DZ-TR-04.2"), ""));
    }

    @Test
    void deletesARowWhoseCellsWereCleared() {
        String after =
                edited(
                        sheet -> {
                            for (int column = 1; column <= 7; column++) {
                                sheet.getRow(FIRST + 1).getCell(column).setBlank();
                            }
                        });
        assertThat(ids(after)).containsExactly("DZ-TR-04.1", "DZ-TR-04.3");
    }

    @Test
    void keepsTheIdWithTheUnchangedOneOfTwoCopies() {
        String after =
                edited(
                        sheet -> {
                            copy(sheet, FIRST, FIRST + 3);
                            type(sheet, FIRST, 1, "\"OTHER\"");
                        });
        assertThat(ids(after)).hasSize(4).endsWith("DZ-TR-04.2", "DZ-TR-04.3", "DZ-TR-04.1");
    }

    @Test
    void movesRows() {
        String after =
                edited(
                        sheet -> {
                            copy(sheet, FIRST, FIRST + 3);
                            sheet.removeRow(sheet.getRow(FIRST));
                        });
        assertThat(ids(after)).containsExactly("DZ-TR-04.2", "DZ-TR-04.3", "DZ-TR-04.1");
        assertThat(after).hasSameSizeAs(before).contains(rule(before, "DZ-TR-04.1"));
    }

    @Test
    void findsRowsThatWereSortedAwayFromTheirIds() {
        String after =
                edited(
                        sheet -> {
                            String first = sheet.getRow(FIRST).getCell(0).getStringCellValue();
                            copy(sheet, FIRST, FIRST + 3);
                            copy(sheet, FIRST + 1, FIRST);
                            copy(sheet, FIRST + 3, FIRST + 1);
                            sheet.removeRow(sheet.getRow(FIRST + 3));
                            type(sheet, FIRST, 0, first);
                            type(sheet, FIRST + 1, 0, "DZ-TR-04.2");
                        });
        assertThat(ids(after)).containsExactly("DZ-TR-04.2", "DZ-TR-04.1", "DZ-TR-04.3");
    }

    @Test
    void takesOnlyTheRowsThatAreNamed() {
        byte[] workbook =
                book.edited(
                        SHEET,
                        sheet -> {
                            type(sheet, FIRST, 3, "false");
                            type(sheet, FIRST + 1, 3, "false");
                            sheet.removeRow(sheet.getRow(FIRST + 2));
                        });
        String after = book.text(workbook, "DZ-TR-04.2");
        assertThat(after)
                .isEqualTo(before.replaceFirst("(DZ-TR-04.2-out-1\"><text>)true", "$1false"));
    }

    @Test
    void readsASheetUnderAnotherNameAndLeavesTheTablesOfMissingOnes() {
        byte[] workbook =
                Book.edited(
                        book.edited(SHEET, sheet -> type(sheet, FIRST, 3, "false")),
                        all -> {
                            all.setSheetName(all.getSheetIndex(SHEET), "改了名");
                            all.removeSheetAt(all.getSheetIndex("救助倍数"));
                            all.createSheet("草稿纸").createRow(0).createCell(0).setCellValue("x");
                        });
        assertThat(ids(book.text(workbook))).hasSize(3);
        assertThat(book.problems()).isEmpty();
        assertThat(book.notices())
                .containsExactlyInAnyOrder(
                        "SHEET_IGNORED 草稿纸：不是决策表，没有读取", "SHEET_MISSING 救助倍数：工作表不在，这个决策表保持不变");
    }

    @Test
    void tellsTheChangeInTheWordsOfTheDifference() {
        String after = edited(sheet -> type(sheet, FIRST, 3, "false"));
        assertThat(
                        Difference.between(
                                        List.of(new RuleFile(FILE, before)),
                                        List.of(new RuleFile(FILE, after)))
                                .changes())
                .singleElement()
                .satisfies(change -> assertThat(change.after()).contains("false"));
    }

    private String edited(Consumer<XSSFSheet> work) {
        String after = book.text(book.edited(SHEET, work));
        assertThat(book.problems()).isEmpty();
        return after;
    }

    private static void type(XSSFSheet sheet, int row, int column, String text) {
        XSSFRow line = sheet.getRow(row) == null ? sheet.createRow(row) : sheet.getRow(row);
        line.createCell(column).setCellValue(text);
    }

    private static void copy(XSSFSheet sheet, int from, int to) {
        sheet.copyRows(from, from, to, new CellCopyPolicy());
    }

    /** The ids of the rows of the table. */
    private static List<String> ids(String model) {
        String table = model.split("id=\"regional-place-accepted-table\"", 2)[1];
        return Pattern.compile("<rule id=\"([^\"]+)\"")
                .matcher(table.substring(0, table.indexOf("</decisionTable>")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** A row with the white space before it. */
    private static String rule(String model, String id) {
        int start = model.indexOf("<rule id=\"%s\"".formatted(id));
        int end = model.indexOf("</rule>", start) + "</rule>".length();
        return model.substring(model.lastIndexOf('>', start - 1) + 1, end);
    }
}
