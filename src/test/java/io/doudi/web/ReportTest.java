package io.doudi.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.doudi.ruleset.OwnDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The report of a comparison: six people are assessed at 3 to 8 times the standard of 700 yuan, by
 * rules that give at most 6 of them and by rules that give at most 8.
 */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class ReportTest {

    private static final String COMPARISONS = "/api/v1/comparisons";
    private static final String DRAFTS = "/api/v1/rule-sets/dazhou/drafts";
    private static final String CASE =
            """
            {"reference": "%s", "asOf": "2023-10-10", "input": {"household": {"area": "URBAN"},
             "hardship": {"type": "EXPENDITURE", "persons": 1, "assessedMultiple": %d}}}
            """;

    private String id;

    private static RequestSpecification as(String name) {
        return given().auth().preemptive().basic(name, name).contentType(ContentType.JSON);
    }

    @BeforeEach
    void compare() throws InterruptedException {
        id =
                compared(
                        """
                        {"title": "=1+1", "decisions": ["temporaryAssistance"],
                         "sides": [{"region": "DAZHOU", "ruleSetVersion": "2023"},
                                   {"region": "DAZHOU", "ruleSetVersion": "%s"}],
                         "cases": {"kind": "GIVEN", "given": [%s, %s, %s, %s, %s, %s]}}
                        """
                                .formatted(
                                        draft(),
                                        CASE.formatted("three", 3),
                                        CASE.formatted("four", 4),
                                        CASE.formatted("five", 5),
                                        CASE.formatted("six", 6),
                                        CASE.formatted("seven", 7),
                                        CASE.formatted("@eight", 8)));
    }

    private static String compared(String request) throws InterruptedException {
        String created =
                as("analyst")
                        .body(request)
                        .post(COMPARISONS)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        while (!"FINISHED".equals(as("analyst").get(COMPARISONS + "/" + created).path("state"))) {
            Thread.sleep(100);
        }
        return created;
    }

    private static String draft() {
        String version =
                as("editor")
                        .body("{\"from\": \"2023\"}")
                        .post(DRAFTS)
                        .then()
                        .extract()
                        .path("version");
        String file = DRAFTS + "/" + version + "/files/parameters.dmn";
        Response read = as("editor").get(file);
        as("editor")
                .contentType("text/plain; charset=UTF-8")
                .header("If-Match", read.header("ETag"))
                .body(
                        read.asString()
                                .replace(
                                        "temporaryAssistanceMaxMultiple-out-1\"><text>6<",
                                        "temporaryAssistanceMaxMultiple-out-1\"><text>8<"))
                .put(file)
                .then()
                .statusCode(200);
        return version;
    }

    /** The text of the PDF without spaces, which lines and columns end with. */
    private String pdf(String language, String query) throws IOException {
        Response answer =
                as("approver")
                        .header("Accept-Language", language)
                        .get(COMPARISONS + "/" + id + "/report.pdf" + query);
        answer.then().statusCode(200).contentType(equalTo("application/pdf"));
        try (PDDocument document = Loader.loadPDF(answer.asByteArray())) {
            PDFTextStripper reader = new PDFTextStripper();
            reader.setSortByPosition(true);
            return reader.getText(document).replaceAll("\\s+", "");
        }
    }

    @Test
    void saysInWordsWhoGainsAndWhatItCosts() throws IOException {
        assertThat(pdf("zh", ""))
                .contains("在6户中，0户从不给到给，0户从给到不给。得到的金额：2户增加，0户减少。")
                .contains("由21,000.00元变为23,100.00元，增加2,100.00元。")
                .contains("增加500元至不足1000元1+700.00", "增加1000元至不足2000元1+1,400.00")
                .contains("@eight4,200.005,600.00+1,400.00", "没有比较低保资格，不计算缺口。")
                .contains("怎样读，有哪些局限", "第1页/共");
    }

    @Test
    void saysItInEnglishToWhoAsksForThat() throws IOException {
        assertThat(pdf("en", ""))
                .contains("Spending,once,goesfrom21,000.00yuanto23,100.00yuan")
                .contains("Whatcausedit", "Page1of");
    }

    @Test
    void hidesWhatIsAboutFewCases() throws IOException {
        assertThat(pdf("zh", "?hideSmallCells=true"))
                .contains("得到的金额：少于5个案例（已隐去）增加，0户减少。")
                .doesNotContain("@eight", "2户增加");
    }

    @Test
    void tellsOfOneSideWhatValuesOfACellComeTo() throws IOException, InterruptedException {
        id =
                compared(
                        """
                        {"decisions": ["temporaryAssistance"], "cliffs": {},
                         "sides": [{"region": "DAZHOU", "ruleSetVersion": "2023"}],
                         "sweep": {"file": "parameters.dmn", "table": "regional-document-parameter-table",
                                   "row": "DZ-parameter-temporaryAssistanceMaxMultiple", "column": 3,
                                   "values": ["4", "7"]},
                         "cases": {"kind": "GIVEN", "given": [%s, %s]}}
                        """
                                .formatted(CASE.formatted("six", 6), CASE.formatted("eight", 8)));
        assertThat(pdf("zh", ""))
                .contains("在一格里试不同的数值", "临时救助4225,600.000", "临时救助7229,100.000")
                .contains("断崖和门槛", "临时救助0200.0000")
                .doesNotContain("增减的金额", "变化最大的案例");
    }

    @Test
    void hasASheetForEachSection() throws IOException {
        byte[] bytes =
                as("analyst")
                        .get(COMPARISONS + "/" + id + "/report.xlsx")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            assertThat(workbook.getSheetName(0)).isEqualTo("摘要");
            var totals = workbook.getSheet("各方总数");
            assertThat(totals.getRow(4).getCell(4).getNumericCellValue()).isEqualTo(23_100);
            assertThat(totals.getRow(0).getCell(0).getStringCellValue()).isEqualTo("=1+1");
        }
    }

    @Test
    void isOfWhatThereIs() {
        as("analyst")
                .get(COMPARISONS + "/" + UUID.randomUUID() + "/report.pdf")
                .then()
                .statusCode(404)
                .body("code", equalTo("COMPARISON_NOT_FOUND"));
    }
}
