package io.doudi.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;

import com.microsoft.playwright.Page;
import io.doudi.SampleQuestion;
import io.doudi.ruleset.OwnDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every page can be used without eyes, colours or a mouse, as far as axe-core can tell. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class UsableByAllTest extends PageTest {

    /** Milliseconds; it goes through all versions. */
    private static final int SLOW = 240_000;

    private static final String TABLE = ".tables li:has(.tag) a";

    @Test
    void signingIn() {
        Page page = browser.page();
        page.navigate("/sign-in?failed=true");
        Browser.assertUsableByAll(page);
    }

    @Test
    void rulesAndTheirTables() {
        Page page = browser.signedIn("editor");
        Browser.assertUsableByAll(page);
        for (String path : List.of("/rules", "/rules/dazhou/2023")) {
            page.navigate(path);
            Browser.assertUsableByAll(page);
        }
        page.navigate("/rules/dazhou/2023");
        page.locator(TABLE).first().click();
        assertThat(page.locator("table.decision")).isVisible();
        Browser.assertUsableByAll(page);
        page.getByText("中文条文").click();
        assertThat(page.locator(".sentences")).isVisible();
        Browser.assertUsableByAll(page);
    }

    @Test
    void clauses() {
        Page page = browser.signedIn("editor");
        page.setDefaultNavigationTimeout(SLOW);
        page.navigate("/clauses");
        Browser.assertUsableByAll(page);
    }

    @Test
    void draftsAndTheirTables() {
        Page page = browser.signedIn("editor");
        page.navigate("/rules/ezhou/2021");
        page.getByText("以此版本开始修改").click();
        assertThat(page.locator(".way")).isVisible();
        Browser.assertUsableByAll(page);
        page.locator(TABLE).first().click();
        assertThat(page.locator("#grid .tabulator-row").first()).isVisible();
        Browser.assertUsableByAll(page);
    }

    @Test
    void recordsAndTrying() {
        String id = recorded();
        Page page = browser.signedIn("auditor");
        page.navigate("/records");
        Browser.assertUsableByAll(page);
        page.navigate("/records/" + id);
        Browser.assertUsableByAll(page);
        page.navigate("/try?record=" + id);
        assertThat(page.locator("#answer")).containsText("金额");
        Browser.assertUsableByAll(page);
        page.navigate("/api/v1/decisions/" + id);
        assertThat(page.locator("main h1")).isVisible();
        Browser.assertUsableByAll(page);
    }

    private static String recorded() {
        return given().auth()
                .preemptive()
                .basic("caller", "caller")
                .contentType(ContentType.JSON)
                .body(SampleQuestion.JSON)
                .post("/api/v1/decisions")
                .then()
                .statusCode(200)
                .extract()
                .path("decisionId");
    }
}
