package io.doudi.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

/** Rule engineers write DRL in a browser, others read it. */
@QuarkusTest
class FilePageTest extends PageTest {

    private static final String RULES = "extreme-hardship.drl";
    private static final String EDITOR = "#file .CodeMirror-code";

    private static RequestSpecification as(String name) {
        return given().auth().preemptive().basic(name, name).contentType(ContentType.JSON);
    }

    private static String draft() {
        return as("editor")
                .body("{\"from\": \"2023\"}")
                .post("/api/v1/rule-sets/dazhou/drafts")
                .then()
                .statusCode(201)
                .extract()
                .path("version");
    }

    private static void type(Page page, String text) {
        page.locator(EDITOR).click();
        page.keyboard().press("Control+End");
        page.keyboard().type(text);
    }

    @Test
    void aRuleEngineerChangesARuleAndIsToldWhatIsWrong() {
        String draft = draft();
        Page page = browser.signedIn("rule-engineer");
        page.navigate("/drafts/dazhou/" + draft);
        assertThat(page.locator("ul.rules").first()).containsText("达市府办发〔2023〕35号");
        page.navigate("/drafts/dazhou/" + draft + "/files?path=" + RULES);
        assertThat(page.locator(EDITOR)).containsText("DZ-EH-02");
        Browser.assertUsableByAll(page);
        type(page, "\nrule broken");
        assertThat(page.locator("#saved")).containsText("未保存");
        page.reload();
        assertThat(page.locator(EDITOR)).containsText("rule broken");
        type(page, " when");
        page.keyboard().press("Control+s");
        assertThat(page.locator("#saved")).containsText("已全部保存");
        assertThat(page.locator("#remarks")).containsText(RULES);
        as("editor")
                .get("/api/v1/rule-sets/dazhou/drafts/" + draft + "/files/" + RULES)
                .then()
                .statusCode(200)
                .body(containsString("rule broken when"));
    }

    @Test
    void whatNoRuleMayDoIsNotKept() {
        Page page = browser.signedIn("rule-engineer");
        page.navigate("/drafts/dazhou/" + draft() + "/files?path=" + RULES);
        type(page, "\nimport java.lang.System");
        page.locator("#save").click();
        assertThat(page.locator("#refused")).containsText("RULE_FORBIDDEN");
        assertThat(page.locator("#saved")).containsText("未保存");
    }

    @Test
    void anEditorReadsWhoChangesCode() {
        Page page = browser.signedIn("editor");
        page.navigate("/drafts/dazhou/" + draft() + "/files?path=" + RULES);
        assertThat(page.locator("main")).containsText("只有规则工程师或管理员可以修改");
        assertThat(page.locator("#save")).hasCount(0);
    }

    @Test
    void anEditorWritesCases() {
        String draft = draft();
        Page page = browser.signedIn("editor");
        page.navigate("/drafts/dazhou/" + draft + "/files?path=cases/new.yaml");
        type(page, "- name: 无");
        page.locator("#save").click();
        assertThat(page.locator("#refused")).containsText("cases/new.yaml");
    }
}
