package io.doudi.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItem;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.doudi.PolicyCase;
import io.doudi.ruleset.OwnDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clerk raises the cap of Dazhou and an approver publishes it, by table and by workbook. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class DraftPageTest extends PageTest {

    private static final String CAP = "temporaryAssistanceMaxMultiple";

    private Page begun() {
        Page page = browser.signedIn("editor");
        page.onDialog(Dialog::accept);
        page.navigate("/rules/dazhou/2023");
        page.getByText("以此版本开始修改").click();
        assertThat(page.locator(".way .now")).containsText("修改、检查、提交");
        return page;
    }

    /** A decision on record, which submitted drafts are compared on. */
    private static void decide() {
        PolicyCase one =
                PolicyCase.all().stream()
                        .filter(some -> some.region().equals("DAZHOU") && !some.expectsError())
                        .filter(some -> some.decision().equals("temporaryAssistance"))
                        .findFirst()
                        .orElseThrow();
        given().auth()
                .preemptive()
                .basic("caller", "caller")
                .contentType("application/json")
                .body(one.request().toString())
                .post("/api/v1/decisions")
                .then()
                .statusCode(200);
    }

    private static Locator cap(Page page) {
        return page.locator("#grid .tabulator-row:has-text('%s') .kind-RESULT".formatted(CAP))
                .first();
    }

    private static void write(Page page, Locator cell, String text) {
        cell.dblclick();
        page.keyboard().press("Control+a");
        page.keyboard().type(text);
        page.keyboard().press("Enter");
    }

    private static void openParameters(Page page) {
        page.locator("a:has-text('地区文件参数')").click();
        assertThat(cap(page)).hasText("6");
    }

    private static String version(String draft) {
        return draft.substring(draft.lastIndexOf('/') + 1);
    }

    private static void check(Page page) {
        page.getByText("开始检查").click();
        assertThat(page.locator("#check")).containsText("核对案例");
        assertThat(page.locator("#check progress")).hasCount(0);
    }

    private static void publish(Page page, String draft) {
        page.onDialog(Dialog::accept);
        page.navigate(draft);
        page.locator("textarea[name=reason]").fill("文件属实");
        page.locator("button:text-is('批准')").click();
        page.locator("input[name=effectiveFrom]").fill("2099-01-01");
        page.locator("input[name=effectiveTo]").fill("");
        page.locator("textarea[name=reason]").fill("同意");
        page.locator("button:text-is('发布')").click();
        assertThat(page.locator("h1")).containsText(version(draft));
    }

    @Test
    void takesAChangeFromTheTableToItsPublicationAndItsWithdrawal() {
        decide();
        Page page = begun();
        String draft = page.url();
        openParameters(page);
        write(page, cap(page), "８");
        assertThat(cap(page)).hasText("8");
        assertThat(page.locator("#saved")).hasText("已全部保存");
        page.getByText("完成，回到草稿").click();
        assertThat(page.locator("main")).containsText("数值：6 → 8");
        check(page);
        assertThat(page.locator("#check")).containsText("个案例的结果变了");
        page.getByText("新结果正确").click();
        check(page);
        assertThat(page.locator("#check")).containsText("没有错误，可以提交");
        page.locator("textarea[name=reason]").fill("市里新文件：火灾急难最高 8 倍");
        page.locator("button:text-is('提交')").click();
        assertThat(page.locator("h1 .state")).hasText("待审批");
        Page approver = browser.signedIn("approver");
        assertThat(approver.locator("main")).containsText("请审批");
        approver.navigate(draft);
        assertThat(approver.locator("#outcomes li")).hasCount(2);
        assertThat(approver.locator("#outcomes"))
                .containsText(Pattern.compile("存档的决定，[1-9]\\d* 个"));
        publish(approver, draft);
        given().auth()
                .preemptive()
                .basic("caller", "caller")
                .get("/api/v1/rule-sets/dazhou/versions")
                .then()
                .body("manifest.version", hasItem(version(draft)));
        approver.getByText("撤回这个版本").click();
        approver.locator("textarea[name=reason]").fill("文件还没有生效");
        approver.locator("button:text-is('撤回')").click();
        assertThat(approver.locator(".facts")).containsText("已撤回");
    }

    @Test
    void saysAtTheCellWhatIsWrongAndUndoesIt() {
        Page page = begun();
        openParameters(page);
        Locator name = page.locator("#grid .tabulator-row .kind-CONDITION").first();
        write(page, name, "FIRE");
        assertThat(page.locator("#remarks")).containsText("文字应写成 \"FIRE\"");
        assertThat(page.locator("#grid .has-error")).hasCount(1);
        page.locator("#undo").click();
        assertThat(page.locator("#remarks li")).hasCount(0);
        assertThat(page.locator("#grid .has-error")).hasCount(0);
    }

    @Test
    void takesAChangedWorkbookAfterShowingWhatItChanges(@TempDir Path folder) throws IOException {
        Page page = begun();
        Download download = page.waitForDownload(() -> page.getByText("下载 Excel 工作簿").click());
        Path workbook = folder.resolve("changed.xlsx");
        download.saveAs(workbook);
        raiseCap(workbook);
        page.locator("#workbook").setInputFiles(workbook);
        assertThat(page.locator("#workbook-found")).containsText("数值：6 → 8");
        page.locator("#workbook-take").click();
        assertThat(page.locator("main section").first()).containsText("数值：6 → 8");
    }

    private static void raiseCap(Path file) throws IOException {
        Workbook workbook;
        try (InputStream in = Files.newInputStream(file)) {
            workbook = WorkbookFactory.create(in);
        }
        for (Sheet sheet : workbook) {
            for (Row row : sheet) {
                boolean isCap = false;
                for (Cell cell : row) {
                    isCap |= cell.toString().equals("\"%s\"".formatted(CAP));
                    if (isCap && cell.toString().equals("6")) {
                        cell.setCellValue(8);
                    }
                }
            }
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            workbook.write(out);
        }
        workbook.close();
    }

    @Test
    void takesChangedCasesAfterShowingWhatTheyChange(@TempDir Path folder) throws IOException {
        Page page = begun();
        Download download = page.waitForDownload(() -> page.getByText("下载案例（CSV）").click());
        Path cases = folder.resolve("changed.csv");
        download.saveAs(cases);
        String csv = Files.readString(cases);
        Files.writeString(cases, csv.replaceFirst(",DAZHOU,2024-05-20,", ",DAZHOU,2024-05-21,"));
        page.locator("#cases").setInputFiles(cases);
        assertThat(page.locator("#cases-found .changes")).containsText("2024-05-20 → 2024-05-21");
        page.locator("#cases-take").click();
        assertThat(page.locator("main section").first()).containsText("随之更新的案例：1 个");
        page.navigate("/rules/dazhou/2023");
        assertThat(page.getByText("下载案例（Excel）")).isVisible();
        assertThat(page.locator("#cases")).hasCount(0);
    }

    @Test
    void aReviewerCommentsAtACellAndTheAuthorSeesToIt() {
        Page page = begun();
        String draft = page.url();
        openParameters(page);
        Page approver = browser.signedIn("approver");
        approver.navigate(page.url());
        cap(approver).click();
        approver.locator("#comment textarea").fill("请附上火灾文件的条款");
        assertThat(approver.locator("#comment-at")).containsText("数值");
        approver.locator("#comment button").click();
        assertThat(approver.locator("#grid .has-comment")).hasCount(1);
        page.navigate(draft);
        assertThat(page.locator("main")).containsText("请附上火灾文件的条款");
        page.locator(".remarks a:has-text('数值')").click();
        page.locator("#comments button:text-is('已处理')").click();
        assertThat(page.locator("#comments .resolved")).containsText("editor");
        assertThat(page.locator("#grid .has-comment")).hasCount(0);
        assertThat(page.locator("#grid .row-number .hits").first()).isVisible();
    }

    @Test
    void showsBothSidesOfACellThatTwoPeopleHaveChanged() {
        Page page = begun();
        openParameters(page);
        Page other = browser.signedIn("rule-engineer");
        other.navigate(page.url());
        write(other, cap(other), "9");
        assertThat(other.locator("#saved")).hasText("已全部保存");
        write(page, cap(page), "8");
        assertThat(page.locator("#refused-list")).containsText("您写的是“8”，现在表里是“9”");
        assertThat(cap(page)).hasText("9");
        page.getByText("用我写的").click();
        assertThat(page.locator("#refused")).isHidden();
        assertThat(page.locator("#saved")).hasText("已全部保存");
        page.reload();
        assertThat(cap(page)).hasText("8");
        assertThat(page.locator("#refused")).isHidden();
    }

    @Test
    void takesCellsThatWereCopiedInAWorkbook() {
        Page page = begun();
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        openParameters(page);
        page.evaluate("navigator.clipboard.writeText('9\\t\"\"\"次\"\"\"\\r\\n')");
        int rows = page.locator("#grid .tabulator-row").count();
        cap(page).click();
        assertThat(page.locator("#grid .tabulator-tableholder")).isFocused();
        page.keyboard().press("Control+v");
        assertThat(cap(page)).hasText("9");
        assertThat(page.locator("#grid")).containsText("\"次\"");
        assertThat(page.locator("#grid .tabulator-row")).hasCount(rows);
        assertThat(page.locator("#saved")).hasText("已全部保存");
        page.getByText("完成，回到草稿").click();
        assertThat(page.locator("main section").first().locator("li")).hasCount(2);
        assertThat(page.locator("main")).containsText("数值：6 → 9");
    }

    @Test
    void tellsOnAPageWhatCannotBeShown() {
        Page page = browser.signedIn("editor");
        page.navigate("/drafts/dazhou/1999.9");
        assertThat(page.locator("h1")).hasText("打不开这一页");
        assertThat(page.locator("main")).containsText("没有这份草稿，可能已经发布或删除。 (DRAFT_NOT_FOUND)");
        page.navigate("/administration/keys");
        assertThat(page.locator("main")).containsText("您的角色不能做这一步。 (FORBIDDEN)");
        given().auth()
                .preemptive()
                .basic("editor", "editor")
                .get("/api/v1/rule-sets/dazhou/drafts/1999.9")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }
}
