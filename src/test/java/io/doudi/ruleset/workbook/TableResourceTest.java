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
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;

/** Workbooks over HTTP: downloaded, changed, looked at and taken over. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class TableResourceTest {

    private static final String EZHOU = "/api/v1/rule-sets/ezhou";
    private static final String FILE = "parameters.dmn";
    private static final String SHEET = "地区文件参数";
    private static final int VALUE = 3;

    @Test
    void givesAVersionAsAWorkbookWithAReadableName() {
        Response workbook = as("caller").get(EZHOU + "/versions/2021/tables");
        workbook.then()
                .statusCode(200)
                .contentType(TableResource.XLSX)
                .header("Content-Disposition", containsString("filename=\"ezhou-2021.xlsx\""))
                .header("Content-Disposition", containsString("filename*=UTF-8''%E5%86%B3"));
        assertThat(as("caller").get(EZHOU + "/versions/2021/tables").asByteArray())
                .isEqualTo(workbook.asByteArray());
    }

    @Test
    void givesOnlyTheFilesThatAreNamed() {
        byte[] workbook =
                as("caller").get(EZHOU + "/versions/2021/tables?file=" + FILE).asByteArray();
        assertThat(Uploaded.read(workbook).meta().files()).containsExactly(FILE);
        as("caller")
                .get(EZHOU + "/versions/2021/tables?file=none.dmn")
                .then()
                .statusCode(404)
                .body("code", equalTo("FILE_NOT_FOUND"))
                .body("field", equalTo("file"));
    }

    @Test
    void changesNothingWithAnUnchangedWorkbook() {
        String draft = begin();
        String digest = as("editor").get(draft).path("digest");
        upload(draft, download(draft))
                .then()
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("files", hasSize(0))
                .body("changes", hasSize(0))
                .body("notices", hasSize(0));
        assertThat(as("editor").get(draft).<String>path("digest")).isEqualTo(digest);
    }

    @Test
    void showsAChangeBeforeItIsMadeAndMakesIt() {
        String draft = begin();
        byte[] workbook = edited(download(draft), sheet -> type(sheet, "6", "＝8"));
        String digest = as("editor").get(draft).path("digest");
        preview(draft, workbook)
                .then()
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("changes", hasSize(1))
                .body("changes[0].subject", equalTo("PARAMETER"))
                .body("changes[0].before", equalTo("6"))
                .body("text[0].lines[0]", endsWith("6 → =8"))
                .body("notices[0].code", equalTo("REPAIRED"))
                .body("notices[0].sheet", equalTo(SHEET))
                .body("notices[0].cell", startsWith("D"))
                .body("notices[0].text", endsWith("＝8 已改写为 =8"));
        assertThat(as("editor").get(draft).<String>path("digest")).isEqualTo(digest);
        upload(draft, edited(download(draft), sheet -> type(sheet, "6", "8")))
                .then()
                .statusCode(200)
                .body("applied", equalTo(true))
                .body("files[0].path", equalTo(FILE))
                .body("changes[0].after", equalTo("8"));
        as("editor")
                .accept(ContentType.TEXT)
                .get(draft + "/diff")
                .then()
                .body(containsString("6 → 8"));
    }

    @Test
    void takesAVersionsWorkbookIntoADraft() {
        String draft = begin();
        byte[] workbook =
                as("editor").get(EZHOU + "/versions/2021/tables?file=" + FILE).asByteArray();
        upload(draft, edited(workbook, sheet -> type(sheet, "6", "8")))
                .then()
                .body("applied", equalTo(true));
    }

    @Test
    void mergesAStaleWorkbookAndShowsClashes() {
        String draft = begin();
        byte[] stale = download(draft);
        upload(draft, edited(stale, sheet -> type(sheet, "6", "8"))).then().statusCode(200);
        upload(draft, edited(stale, sheet -> type(sheet, "12", "11")))
                .then()
                .statusCode(200)
                .body("changes", hasSize(1))
                .body("changes[0].after", equalTo("11"))
                .body("merged[0].after", equalTo("8"));
        byte[] clashing = edited(stale, sheet -> type(sheet, "6", "9"));
        preview(draft, clashing)
                .then()
                .statusCode(200)
                .body("conflicts[0].base", equalTo("6"))
                .body("conflicts[0].mine", equalTo("9"))
                .body("conflicts[0].theirs", equalTo("8"))
                .body("messages[0]", endsWith("：原为“6”，您改为“9”，他人已改为“8”"));
        upload(draft, clashing)
                .then()
                .statusCode(412)
                .body("code", equalTo("EDIT_CONFLICT"))
                .body("field", equalTo(FILE))
                .body("conflicts[0].theirs", equalTo("8"))
                .body("messages[0]", endsWith("他人已改为“8”"));
    }

    @Test
    void addsARowOnceIfAWorkbookIsSentTwice() {
        String draft = begin();
        byte[] workbook =
                edited(
                        download(draft),
                        sheet -> {
                            int spare = sheet.getLastRowNum();
                            sheet.getRow(spare).getCell(1).setCellValue("“新参数”");
                            sheet.getRow(spare).getCell(VALUE).setCellValue(3);
                            sheet.getRow(spare).getCell(VALUE + 1).setCellValue("“月”");
                            sheet.getRow(spare).getCell(VALUE + 2).setCellValue("“DOCUMENT”");
                        });
        upload(draft, workbook).then().body("changes[0].kind", equalTo("ADDED"));
        upload(draft, workbook).then().statusCode(200).body("applied", equalTo(false));
    }

    @Test
    void takesOnlyTheFilesAndRowsThatAreNamed() {
        String draft = begin();
        byte[] workbook =
                edited(
                        download(draft),
                        sheet -> {
                            type(sheet, "6", "8");
                            type(sheet, "12", "11");
                        });
        send(draft, workbook, "?file=income.dmn").then().body("changes", hasSize(0));
        String row =
                preview(draft, workbook)
                        .then()
                        .body("changes", hasSize(2))
                        .extract()
                        .path("changes.find { it.after == '11' }.row.id");
        send(draft, workbook, "?file=" + FILE + "&row=" + row)
                .then()
                .body("changes", hasSize(1))
                .body("changes[0].after", equalTo("11"));
        send(draft, workbook, "?file=none.dmn").then().statusCode(404);
        send(draft, workbook, "?preview=yes")
                .then()
                .statusCode(422)
                .body("field", equalTo("preview"));
    }

    @Test
    void tellsAllProblemsTogether() {
        String draft = begin();
        byte[] workbook =
                edited(
                        download(draft),
                        sheet -> {
                            sheet.getRow(Layout.FIRST_ROW).getCell(VALUE).setCellFormula("1+2");
                            sheet.getRow(Layout.FIRST_ROW).getCell(1).setCellValue("“甲");
                        });
        upload(draft, workbook)
                .then()
                .statusCode(422)
                .body("code", equalTo("WORKBOOK_REJECTED"))
                .body("found", hasSize(2))
                .body("found.code", hasItem("FORMULA"))
                .body("found.cell", hasItem("D6"))
                .body("messages", hasItem(startsWith("地区文件参数!D6：不接受公式 =1+2")));
        preview(draft, workbook)
                .then()
                .statusCode(200)
                .body("changes", hasSize(0))
                .body("problems.code", hasItem("UNCLOSED_QUOTE"));
    }

    @Test
    void refusesWhatIsNoWorkbookOfTheRuleSet() {
        String draft = begin();
        upload(draft, new byte[] {1, 2, 3})
                .then()
                .statusCode(422)
                .body("code", equalTo("WORKBOOK_REJECTED"))
                .body("found[0].code", equalTo("NOT_XLSX"));
        upload(
                        draft,
                        as("editor")
                                .get("/api/v1/rule-sets/jilin/versions/2020/tables")
                                .asByteArray())
                .then()
                .statusCode(422)
                .body("found[0].code", equalTo("OTHER_RULE_SET"));
        upload(draft, new byte[20_000_000]).then().statusCode(413);
        given().auth()
                .preemptive()
                .basic("editor", "editor")
                .contentType(ContentType.JSON)
                .body("{}")
                .post(draft + "/tables")
                .then()
                .statusCode(415);
    }

    @Test
    void letsOnlyWritersUploadAndOnlyStaffReadDrafts() {
        String draft = begin();
        byte[] workbook = download(draft);
        as("caller").get(draft + "/tables").then().statusCode(403);
        as("analyst").get(draft + "/tables").then().statusCode(200);
        as("analyst")
                .contentType(TableResource.XLSX)
                .body(workbook)
                .post(draft + "/tables?preview=true")
                .then()
                .statusCode(403);
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

    private static byte[] download(String draft) {
        return as("editor").get(draft + "/tables").then().statusCode(200).extract().asByteArray();
    }

    private static Response preview(String draft, byte[] workbook) {
        return send(draft, workbook, "?preview=true");
    }

    private static Response upload(String draft, byte[] workbook) {
        return send(draft, workbook, "");
    }

    private static Response send(String draft, byte[] workbook, String query) {
        return as("editor")
                .contentType(TableResource.XLSX)
                .body(workbook)
                .post(draft + "/tables" + query);
    }

    private static byte[] edited(byte[] workbook, Consumer<XSSFSheet> work) {
        return Book.edited(workbook, all -> work.accept(all.getSheet(SHEET)));
    }

    /** Types another value over the first parameter that has one. */
    private static void type(XSSFSheet sheet, String old, String value) {
        for (int row = Layout.FIRST_ROW; row <= sheet.getLastRowNum(); row++) {
            if (sheet.getRow(row).getCell(VALUE).getStringCellValue().equals(old)) {
                sheet.getRow(row).getCell(VALUE).setCellValue(value);
                return;
            }
        }
        throw new AssertionError("No parameter has the value " + old);
    }
}
