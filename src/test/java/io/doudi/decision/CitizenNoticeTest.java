package io.doudi.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.PolicyCase;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the person concerned is told. */
@QuarkusTest
class CitizenNoticeTest {

    @Inject ObjectMapper json;

    static Stream<PolicyCase> decided() {
        return PolicyCase.all().stream().filter(example -> !example.expectsError());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("decided")
    void isWrittenForEveryDecision(PolicyCase example) throws Exception {
        JsonNode notice = notice(example.request(), "zh");
        assertThat(notice.get("title").asText()).endsWith("告知书");
        assertThat(notice.get("decided")).isNotEmpty();
        assertThat(notice.get("text").asText())
                .contains(notice.get("title").asText())
                .doesNotContain("{", "null", "_", "。。", "：。");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    EZHOU | 2022-03-15 | subsistenceEligibility | {"household":{"area":"RURAL","size":2},"incomes":[{"type":"WAGE","amount":970}]} | 核定月收入现为 970.00 元，须低于低保线合计 900.00 元，相差 70.00 元
                    EZHOU | 2022-03-15 | subsistenceEligibility | {"household":{"area":"RURAL","size":2},"incomes":[{"type":"WAGE","amount":900}]} | 核定月收入恰为 900.00 元，须低于低保线合计 900.00 元
                    EZHOU | 2022-03-15 | subsistenceAmount | {"household":{"area":"RURAL","members":[{"id":"a"},{"id":"b","severeIllness":true}]},"incomes":[{"type":"WAGE","amount":1400.01,"memberId":"a"}]} | 成员 b：按单人户纳入低保：家庭核定月收入现为 1400.01 元，须低于低收入线合计 1350.00 元，相差 50.01 元
                    JILIN | 2020-06-01 | subsistenceEligibility | {"household":{"area":"RURAL","size":2,"povertyStatus":"REGISTERED_POOR_NOT_EXITED"},"incomes":[{"type":"WAGE","amount":1000}],"medical":{"annualOutOfPocket":3000,"continuingMajorExpense":true}} | 支出核减后纳入低保：扣除医疗支出后的月收入现为 750.00 元，须低于低保线合计 680.00 元，相差 70.00 元
                    EZHOU | 2022-03-15 | graduatedExit | {"household":{"area":"RURAL"},"history":{"currentBenefits":["SUBSISTENCE"]},"exit":{"perCapitaMonthlyIncome":430,"verifiedOn":"2022-03-15","causes":["MIGRANT_WORK"]}} | 月人均收入现为 430.00 元，须高于低保标准 450.00 元，相差 20.00 元
                    DAZHOU | 2024-03-05 | extremeHardshipEligibility | {"household":{"area":"RURAL","members":[{"id":"a","birthDate":"1950-01-01"}]},"incomes":[{"type":"WAGE","amount":900,"memberId":"a"}],"supporters":[]} | 本人生活来源现为 900.00 元，须低于低保标准 525.00 元，相差 375.00 元
                    HONGHUAGANG | 2022-03-01 | medicalExpenseAlert | {"medical":{"singleEpisodeOwnPayment":8000}} | 单次个人自付现为 8000.00 元，须高于预警线 10000.00 元，相差 2000.00 元
                    DAZHOU | 2024-05-01 | populationClassification | {"household":{"area":"RURAL"},"profile":{"perCapitaMonthlyIncome":900}} | 认定为低保边缘家庭：月人均收入现为 900.00 元，须低于低保边缘线 787.50 元，相差 112.50 元
                    EZHOU | 2022-03-15 | temporaryAssistance | {"household":{"area":"RURAL"},"hardship":{"type":"EXPENDITURE","persons":2,"assessedMultiple":2,"place":"EMERGENCY_PLACE"}} | 申请地：现为“急难发生地”，要求“户籍地”
                    """)
    void tellsHowFarEachConditionWasMissed(
            String region, String asOf, String decision, String input, String needed)
            throws Exception {
        JsonNode notice = notice(request(region, asOf, decision, input), "zh");
        List<String> texts = notice.get("needed").findValuesAsText("text");
        assertThat(texts).anyMatch(text -> text.contains(needed));
        assertThat(notice.get("text").asText()).contains(needed);
    }

    @Test
    void tellsNoMissAfterAGrant() throws Exception {
        String input =
                """
                {"household":{"area":"RURAL","size":2},"incomes":[{"type":"WAGE","amount":100}]}""";
        JsonNode notice = notice(request("EZHOU", "2022-03-15", "subsistenceAmount", input), "zh");
        assertThat(notice.has("needed")).isFalse();
        assertThat(notice.get("next").toString()).contains("2022-04-01", "下次核查不晚于 2023-03-15");
    }

    @Test
    void isWrittenInEnglishToo() throws Exception {
        String input =
                """
                {"household":{"area":"RURAL","size":2},"incomes":[{"type":"WAGE","amount":970}]}""";
        JsonNode notice =
                notice(request("EZHOU", "2022-03-15", "subsistenceEligibility", input), "en");
        assertThat(notice.get("text").asText()).startsWith("Notice: Eligibility").contains("70");
    }

    @Test
    void isAPageForWhoAsksForHtml() {
        String input =
                """
                {"household":{"area":"RURAL","size":2},"incomes":[{"type":"WAGE","amount":970}]}""";
        String page =
                given().contentType(ContentType.JSON)
                        .accept(ContentType.HTML)
                        .body(
                                request("EZHOU", "2022-03-15", "subsistenceEligibility", input)
                                        .toString())
                        .post("/api/v1/decisions")
                        .then()
                        .statusCode(200)
                        .contentType(ContentType.HTML)
                        .extract()
                        .asString();
        assertThat(page).contains("低保资格告知书", "相差 70.00 元", "计算过程", "NB-EL-01", "收入是按月还是按年？");
    }

    @Test
    void asksOnAPageForTheFactsThatMatter() {
        ObjectNode request =
                request(
                                "EZHOU",
                                "2022-03-15",
                                "subsistenceEligibility",
                                """
                                {"household":{"area":"RURAL","size":2},"incomes":[{"type":"WAGE","amount":970}]}""")
                        .put("missing", "ask");
        String page =
                given().contentType(ContentType.JSON)
                        .accept(ContentType.HTML)
                        .body(request.toString())
                        .post("/api/v1/decisions")
                        .asString();
        assertThat(page).contains("需要补充的事实", "收入是按月还是按年？");
    }

    private JsonNode notice(ObjectNode request, String language) throws Exception {
        String body =
                given().contentType(ContentType.JSON)
                        .header("Accept-Language", language)
                        .body(request.toString())
                        .post("/api/v1/decisions")
                        .asString();
        return json.readTree(body).get("explanation").get("notice");
    }

    private ObjectNode request(String region, String asOf, String decision, String input) {
        try {
            ObjectNode request = json.createObjectNode();
            request.put("region", region).put("asOf", asOf).put("decision", decision);
            request.set("input", json.readTree(input));
            return request;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
