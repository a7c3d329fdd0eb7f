package io.doudi.comparison;

import static io.doudi.comparison.Analyst.COMPARISONS;
import static io.doudi.comparison.Analyst.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comparisons over HTTP, against what plain arithmetic says. */
@QuarkusTest
@TestProfile(SmallChunks.class)
class ComparisonTest {

    private static final String MODEL = "temporary-assistance.dmn";
    private static final String CAP = "DZ-parameter-temporaryAssistanceMaxMultiple";
    private static final String[] CAP_OF_8 = {
        "parameters.dmn", CAP + "-out-1\"><text>6<", CAP + "-out-1\"><text>8<"
    };
    private static final String ABOVE = "DZ-TR-02.1-out-2\"><text>";

    @Inject ObjectMapper json;

    @Test
    void findsWhatAHigherCapCostsAndWhichCellCausesIt() throws IOException {
        Analyst.draft("cap-8", CAP_OF_8);
        Applicants applicants = Applicants.of(1_200);
        JsonNode found = Analyst.compared(applicants.request(json, "2023", "cap-8"), json);
        assertThat(found.path("state").asText()).isEqualTo("FINISHED");
        JsonNode change = found.at("/result/differences/0/decisions/0");
        long gaining = applicants.count(one -> one.isAbove(6) && !one.approved());
        assertThat(change.at("/all/cases").asLong()).isEqualTo(1_200);
        assertNumber(change.at("/all/households"), applicants.weight(one -> true));
        assertNumber(change.at("/all/before"), applicants.weighted(one -> one.amount(6)));
        assertNumber(change.at("/all/after"), applicants.weighted(one -> one.amount(8)));
        JsonNode up = line(change.path("transitions"), "UP");
        assertThat(up.path("cases").asLong()).isEqualTo(gaining);
        assertNumber(
                up.path("difference"),
                applicants.weighted(one -> one.amount(8).subtract(one.amount(6))));
        JsonNode urban = group(change, "area", "URBAN");
        assertThat(urban.at("/winners/cases").asLong())
                .isEqualTo(
                        applicants.count(one -> one.urban() && one.isAbove(6) && !one.approved()));
        assertThat(urban.at("/losers/cases").asLong()).isZero();
        JsonNode cause = change.at("/causes/0/cause");
        assertThat(cause.at("/cells/0/row").asText()).isEqualTo(CAP);
        assertThat(cause.at("/cells/0/before").asText()).isEqualTo("6");
        assertThat(cause.at("/cells/0/after").asText()).isEqualTo("8");
        assertThat(change.path("causes")).hasSize(1);
        assertPages(found.path("id").asText(), gaining);
    }

