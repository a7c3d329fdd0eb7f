package io.doudi.ruleset.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that no honest program writes are refused with a reason, whatever they are. */
@Timeout(60)
class HostileWorkbookTest {

    private static final String MAIN = "xl/workbook.xml";
    private static final String SHEET = "xl/worksheets/sheet2.xml";

    private final Book book = Book.bundled("dazhou", "2023");

    @Test
    void whatIsNoWorkbook() throws IOException {
        byte[] noise = new byte[10_000];
        new Random(1).nextBytes(noise);
        assertThat(refused(noise)).isEqualTo("NOT_XLSX");
        assertThat(refused(new byte[0])).isEqualTo("NOT_XLSX");
        assertThat(refused("规则".getBytes(StandardCharsets.UTF_8))).isEqualTo("NOT_XLSX");
        assertThat(refused(zip(Map.of("word/document.xml", bytes("<w/>"))))).isEqualTo("NOT_XLSX");
    }

    @Test
    void theOldFormat() throws IOException {
        try (POIFSFileSystem old = new POIFSFileSystem()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            old.writeFilesystem(bytes);
            assertThat(refused(bytes.toByteArray())).isEqualTo("OLD_FORMAT");
        }
    }

    @Test
    void aWorkbookOfSomebodyElse() {
        byte[] without =
                Book.edited(
                        book.bytes(),
                        workbook -> workbook.removeSheetAt(workbook.getSheetIndex(Layout.META)));
        assertThat(refused(without)).isEqualTo("NOT_OURS");
    }

    @Test
    void macrosAndLinks() throws IOException {
        assertThat(refused(with("xl/vbaProject.bin", new byte[] {1}))).isEqualTo("MACRO");
        assertThat(
                        refused(
                                replaced(
                                        "[Content_Types].xml",
                                        "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main",
                                        "vnd.ms-excel.sheet.macroEnabled.main")))
                .isEqualTo("MACRO");
        assertThat(refused(with("xl/externalLinks/externalLink1.xml", bytes("<a/>"))))
                .isEqualTo("EXTERNAL_LINK");
    }

    @Test
    void aZipBomb() throws IOException {
        assertThat(refused(with("xl/media/image1.png", new byte[300_000_000])))
                .isEqualTo("TOO_LARGE");
        byte[] cells = "<c/>".repeat(1_000_000).getBytes(StandardCharsets.US_ASCII);
        assertThat(refused(with("xl/worksheets/sheet99.xml", join("<a>", cells, "</a>"))))
                .isEqualTo("TOO_LARGE");
        byte[] deep = "<c>".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
        assertThat(refused(with("xl/worksheets/sheet99.xml", deep))).isEqualTo("TOO_LARGE");
    }

    @Test
    void oneTextInManyCells() throws IOException {
        StringBuilder cells =
                new StringBuilder("<worksheet xmlns=\"")
                        .append(
                                "http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (int row = 1; row < 50_000; row++) {
            cells.append(
                    "<row r=\"%1$d\"><c r=\"A%1$d\" t=\"s\"><v>0</v></c></row>".formatted(row));
        }
        Map<String, byte[]> parts = WorkbookZip.parts(book.bytes());
        parts.put(SHEET, bytes(cells.append("</sheetData></worksheet>").toString()));
        String texts = new String(parts.get("xl/sharedStrings.xml"), StandardCharsets.UTF_8);
        String much = "<t xml:space=\"preserve\"> " + "x".repeat(30_000);
        parts.put("xl/sharedStrings.xml", bytes(texts.replaceFirst("<t[^>]*>", much)));
        assertThat(refused(zip(parts))).isEqualTo("TOO_LARGE");
    }

    @Test
    void tooManyParts() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < 2_000; i++) {
                zip.putNextEntry(new ZipEntry("xl/media/" + i));
            }
        }
        assertThat(refused(bytes.toByteArray())).isEqualTo("TOO_LARGE");
    }

    @Test
    void entities() throws IOException {
        String declared = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet/>";
        assertThat(refused(with(SHEET, bytes(declared)))).isEqualTo("DAMAGED");
        assertThat(refused(with("[Content_Types].xml", bytes(declared)))).isEqualTo("DAMAGED");
    }

    @ParameterizedTest
    @ValueSource(strings = {MAIN, SHEET, "[Content_Types].xml", "xl/_rels/workbook.xml.rels"})
    void partsThatSayNothing(String part) throws IOException {
        refused(with(part, bytes("<x/>")));
        refused(with(part, bytes("no xml")));
    }

    @Test
    void cellsThatPointNowhere() throws IOException {
        refused(replaced(SHEET, "<v>0</v>", "<v>999999</v>"));
        refused(replaced(SHEET, "t=\"s\"", "t=\"q\""));
        refused(replaced(SHEET, "r=\"B3\"", "r=\"ZZZZ99999999\""));
    }

    @Test
    void changedBytes() {
        byte[] good = book.bytes();
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] bad = good.clone();
            for (int j = 0; j < 3; j++) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            }
            readOrRefuse(bad);
            readOrRefuse(Arrays.copyOf(good, random.nextInt(good.length)));
        }
    }

    @Test
    void changedXml() throws IOException {
        Map<String, byte[]> parts = WorkbookZip.parts(book.bytes());
        Random random = new Random(8);
        for (int i = 0; i < 200; i++) {
            Map<String, byte[]> bad = new LinkedHashMap<>(parts);
            String part =
                    parts.keySet().stream()
                            .skip(random.nextInt(parts.size()))
                            .findFirst()
                            .orElseThrow();
            byte[] content = parts.get(part).clone();
            content[random.nextInt(content.length)] = (byte) ('0' + random.nextInt(70));
            bad.put(part, content);
            readOrRefuse(WorkbookZip.write(bad));
        }
    }

    private void readOrRefuse(byte[] workbook) {
        try {
            Book.bundled("dazhou", "2023").changed(workbook);
        } catch (ProblemException e) {
            assertThat(e.type()).isEqualTo(ProblemType.WORKBOOK_REJECTED);
        }
    }

    private String refused(byte[] workbook) {
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> book.changed(workbook));
        if (problem == null) {
            return "";
        }
        assertThat(problem.type()).isEqualTo(ProblemType.WORKBOOK_REJECTED);
        return problem.getMessage().replaceFirst(".*first (\\w+):.*", "$1");
    }

    private byte[] with(String part, byte[] content) throws IOException {
        Map<String, byte[]> parts = WorkbookZip.parts(book.bytes());
        parts.put(part, content);
        return zip(parts);
    }

    private byte[] replaced(String part, String old, String other) throws IOException {
        Map<String, byte[]> parts = WorkbookZip.parts(book.bytes());
        String text = new String(parts.get(part), StandardCharsets.UTF_8);
        assertThat(text).contains(old);
        parts.put(part, bytes(text.replace(old, other)));
        return zip(parts);
    }

    private static byte[] zip(Map<String, byte[]> parts) {
        return WorkbookZip.write(parts);
    }

    private static byte[] join(String start, byte[] middle, String end) {
        byte[] all = Arrays.copyOf(bytes(start), start.length() + middle.length + end.length());
        System.arraycopy(middle, 0, all, start.length(), middle.length);
        System.arraycopy(bytes(end), 0, all, start.length() + middle.length, end.length());
        return all;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
