package io.doudi.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;

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
