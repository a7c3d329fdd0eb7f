package io.doudi.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Auditors find and repeat decisions, analysts try cases, in a browser. */
@QuarkusTest
class RecordsAndTryPageTest extends PageTest {

    private static final String REQUEST =
            """
            {"region": "DAZHOU", "asOf": "2023-10-10", "decision": "temporaryAssistance",
             "caseReference": "%s",
             "input": {"household": {"area": "URBAN"},
                       "hardship": {"type": "EXPENDITURE", "persons": 3, "assessedMultiple": 2.5}}}
            """;
    private static final String TRY =
            "/try?region=DAZHOU&decision=temporaryAssistance&asOf=2023-10-10";

    private static String recorded(String reference) {
        return given().auth()
                .preemptive()
                .basic("caller", "caller")
                .contentType(ContentType.JSON)
                .body(REQUEST.formatted(reference))
                .post("/api/v1/decisions")
                .then()
                .statusCode(200)
                .extract()
                .path("decisionId");
    }

    private static String reference() {
        return "case " + UUID.randomUUID();
    }

    private static void fillIn(Page page, String persons) {
        page.locator("[name='household.area']").selectOption("URBAN");
        page.locator("[name='hardship.type']").selectOption("EXPENDITURE");
        page.locator("[name='hardship.persons']").fill(persons);
        page.locator("[name='hardship.assessedMultiple']").fill("2.5");
        page.locator("[name='hardship.place']").selectOption("REGISTERED");
    }

    @Test
    void findsARecordedDecisionReadsItAndRepeatsItEqual() {
        String reference = reference();
        recorded(reference);
        Page page = browser.signedIn("auditor");
        page.navigate("/records");
        page.getByLabel("案件编号").fill(reference);
        page.locator("form.search button.main").click();
        assertThat(page.locator("#found tbody tr")).hasCount(1);
        page.locator("#found tbody a").click();
        assertThat(page.locator(".letter .decided")).containsText("金额 5250.00 元");
        assertThat(page.locator(".letter")).containsText("计算过程");
        page.getByText("按原版本重算").click();
        assertThat(page.locator("#replay .same")).containsText("相同");
    }

    @Test
    void findsByDayOutcomeAndRule() {
        String reference = reference();
        String id = recorded(reference);
        Page page = browser.signedIn("auditor");
        page.navigate("/records?region=DAZHOU&hit=DZ-TR-01&caseReference=" + reference);
        assertThat(page.locator("#found tbody tr")).hasCount(1);
        page.navigate("/records?hit=EZ-TR-01&caseReference=" + reference);
        assertThat(page.locator("#found .empty")).containsText("没有符合条件的决定");
        page.navigate("/records?to=2020-01-01&caseReference=" + reference);
        assertThat(page.locator("#found tbody tr")).hasCount(0);
        page.navigate("/records?id=" + id);
        assertThat(page).hasURL(root + "records/" + id);
    }

    @Test
    void showsWhatAnotherVersionWouldChange() {
        Page page = browser.signedIn("auditor");
        page.navigate("/records/" + recorded(reference()));
        page.locator("#replay select").selectOption("national/2014");
        page.getByText("按所选版本重算").click();
        assertThat(page.locator("#replay .result")).containsText("national/2014");
    }

    @Test
    void tellsOthersThatRecordsAreNotTheirs() {
        String id = recorded(reference());
        Page page = browser.signedIn("editor");
        Response answer = page.navigate("/records");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(page.locator("main")).containsText("审计人员或管理员");
        assertThat(page.navigate("/records/" + id).status()).isEqualTo(404);
        assertThat(page.locator("main")).containsText("没有查看它的权限");
    }

    @Test
    void answersWhileFactsAreFilledIn() {
        Page page = browser.signedIn("analyst");
        page.navigate(TRY);
        fillIn(page, "3");
        assertThat(page.locator("#answer")).containsText("金额 5250.00 元");
        page.locator("#answer a[href='/try/rows/dazhou/2023/DZ-TR-01.3']").waitFor();
        page.navigate("/try/rows/dazhou/2023/DZ-TR-01.3");
        assertThat(page.locator("tr[id='DZ-TR-01.3']")).isVisible();
    }

    @Test
    void tellsAWrongValueAtItsField() {
        Page page = browser.signedIn("analyst");
        page.navigate(TRY);
        fillIn(page, "0");
        assertThat(page.locator(".leaf:has([name='hardship.persons']) .wrong"))
                .containsText("须在 1 至");
        page.locator("[name='hardship.persons']").fill("3");
        assertThat(page.locator("#answer")).containsText("金额 5250.00 元");
        assertThat(page.locator(".leaf:has([name='hardship.persons']) .wrong")).isEmpty();
    }

    @Test
    void asksForWhatIsMissingAndLeadsToItsField() {
        Page page = browser.signedIn("analyst");
        page.navigate(TRY);
        fillIn(page, "3");
        page.locator("[name='hardship.place']").selectOption("");
        page.getByText("在户籍地还是急难发生地申请？").click();
        assertThat(page.locator("[name='hardship.place']")).isFocused();
    }

    @Test
    void startsFromARecordedDecisionAndComparesVersions() {
        Page page = browser.signedIn("auditor");
        page.navigate("/try?record=" + recorded(reference()));
        assertThat(page.locator("[name='hardship.assessedMultiple']")).hasValue("2.5");
        assertThat(page.locator("#answer")).containsText("金额 5250.00 元");
        page.locator("[name=with]").selectOption("dazhou/2023");
        assertThat(page.locator("#answer .side")).hasCount(2);
        assertThat(page.locator("#answer .same")).containsText("结果相同");
    }

    @Test
    void keepsWhatWasTriedAsACaseOfADraft() {
        String draft =
                as("editor")
                        .body("{\"from\": \"2023\"}")
                        .post("/api/v1/rule-sets/dazhou/drafts")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("version");
        Page page = browser.signedIn("editor");
        page.navigate(TRY);
        fillIn(page, "3");
        assertThat(page.locator("#answer")).containsText("金额 5250.00 元");
        page.getByText("把这次试算存为草稿的用例").click();
        page.locator("#keep [name=draft]").selectOption("dazhou/" + draft);
        page.locator("#keep [name=name]").fill("三人户按 2.5 倍: \"试算\"");
        page.locator("#keep [name=clause]").fill("二(三)");
        page.locator("#keep button").click();
        assertThat(page.locator("#kept")).containsText("已存为用例");
        as("editor")
                .get("/api/v1/rule-sets/dazhou/drafts/" + draft + "/files/cases/kept.yaml")
                .then()
                .statusCode(200)
                .body(containsString("三人户按 2.5 倍"), containsString("\"amount\":5250"))
                .body(containsString("DZ-TR-01.3"));
        page.locator("#keep button").click();
        assertThat(page.locator("#kept")).containsText("这个名称已经有人用了");
    }

    private static RequestSpecification as(String name) {
        return given().auth().preemptive().basic(name, name).contentType(ContentType.JSON);
    }
}