    private void assertPages(String id, long gaining) throws IOException {
        changed(id, "transition=UP&limit=7&from=7&sort=gain")
                .body("total", is((int) gaining))
                .body("cases.size()", is(7))
                .body("cases.transition", everyItem(equalTo("UP")));
        changed(id, "transition=UP&group=area=URBAN&limit=1000")
                .body("cases.groups", everyItem(hasItem("area=URBAN")));
        String band = changed(id, "transition=UP").extract().path("cases[0].yuanBand");
        as("analyst")
                .queryParam("band", band)
                .get(COMPARISONS + "/" + id + "/changed")
                .then()
                .body("cases.yuanBand", everyItem(equalTo(band)));
        changed(id, "cause=none").body("total", is(0));
        String csv = as("analyst").get(COMPARISONS + "/" + id + "/changed.csv").asString();
        assertThat(csv.lines()).hasSize(1_201);
        byte[] xlsx =
                as("analyst")
                        .get(COMPARISONS + "/" + id + "/changed.xlsx?transition=UP")
                        .asByteArray();
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
            assertThat(workbook.getSheetAt(0).getLastRowNum()).isEqualTo((int) gaining);
        }
        assertThat(as("analyst").get(COMPARISONS + "/" + id + "/events").asString())
                .contains("FINISHED");
        as("approver").get(COMPARISONS).then().body("id", hasItem(id));
        as("approver").post(COMPARISONS + "/" + id + "/pause").then().statusCode(403);
        as("analyst").post(COMPARISONS + "/" + id + "/pause").then().statusCode(409);
    }

    @Test
    void dividesADifferenceAmongTheEditsAndTheirInteraction() {
        Analyst.draft(
                "two-edits",
                CAP_OF_8[0],
                CAP_OF_8[1],
                CAP_OF_8[2],
                MODEL,
                ABOVE + "maxMultiple<",
                ABOVE + "minMultiple<");
        Applicants applicants = Applicants.of(1_000);
        JsonNode found =
                Analyst.compared(
                        applicants.request(json, "2023", "two-edits").put("shares", true), json);
        JsonNode shares = found.at("/result/differences/0/decisions/0/shares");
        BigDecimal cap = applicants.weighted(one -> one.amount(8).subtract(one.amount(6)));
        BigDecimal above = applicants.weighted(one -> one.amount(6, 1).subtract(one.amount(6)));
        BigDecimal both = applicants.weighted(one -> one.amount(8, 1).subtract(one.amount(6)));
        assertThat(shares.path("edits")).hasSize(2);
        assertNumber(shares.at("/edits/0/figures/difference"), cap);
        assertNumber(shares.at("/edits/1/figures/difference"), above);
        assertNumber(shares.path("total"), both);
        assertNumber(shares.path("interaction"), both.subtract(cap).subtract(above));
        assertThat(shares.path("interaction").decimalValue().signum()).isNotZero();
    }

    @Test
    void triesValuesInOneCell() {
        Applicants applicants = Applicants.of(300);
        ObjectNode request = applicants.request(json, "2023");
        ofCap(request).putArray("values").add("4").add("7").add("such").add("10");
        JsonNode sweep = Analyst.compared(request, json).at("/result/sweep");
        assertThat(sweep).hasSize(4);
        assertNumber(sweep.at("/0/all/after"), applicants.weighted(one -> one.amount(4)));
        assertNumber(sweep.at("/1/all/after"), applicants.weighted(one -> one.amount(7)));
        assertThat(sweep.at("/2/open/cases").asLong()).isEqualTo(300);
        assertNumber(sweep.at("/3/given/after"), applicants.weighted(one -> one.amount(10)));
        ((ObjectNode) request.path("sweep")).put("row", "none");
        as("analyst").body(request.toString()).post(COMPARISONS).then().statusCode(404);
    }

    /**
     * Two people in town, one of them severely ill, where the standard is 700 yuan a head: below
     * 1.5 times of that the ill one gets 700 yuan alone, at it nobody gets anything.
     */
    @Test
    void findsWhoLosesMoreThanTheyEarnAndWhoIsNearAThreshold() throws IOException {
        String household =
                """
                {"reference": "%s", "weight": %d, "asOf": "2024-03-05", "input":
                 {"household": {"area": "URBAN", "members": [{"id": "a"}, {"id": "b", "severeIllness": %s}]},
                  "incomes": [%s]}}
                """;
        String income =
                "{\"type\": \"OTHER\", \"amount\": %s, \"period\": \"%s\", \"memberId\": \"a\"}";
        String request =
                """
                {"sides": [{"region": "DAZHOU", "ruleSetVersion": "2023"}, {"region": "DAZHOU", "ruleSetVersion": "2023"}],
                 "decisions": ["subsistenceAmount"], "cliffs": {"step": 1, "within": 50},
                 "cases": {"kind": "GIVEN", "given": [%s]}}
                """
                        .formatted(
                                String.join(
                                        ",",
                                        household.formatted(
                                                "cliff",
                                                3,
                                                true,
                                                income.formatted("2099", "MONTH")),
                                        household.formatted(
                                                "a year",
                                                1,
                                                true,
                                                income.formatted("25188", "YEAR")),
                                        household.formatted(
                                                "slope",
                                                1,
                                                false,
                                                income.formatted("1000", "MONTH")),
                                        household.formatted(
                                                "above",
                                                1,
                                                false,
                                                income.formatted("1420", "MONTH")),
                                        household.formatted("nothing told", 2, false, "")));
        JsonNode cliffs =
                Analyst.compared((ObjectNode) json.readTree(request), json).at("/result/cliffs");
        assertThat(cliffs).hasSize(2);
        for (JsonNode side : cliffs) {
            assertNumber(side.at("/measured/households"), BigDecimal.valueOf(6));
            assertNumber(side.at("/notMeasured/households"), BigDecimal.valueOf(2));
            assertNumber(side.at("/cliffs/households"), BigDecimal.valueOf(4));
            assertNumber(side.at("/cliffs/difference"), BigDecimal.valueOf(-2_800));
            assertNumber(side.at("/nearWithMore/households"), BigDecimal.valueOf(4));
            assertNumber(side.at("/nearWithLess/households"), BigDecimal.ONE);
        }
    }

    @Test
    void refusesToChangeIncomesByNothing() {
        ObjectNode request = Applicants.of(1).request(json, "2023", "2023");
        request.putObject("cliffs").put("step", 0);
        as("analyst")
                .body(request.toString())
                .post(COMPARISONS)
                .then()
                .statusCode(422)
                .body("field", equalTo("cliffs.step"));
    }

    private static ObjectNode ofCap(ObjectNode request) {
        return request.putObject("sweep")
                .put("file", "parameters.dmn")
                .put("table", "regional-document-parameter-table")
                .put("row", CAP)
                .put("column", 3);
    }

    @Test
    void triesARangeAndHoldsABudgetAgainstWhatWasFound() {
        Applicants applicants = Applicants.of(300);
        ObjectNode request = applicants.request(json, "2023");
        ofCap(request).putObject("range").put("from", "4").put("to", 6.5).put("step", 0.5);
        JsonNode found = Analyst.compared(request, json);
        JsonNode sweep = found.at("/result/sweep");
        assertThat(sweep.findValuesAsText("value"))
                .containsExactly("4", "4.5", "5", "5.5", "6", "6.5");
        assertThat(found.at("/result/cell/text").asText()).isEqualTo("6");
        assertNumber(found.at("/result/cell/present"), BigDecimal.valueOf(6));
        BigDecimal spent = applicants.weighted(one -> one.amount(5));
        assertNumber(sweep.at("/2/all/after"), spent);
        String id = found.path("id").asText();
        budget(id, spent.setScale(2, RoundingMode.UP).toPlainString())
                .statusCode(200)
                .body("period", equalTo("ONCE"))
                .body("course", equalTo("RISING"))
                .body("within.value", equalTo(List.of("4", "4.5", "5")))
                .body("limits[0].above.value", equalTo("5.5"))
                .body("limits[0].finer.step", is(0.05f))
                .body("unanswered", equalTo(List.of()));
        budget(id, spent.subtract(BigDecimal.ONE).setScale(2, RoundingMode.UP).toPlainString())
                .body("limits[0].within.value", equalTo("4.5"));
        budget(id, "1e9").statusCode(422).body("code", equalTo("INVALID_VALUE"));
        as("analyst")
                .get(COMPARISONS + "/" + id + "/budget?yuan=1")
                .then()
                .statusCode(422)
                .body("code", equalTo("REQUIRED"));
    }

    private static ValidatableResponse budget(String id, String yuan) {
        return as("analyst")
                .queryParam("decision", "temporaryAssistance")
                .queryParam("yuan", yuan)
                .get(COMPARISONS + "/" + id + "/budget")
                .then();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"range\": {\"from\": 1, \"to\": 21, \"step\": 1}} | OUT_OF_RANGE |"
                        + " sweep.range.step",
                "{\"range\": {\"from\": 1, \"to\": 2}} | REQUIRED | sweep.range.step",
                "{\"values\": [\"1\"], \"range\": {\"from\": 1, \"to\": 2, \"step\": 1}} |"
                        + " INVALID_VALUE | sweep.range",
                "{} | REQUIRED | sweep.values",
                "{\"values\": []} | OUT_OF_RANGE | sweep.values"
            })
    void refusesWhatCannotBeTried(String values, String code, String field) throws IOException {
        ObjectNode request = Applicants.of(1).request(json, "2023");
        ofCap(request).setAll((ObjectNode) json.readTree(values));
        as("analyst")
                .body(request.toString())
                .post(COMPARISONS)
                .then()
                .statusCode(422)
                .body("code", equalTo(code))
                .body("field", equalTo(field));
    }

    @Test
    void listsTheComparisonsOfADraft() {
        Analyst.draft("listed", CAP_OF_8);
        String id =
                Analyst.compared(Applicants.of(5).request(json, "2023", "listed"), json)
                        .path("id")
                        .asText();
        Analyst.compared(Applicants.of(5).request(json, "2023", "2023"), json);
        as("analyst")
                .get(COMPARISONS + "?ruleSetVersion=dazhou/listed")
                .then()
                .body("id", equalTo(List.of(id)));
        as("analyst").get(COMPARISONS + "?ruleSetVersion=listed").then().body("size()", is(0));
    }

    @Test
    void countsExactlyTheCasesThatAreBroken() {
        ObjectNode request = Applicants.of(250).request(json, "2023", "2023");
        ArrayNode given = (ArrayNode) request.at("/cases/given");
        ((ObjectNode) given.get(3).at("/input/household")).put("area", "NOWHERE");
        ((ObjectNode) given.get(120).path("input")).remove("hardship");
        ((ObjectNode) given.get(121).at("/input/hardship")).put("persons", 0);
        ((ObjectNode) given.get(249).at("/input/hardship")).put("type", true);
        JsonNode found = Analyst.compared(request, json);
        JsonNode statuses = found.at("/result/sides/0/decisions/0/statuses");
        assertThat(line(statuses, "DECIDED").path("cases").asLong()).isEqualTo(246);
        assertThat(line(statuses, "ERROR:REQUIRED").path("cases").asLong()).isEqualTo(1);
        assertThat(line(statuses, "ERROR:OUT_OF_RANGE").path("cases").asLong()).isEqualTo(1);
        assertThat(line(statuses, "ERROR:INVALID_VALUE").path("cases").asLong()).isEqualTo(2);
        JsonNode change = found.at("/result/differences/0/decisions/0");
        assertThat(line(change.path("transitions"), "SAME").path("cases").asLong()).isEqualTo(250);
    }

    @Test
    void hidesWhatIsAboutFewCases() {
        Analyst.draft("hidden", CAP_OF_8);
        ObjectNode request = Applicants.of(40).request(json, "2023", "hidden");
        ArrayNode given = (ArrayNode) request.at("/cases/given");
        ((ObjectNode) given.get(0).at("/input/household")).put("area", "NOWHERE");
        String id = Analyst.compared(request, json).path("id").asText();
        ValidatableResponse open = as("analyst").get(COMPARISONS + "/" + id).then();
        open.body("result.sides[0].decisions[0].statuses[1].figures.cases", is(1));
        as("analyst")
                .get(COMPARISONS + "/" + id + "?hideSmallCells=true")
                .then()
                .body("result.sides[0].decisions[0].statuses[0].figures.cases", is(39))
                .body("result.sides[0].decisions[0].statuses[1].figures.hidden", is(true))
                .body("result.sides[0].decisions[0].statuses[1].figures.size()", is(1));
        changed(id, "group=size=1&transition=ERROR_NOW&hideSmallCells=true").body("total", is(0));
    }

    @Test
    void comparesDaysRegionsAndStoredCases() throws IOException {
        JsonNode request =
                json.readTree(
                        """
                        {"title": "Three", "decisions": ["subsistenceEligibility", "subsistenceAmount", "temporaryAssistance"],
                         "sides": [{"region": "DAZHOU"}, {"region": "DAZHOU", "asOf": "2026-02-01", "label": "later"},
                                   {"region": "EZHOU", "asOf": "2023-09-01"}],
                         "cases": {"kind": "VERSION", "ruleSetVersion": "dazhou/2023"}}
                        """);
        JsonNode found = Analyst.compared((ObjectNode) request, json);
        assertThat(found.path("state").asText()).isEqualTo("FINISHED");
        assertThat(found.at("/result/sides")).hasSize(3);
        assertThat(found.at("/result/differences/0/name").asText()).isEqualTo("later");
        JsonNode causes = found.at("/result/differences/1/decisions/2/causes");
        assertThat(causes.isEmpty()).isFalse();
        assertThat(found.at("/result/sides/0/povertyGap/before").decimalValue().signum())
                .isPositive();
    }

    @Test
    void comparesWhatIsOnRecord() {
        String decision =
                as("caller")
                        .body(
                                """
                                {"region": "DAZHOU", "asOf": "2023-09-01", "decision": "temporaryAssistance",
                                 "input": {"household": {"area": "URBAN"},
                                           "hardship": {"type": "EXPENDITURE", "persons": 1, "assessedMultiple": 7}}}
                                """)
                        .post("/api/v1/decisions")
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("decisionId");
        Analyst.draft("of-records", CAP_OF_8);
        ObjectNode request = Applicants.of(1).request(json, "2023", "of-records");
        request.putObject("cases")
                .put("kind", "RECORDS")
                .put("from", "2020-01-01T00:00:00Z")
                .put("to", "2100-01-01T00:00:00Z");
        JsonNode found = Analyst.compared(request, json);
        JsonNode largest = found.at("/result/differences/0/decisions/0/largest/0");
        assertThat(largest.path("reference").asText()).isEqualTo(decision);
        assertNumber(largest.path("before"), BigDecimal.valueOf(4_200));
        assertNumber(largest.path("after"), BigDecimal.valueOf(4_900));
        String job = COMPARISONS + "/" + found.path("id").asText() + "/job";
        as("analyst").get(job).then().statusCode(403).body("code", equalTo("FORBIDDEN"));
        as("admin").get(job).then().statusCode(200).contentType("application/zip");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"region\": \"DAZHOU\"}] | 422 | OUT_OF_RANGE",
                "[{\"region\": \"DAZHOU\"}, {\"region\": \"NOWHERE\"}] | 422 | UNKNOWN_REGION",
                "[{\"region\": \"DAZHOU\"}, {\"region\": \"DAZHOU\", \"ruleSetVersion\": \"1\"}] |"
                        + " 404 | VERSION_NOT_FOUND",
                "[{\"region\": \"DAZHOU\"}, {\"asOf\": \"2023-09-01\"}] | 422 | REQUIRED",
                "[{\"region\": \"DAZHOU\"}, {\"region\": \"DAZHOU\"}] | 422 | REQUIRED"
            })
    void refusesWhatCannotBeCompared(String sides, int status, String code) {
        as("analyst")
                .body(
                        """
                        {"sides": %s, "decisions": ["temporaryAssistance"],
                         "cases": {"kind": "GIVEN", "given": [{"input": {}}]}}
                        """
                                .formatted(sides))
                .post(COMPARISONS)
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }

    @ParameterizedTest
    @CsvSource({"0", "1e9", "1e2147483647", "0.0000000001"})
    void refusesWeightsThatCannotBeAddedUp(String weight) throws IOException {
        String body = Applicants.of(1).request(json, "2023", "2023").toString();
        as("analyst")
                .body(body.replaceFirst("\"weight\":[^,}]+", "\"weight\":" + weight))
                .post(COMPARISONS)
                .then()
                .statusCode(422)
                .body("code", equalTo("OUT_OF_RANGE"))
                .body("field", equalTo("cases.given.weight"));
    }

    private static ValidatableResponse changed(String id, String query) {
        return as("analyst")
                .get(COMPARISONS + "/" + id + "/changed?" + query)
                .then()
                .statusCode(200);
    }

    private static JsonNode line(JsonNode lines, String value) {
        return StreamSupport.stream(lines.spliterator(), false)
                .filter(one -> one.path("value").asText().equals(value))
                .findFirst()
                .map(one -> one.path("figures"))
                .orElseThrow(() -> new AssertionError("No " + value + " in " + lines));
    }

    private static JsonNode group(JsonNode change, String dimension, String value) {
        return StreamSupport.stream(change.path("groups").spliterator(), false)
                .filter(one -> one.path("dimension").asText().equals(dimension))
                .filter(one -> one.path("value").asText().equals(value))
                .findFirst()
                .orElseThrow()
                .path("outcomes");
    }

    private static void assertNumber(JsonNode actual, BigDecimal expected) {
        assertThat(List.of(actual).get(0).decimalValue()).isEqualByComparingTo(expected);
    }
}
