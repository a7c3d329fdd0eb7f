package io.doudi.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.doudi.SampleQuestion;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The page of a decision as PDF says what the page says, to whom the page says it. */
@QuarkusTest
class DecisionPaperTest {

    private static final String DECISIONS = "/api/v1/decisions";
    private static final String PDF = "application/pdf";
    private static final Pattern CODE = Pattern.compile("[0-9A-F]{4}(-[0-9A-F]{4}){4}");
    private static final String WITH_TEXT =
            """
            {"region": "DAZHOU", "asOf": "2023-10-10", "decision": "incomeAssessment", "record": false,
             "input": {"household": {"area": "RURAL", "members": [{"id": "a"},
                        {"id": "b", "disability": {"level": 1, "category": "PHYSICAL"}, "lacksCare": true}]},
                       "incomes": [{"type": "OTHER", "amount": 1800, "memberId": "a"}],
                       "expenditures": [{"type": "%s", "amount": 900, "verifiableAmount": 1000, "memberId": "b"}]}}
            """;

    private static RequestSpecification as(String role, String kind) {
        return given().auth().preemptive().basic(role, role).accept(kind);
    }

    private static Response ask(String request, String kind, String language) {
        return as("caller", kind)
                .contentType(ContentType.JSON)
                .header("Accept-Language", language)
                .body(request)
                .post(DECISIONS);
    }

    private static String decided(String language) {
        return ask(SampleQuestion.JSON, "application/json", language).path("decisionId");
    }

    private static Response read(String id, String role, String kind) {
        return as(role, kind).get(DECISIONS + "/" + id);
    }

    private static String text(Response answer) throws IOException {
        answer.then().statusCode(200).contentType(equalTo(PDF));
        try (PDDocument document = Loader.loadPDF(answer.asByteArray())) {
            PDFTextStripper reader = new PDFTextStripper();
            reader.setSortByPosition(true);
            return reader.getText(document);
        }
    }

    private static String code(String text) {
        Matcher code = CODE.matcher(text);
        assertThat(code.find()).isTrue();
        return code.group();
    }

    @Test
    void saysInChineseWhatThePageSays() throws IOException {
        String id = decided("zh");
        assertThat(text(read(id, "auditor", PDF)))
                .contains("临时救助告知书", "金额 5250.00 元", "人均 700.00 元至 4200.00 元")
                .contains("计算过程", "达市府办发〔2023〕35号 二(二)6", "DZ-TR-01")
                .contains("适用规则 dazhou/2023", "决定编号 " + id)
                .contains("核对码 " + code(read(id, "auditor", "text/html").asString()))
                .contains("第 1 页 / 共 ");
    }

    @Test
    void saysInEnglishWhatWasAskedInEnglish() throws IOException {
        String id = decided("en");
        assertThat(text(read(id, "auditor", PDF)))
                .contains("Notice: Temporary assistance", "5250.00 yuan", "Arithmetic")
                .contains("Verification code " + code(read(id, "auditor", "text/html").asString()))
                .contains("Page 1 of ");
    }

    @Test
    void isTheSameDocumentEachTimeItIsRead() {
        String id = decided("zh");
        Response first = read(id, "auditor", PDF);
        first.then()
                .header(
                        "Content-Disposition",
                        equalTo("inline; filename=\"%s.pdf\"".formatted(id)));
        assertThat(read(id, "caller", PDF).asByteArray()).isEqualTo(first.asByteArray());
    }

    @Test
    void isThereForAuditorsAndForWhoAskedOnly() {
        read(decided("zh"), "editor", PDF)
                .then()
                .statusCode(404)
                .body("code", equalTo("DECISION_NOT_FOUND"));
        read(UUID.randomUUID().toString(), "auditor", PDF).then().statusCode(404);
    }

    @Test
    void answersARequestAtOnce() throws IOException {
        String text = text(ask(SampleQuestion.JSON, PDF, "zh"));
        assertThat(text).contains("金额 5250.00 元").containsPattern("核对码 " + CODE);
    }

    @Test
    void hasNoCodeIfNothingIsOnRecord() throws IOException {
        assertThat(text(ask(WITH_TEXT.formatted("CARE_COST"), PDF, "zh")))
                .contains("本决定没有存档。")
                .doesNotContain("核对码");
    }

    @Test
    void showsTheTextOfACaseAsText() throws IOException {
        String hostile = "</li><img src='http://127.0.0.1:9/'/>&lt;😀\\u0001";
        assertThat(text(ask(WITH_TEXT.formatted(hostile), PDF, "zh")))
                .contains("支出类型 = </li><img src='http://127.0.0.1:9/'/>&lt;□□");
    }

    @Test
    void leavesJsonToWhoAsksForNothing() {
        read(decided("zh"), "auditor", "*/*").then().contentType(ContentType.JSON);
        ask(SampleQuestion.JSON, "*/*", "zh").then().contentType(ContentType.JSON);
    }
}
