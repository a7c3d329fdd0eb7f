package io.doudi.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.doudi.ruleset.OwnDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Analysts see in a browser who gains and who loses by a draft, and which cell did it. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class ComparisonsPageTest extends PageTest {

    private static final String DRAFTS = "/api/v1/rule-sets/dazhou/drafts";
    private static final String FILE = "/files/parameters.dmn";
    private static final String CAP = "DZ-parameter-temporaryAssistanceMaxMultiple";
    private static final String[] VALUES = {"4", "5", "6 现在", "7", "8"};

    private static RequestSpecification as(String name) {
        return given().auth().preemptive().basic(name, name).contentType(ContentType.JSON);
    }

    /** A draft with a higher cap on temporary assistance. */
    private static String draft() {
        String version =
                as("editor")
                        .body("{\"from\": \"2023\"}")
                        .post(DRAFTS)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("version");
        Response file = as("editor").get(DRAFTS + "/" + version + FILE);
        as("editor")
                .contentType("text/plain; charset=UTF-8")
                .header("If-Match", file.header("ETag"))
                .body(file.asString().replace("<text>6</text>", "<text>8</text>"))
                .put(DRAFTS + "/" + version + FILE)
                .then()
                .statusCode(200);
        return version;
    }

    @Test
    void comparesADraftOnTheStandardPopulationAndLeadsToTheCases() {
        String draft = draft();
        Page page = browser.signedIn("editor");
        page.navigate("/drafts/dazhou/" + draft);
        page.locator("a:text-is('比较结果')").click();
        page.locator("#new button.main").click();
        page.waitForURL(Pattern.compile(".*/comparisons/.+"));
        assertThat(page.locator("h1 .state")).hasText("已完成");
        assertThat(page.locator("#population")).containsText("合成人口");
        assertThat(page.locator("#comparison")).containsText("临时救助");
        Browser.assertUsableByAll(page);
        page.navigate("/drafts/dazhou/" + draft);
        assertThat(page.locator("#outcomes")).containsText("已完成");
        assertThat(page.locator("#outcomes table")).containsText("临时救助");
    }

    @Test
    void showsTheCellThatDidItAndBothExplanations() {
        String draft = draft();
        String id = comparison(draft);
        Page page = browser.signedIn("analyst");
        page.navigate("/comparisons/" + id);
        assertThat(page.locator("h1 .state")).hasText("已完成");
        assertThat(page.locator("#comparison")).containsText("6 → 8");
        assertThat(page.locator("#comparison")).containsText("+700.00");
        assertThat(page.locator("#thresholds tbody tr")).hasCount(2);
        assertThat(page.locator("a[href*='report.pdf']")).isVisible();
        page.locator("table button.link").first().click();
        assertThat(page.locator("#changed-cases tr")).hasCount(1);
        page.locator("#changed-cases button").click();
        assertThat(page.locator("#answer .side")).hasCount(2);
        assertThat(page.locator("#answer .changed").first()).isVisible();
    }

    @Test
    void triesARangeFromATableAndFindsWhatKeepsWithinABudget() {
        Page page = browser.signedIn("analyst");
        page.navigate("/rules/dazhou/2023/tables/regional-document-parameter-table");
        page.locator("[id='" + CAP + "'] a").click();
        assertThat(page.locator("#sweep [name=row] option:checked"))
                .containsText("temporaryAssistanceMaxMultiple");
        page.locator("#sweep [name=from]").fill("4");
        page.locator("#sweep [name=to]").fill("8");
        page.locator("#sweep [name=step]").fill("1");
        page.locator("#sweep [name=cases]").selectOption("VERSION");
        Browser.assertUsableByAll(page);
        page.locator("#sweep button.main").click();
        page.waitForURL(Pattern.compile(".*/comparisons/.+"));
        assertThat(page.locator("h1 .state")).hasText("已完成");
        Locator curve = page.locator("section[aria-label='临时救助']");
        assertThat(curve.locator("canvas")).isVisible();
        assertThat(curve.locator(".values tbody th")).hasText(VALUES);
        Browser.assertUsableByAll(page);
        String yuan = curve.locator(".values tbody tr:nth-child(2) td").first().textContent();
        curve.locator(".budget input").fill(yuan.replace(",", ""));
        curve.locator(".budget button").click();
        assertThat(curve.locator(".budget-answer")).containsText("不超预算的取值：4、5");
        assertThat(curve.locator(".budget-answer")).containsText("5 不超预算（" + yuan + " 元）");
        assertThat(curve.locator(".budget-answer")).containsText("相邻的 6 超出");
        String before = page.url();
        curve.locator(".budget-answer button").click();
        page.waitForURL(url -> !url.equals(before));
        assertThat(page.locator("h1 .state")).hasText("已完成");
        assertThat(curve.locator(".values tbody tr")).hasCount(11);
        assertThat(curve.locator(".values tbody th").nth(1)).hasText("5.1");
    }

    @Test
    void opensTheFormWithTheCellThatIsChosenInADraft() {
        Page page = browser.signedIn("editor");
        page.navigate("/drafts/dazhou/" + draft() + "/tables/regional-document-parameter-table");
        page.locator(
                        ".tabulator-row:has-text('temporaryAssistanceMaxMultiple') [tabulator-field=c2]")
                .click();
        page.locator("#try-values").click();
        assertThat(page.locator("#sweep [name=row] option:checked"))
                .containsText("temporaryAssistanceMaxMultiple");
        assertThat(page.locator("#sweep [name=cell] option:checked")).hasText("数值：8");
        assertThat(page.locator("#sweep [name=from]")).hasValue("3");
    }

    /** One person is assessed at 7 times the standard of 700 yuan: 6 of them before, 7 after. */
    private static String comparison(String draft) {
        return as("analyst")
                .body(
                        """
                        {"sides": [{"region": "DAZHOU", "ruleSetVersion": "2023"},
                                   {"region": "DAZHOU", "ruleSetVersion": "%s"}],
                         "decisions": ["temporaryAssistance"], "cliffs": {},
                         "cases": {"kind": "GIVEN", "given": [
                           {"reference": "one", "asOf": "2023-10-10", "input":
                             {"household": {"area": "URBAN"}, "hardship": {"type": "EXPENDITURE",
                              "persons": 1, "assessedMultiple": 7}}}]}}
                        """
                                .formatted(draft))
                .post("/api/v1/comparisons")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
