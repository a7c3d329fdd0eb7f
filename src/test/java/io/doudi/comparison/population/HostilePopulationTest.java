package io.doudi.comparison.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workbooks of households are read as they are typed; what no honest program writes is refused. */
@Timeout(60)
class HostilePopulationTest {

    private static final String SHEET = "xl/worksheets/sheet1.xml";

    private static byte[] workbook() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            CellStyle date = workbook.createCellStyle();
            date.setDataFormat((short) 14);
            Row head = workbook.createSheet("户").createRow(0);
            head.createCell(0).setCellValue("weight");
            head.createCell(1).setCellValue("household.members[0].birthDate");
            head.createCell(3).setCellValue("assets.meetsLocalRule");
            head.createCell(2).setCellValue("incomes[0].amount");
            Row row = workbook.getSheetAt(0).createRow(4);
            row.createCell(0).setCellValue(1.5);
            row.createCell(1).setCellValue(44_927);
            row.getCell(1).setCellStyle(date);
            row.createCell(2).setCellValue(0.1 + 0.2);
            row.createCell(3).setCellValue(true);
            workbook.getSheetAt(0).createRow(5).createCell(2).setCellFormula("1+1");
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static List<Rows.Row> read(byte[] workbook) throws IOException {
        try (XlsxRows rows = XlsxRows.of(new ByteArrayInputStream(workbook))) {
            List<Rows.Row> all = new ArrayList<>();
            for (Rows.Row row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
            return all;
        }
    }

    @Test
    void readsWhatIsTyped() throws IOException {
        List<Rows.Row> rows = read(workbook());
        assertThat(rows).extracting(Rows.Row::number).containsExactly(1L, 5L, 6L);
        assertThat(rows.get(1).cells()).containsExactly("1.5", "2023-01-01", "0.3", "true");
        assertThat(rows.get(2).unreadable()).isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoWorkbook() throws IOException {
        byte[] noise = new byte[10_000];
        new Random(1).nextBytes(noise);
        assertThat(refused(noise)).contains("no xlsx");
        assertThat(refused(new byte[0])).contains("no xlsx");
        try (POIFSFileSystem old = new POIFSFileSystem()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            old.writeFilesystem(bytes);
            assertThat(refused(bytes.toByteArray())).contains("no xlsx");
        }
        assertThat(refused(zip(Map.of("word/document.xml", bytes("<w/>"))))).contains("damaged");
    }

    @Test
    void refusesMacrosAndLinks() throws IOException {
        assertThat(refused(with("xl/vbaProject.bin", "x"))).contains("macros");
        assertThat(refused(with("xl/externalLinks/externalLink1.xml", "<a/>"))).contains("links");
    }

    @Test
    void refusesZipBombs() throws IOException {
        byte[] zeros = new byte[200_000_000];
        Arrays.fill(zeros, (byte) ' ');
        Map<String, byte[]> parts = parts(workbook());
        parts.put("xl/sharedStrings.xml", zeros);
        assertThat(refused(zip(parts))).contains("too large");
        byte[] sheet = parts.get(SHEET).clone();
        byte[] bomb = Arrays.copyOf(sheet, 300_000_000);
        Arrays.fill(bomb, sheet.length, bomb.length, (byte) ' ');
        Map<String, byte[]> padded = parts(workbook());
        padded.put(SHEET, bomb);
        assertThat(refused(zip(padded))).contains("cannot be read");
    }

    @Test
    void believesNoCountOfTexts() throws IOException {
        Map<String, byte[]> parts = parts(workbook());
        String texts = new String(parts.get("xl/sharedStrings.xml"), StandardCharsets.UTF_8);
        String many = texts.replaceFirst("uniqueCount=\"\\d+\"", "uniqueCount=\"2147483647\"");
        assertThat(many).isNotEqualTo(texts);
        parts.put("xl/sharedStrings.xml", bytes(many));
        refused(zip(parts));
    }

    @Test
    void refusesEntities() throws IOException {
        String declared = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
        String sheet =
                declared
                        + "<worksheet><sheetData><row><c"
                        + " t=\"str\"><v>&a;</v></c></row></sheetData></worksheet>";
        Map<String, byte[]> parts = parts(workbook());
        parts.put(SHEET, bytes(sheet));
        assertThat(refused(zip(parts))).contains("damaged");
    }

    @Test
    void refusesCellsThatPointNowhere() throws IOException {
        assertThat(refused(replaced("r=\"B5\"", "r=\"ZZZZZ5\""))).isNotEmpty();
        assertThat(refused(replaced("<v>0</v>", "<v>99999</v>"))).isNotEmpty();
    }

    @Test
    void readsOrRefusesChangedBytes() throws IOException {
        byte[] good = workbook();
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] bad = good.clone();
            for (int j = 0; j < 3; j++) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            }
            refused(bad);
            refused(Arrays.copyOf(good, random.nextInt(good.length)));
        }
    }

    /** Why it is refused; empty if it is not. */
    private static String refused(byte[] workbook) {
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> read(workbook));
        if (problem == null) {
            return "";
        }
        assertThat(problem.type()).isEqualTo(ProblemType.WORKBOOK_REJECTED);
        return problem.getMessage();
    }

    private static byte[] with(String part, String content) throws IOException {
        Map<String, byte[]> parts = parts(workbook());
        parts.put(part, bytes(content));
        return zip(parts);
    }

    private static byte[] replaced(String old, String other) throws IOException {
        Map<String, byte[]> parts = parts(workbook());
        String sheet = new String(parts.get(SHEET), StandardCharsets.UTF_8);
        assertThat(sheet).contains(old);
        parts.put(SHEET, bytes(sheet.replace(old, other)));
        return zip(parts);
    }

    private static Map<String, byte[]> parts(byte[] workbook) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                parts.put(part.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
