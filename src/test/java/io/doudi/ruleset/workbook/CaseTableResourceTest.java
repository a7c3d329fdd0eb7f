package io.doudi.ruleset.workbook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.doudi.ruleset.OwnDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;

/** Tables of cases over HTTP: downloaded, changed, looked at and taken over. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class CaseTableResourceTest {

    private static final String EZHOU = "/api/v1/rule-sets/ezhou";
    private static final String VERSION = EZHOU + "/versions/2021/cases/table";
    private static final String FILE = "cases/subsistence-amount.yaml";
    private static final String OUTPUT = "expect.monthlyAmount";
    private static final int NAME = 2;

    @Test
    void givesAVersionsCasesWithReadableNames() {
        Response workbook = as("caller").get(VERSION);
        workbook.then()
                .statusCode(200)
                .contentType(CaseFormat.XLSX.mediaType())
                .header("Content-Disposition", containsString("filename=\"ezhou-2021.xlsx\""));
        XSSFSheet sheet = CaseBook.open(workbook.asByteArray()).getSheetAt(0);
        Row headings = sheet.getRow(CaseTable.HEADING_ROW);
        assertThat(headings.getCell(NAME).getStringCellValue()).isEqualTo("案例名");
        int area = CaseBook.column(sheet, "input.household.area");
        assertThat(headings.getCell(area).getStringCellValue())
                .matches("事实·\\p{IsHan}+·.*\\p{IsHan}.*");
        assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
        assertThat(sheet.isColumnHidden(CaseTable.BASE_COLUMN)).isTrue();
    }

    @Test
    void givesOneFileAsCsv() {
        String csv = as("caller").get(VERSION + "?format=csv&file=" + FILE).asString();
        assertThat(csv).startsWith("\uFEFFdoudi-cases ezhou,文件,案例名,");
        assertThat(csv.lines().skip(2))
                .isNotEmpty()
                .allMatch(line -> line.contains("," + FILE + ","));
        as("caller")
                .get(VERSION + "?format=pdf")
                .then()
                .statusCode(422)
                .body("field", equalTo("format"));
        as("caller").get(VERSION + "?file=cases/none.yaml").then().statusCode(404);
    }

    @Test
    void changesNothingWithUnchangedTables() {
        String draft = begin();
        String digest = as("editor").get(draft).path("digest");
        for (CaseFormat format : CaseFormat.values()) {
            send(draft, format, download(draft, format), "")
                    .then()
                    .statusCode(200)
                    .body("applied", equalTo(false))
                    .body("changes", hasSize(0))
                    .body("notices", hasSize(0));
        }
        assertThat(as("editor").get(draft).<String>path("digest")).isEqualTo(digest);
    }

    @Test
    void showsChangesBeforeTheyAreMadeAndMakesThem() {
        String draft = begin();
        String before = text(draft);
        byte[] changed =
                CaseBook.edited(
                        download(draft, CaseFormat.XLSX),
                        sheet -> {
                            String name = first(sheet);
                            CaseBook.copy(sheet, name, "新的案例");
                            CaseBook.type(sheet, name, OUTPUT, "12345.67");
                        });
        send(draft, CaseFormat.XLSX, changed, "?preview=true")
                .then()
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("changes", hasSize(2))
                .body("text.lines.flatten()", hasItem(endsWith("→ 12345.67")))
                .body("text.lines.flatten()", hasItem(startsWith("新增案例")));
        assertThat(text(draft)).isEqualTo(before);
        send(draft, CaseFormat.XLSX, changed, "").then().body("applied", equalTo(true));
        String[] lines = text(draft).split("\n");
        String[] old = before.split("\n");
        assertThat(lines).hasSize(old.length + 9);
        assertThat(lines[old.length + 1]).isEqualTo("- name: \"新的案例\"");
        int different = 0;
        for (int i = 0; i < old.length; i++) {
            different += lines[i].equals(old[i]) ? 0 : 1;
        }
        assertThat(different).isEqualTo(1);
    }

    @Test
    void refusesABrokenRowAtItsCellAndChangesNothing() {
        String draft = begin();
        String digest = as("editor").get(draft).path("digest");
        byte[] broken =
                CaseBook.edited(
                        download(draft, CaseFormat.XLSX),
                        sheet -> {
                            CaseBook.copy(sheet, first(sheet), "另一个");
                            CaseBook.type(sheet, first(sheet), "asOf", "明天");
                        });
        send(draft, CaseFormat.XLSX, broken, "?preview=true")
                .then()
                .statusCode(200)
                .body("changes", hasSize(0))
                .body("problems[0].code", equalTo("NOT_A_DAY"));
        send(draft, CaseFormat.XLSX, broken, "")
                .then()
                .statusCode(422)
                .body("code", equalTo("WORKBOOK_REJECTED"))
                .body("found[0].code", equalTo("NOT_A_DAY"))
                .body("found[0].cell", equalTo("F3"))
                .body("messages[0]", equalTo("案例!F3：“明天”不是日期；应写成 2023-09-01"));
        assertThat(as("editor").get(draft).<String>path("digest")).isEqualTo(digest);
    }

    @Test
    void mergesAStaleTableAndShowsClashes() {
        String draft = begin();
        byte[] stale = download(draft, CaseFormat.XLSX);
        send(draft, CaseFormat.XLSX, amount(stale, "8"), "").then().statusCode(200);
        byte[] clashing = amount(stale, "9");
        send(draft, CaseFormat.XLSX, clashing, "?preview=true")
                .then()
                .statusCode(200)
                .body("conflicts", hasSize(1))
                .body("messages", hasSize(1));
        send(draft, CaseFormat.XLSX, clashing, "")
                .then()
                .statusCode(412)
                .body("code", equalTo("EDIT_CONFLICT"))
                .body("field", equalTo(FILE));
        byte[] other = CaseBook.edited(stale, sheet -> CaseBook.copy(sheet, first(sheet), "别处的案例"));
        send(draft, CaseFormat.XLSX, other, "")
                .then()
                .statusCode(200)
                .body("changes", hasSize(1))
                .body("merged", hasSize(1));
    }

    @Test
    void makesANewFileOfRowsThatNameIt() {
        String draft = begin();
        String csv = new String(download(draft, CaseFormat.CSV), StandardCharsets.UTF_8);
        String row = csv.lines().skip(2).findFirst().orElseThrow();
        String added = row.replaceFirst("^\\w+,[^,]+,", ",cases/new.yaml,");
        byte[] table = (csv + added + "\n").getBytes(StandardCharsets.UTF_8);
        send(draft, CaseFormat.CSV, table, "")
                .then()
                .statusCode(200)
                .body("files.path", equalTo(List.of("cases/new.yaml")));
        as("editor").get(draft + "/files/cases/new.yaml").then().statusCode(200);
    }

    @Test
    void refusesWhatIsNoTableOfTheRuleSet() {
        String draft = begin();
        send(draft, CaseFormat.XLSX, new byte[] {1, 2, 3}, "")
                .then()
                .statusCode(422)
                .body("found[0].code", equalTo("NOT_XLSX"));
        send(draft, CaseFormat.XLSX, as("editor").get(draft + "/tables").asByteArray(), "")
                .then()
                .body("found[0].code", equalTo("CASES_NOT_FOUND"));
        send(draft, CaseFormat.CSV, new byte[] {(byte) 0xC4, (byte) 0xFA}, "")
                .then()
                .body("found[0].code", equalTo("NOT_UTF8"));
        byte[] other =
                as("editor").get("/api/v1/rule-sets/jilin/versions/2020/cases/table").asByteArray();
        send(draft, CaseFormat.XLSX, other, "")
                .then()
                .body("found[0].code", equalTo("OTHER_RULE_SET"));
        as("analyst").get(draft + "/cases/table").then().statusCode(200);
        as("caller").get(draft + "/cases/table").then().statusCode(403);
    }

    private static byte[] amount(byte[] workbook, String amount) {
        return CaseBook.edited(
                workbook, sheet -> CaseBook.type(sheet, first(sheet), OUTPUT, amount));
    }

    private static String first(XSSFSheet sheet) {
        return sheet.getRow(CaseTable.FIRST_ROW).getCell(NAME).getStringCellValue();
    }

    private static String text(String draft) {
        return as("editor").get(draft + "/files/" + FILE).asString();
    }

    private static RequestSpecification as(String role) {
        return given().auth().preemptive().basic(role, role);
    }

    private static String begin() {
        String version =
                as("editor")
                        .contentType(ContentType.JSON)
                        .body("{\"from\": \"2021\"}")
                        .post(EZHOU + "/drafts")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("version");
        return EZHOU + "/drafts/" + version;
    }

    private static byte[] download(String draft, CaseFormat format) {
        return as("editor")
                .get(draft + "/cases/table?file=" + FILE + "&format=" + format.extension())
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static Response send(String draft, CaseFormat format, byte[] table, String query) {
        return as("editor")
                .contentType(format.mediaType())
                .body(table)
                .post(draft + "/cases/table" + query);
    }
}
