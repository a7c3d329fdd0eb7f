package io.doudi.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.doudi.access.Accounts;
import io.doudi.access.Actor;
import io.doudi.access.ClosedService;
import io.doudi.access.Grant;
import io.doudi.access.Regions;
import io.doudi.access.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An administrator lets people and systems in and out; the trail tells of it, but no secret. */
@QuarkusTest
@TestProfile(ClosedService.class)
class AdministrationPageTest extends PageTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String ANOTHER = "another long password";

    @Inject Accounts accounts;

    private Page signedIn(String name, Role role) {
        accounts.put(
                new Actor("test", Set.of(), Regions.ALL),
                name,
                new Grant(PASSWORD, Set.of(role), Regions.ALL));
        return browser.signedIn(name, PASSWORD);
    }

    private static void fillIn(Page page, String name, String role) {
        page.locator("input[name=name]").fill(name);
        page.locator("input[name=roles][value=%s]".formatted(role)).check();
        page.locator("input[name=regions][value=DAZHOU]").check();
    }

    private static Locator row(Page page, String name) {
        return page.locator("tr:has(:text-is('%s'))".formatted(name));
    }

    private static Response decide(String key) {
        return given().header("X-API-Key", key)
                .contentType(ContentType.JSON)
                .body(
                        """
                        {"region": "DAZHOU", "asOf": "2023-10-10", "decision": "temporaryAssistance",
                         "input": {"household": {"area": "URBAN"},
                                   "hardship": {"type": "EXPENDITURE", "persons": 1, "assessedMultiple": 2}}}
                        """)
                .post("/api/v1/decisions");
    }

    @Test
    void letsAPersonInGivesAnotherRoleAndSwitchesOff() {
        Page page = signedIn("管理员甲", Role.ADMIN);
        page.onDialog(Dialog::accept);
        page.navigate("/administration");
        Browser.assertUsableByAll(page);
        fillIn(page, "王芳", "editor");
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("button:text-is('建立用户')").click();
        assertThat(row(page, "王芳")).containsText("政策人员");
        Page hers = browser.signedIn("王芳", PASSWORD);
        assertThat(hers.locator("header nav")).not().containsText("管理");

        page.locator("a:text-is('王芳')").click();
        Browser.assertUsableByAll(page);
        page.locator("input[name=roles][value=analyst]").check();
        page.locator("button:text-is('保存')").click();
        assertThat(row(page, "王芳")).containsText("分析人员");
        hers.navigate("/");
        assertThat(hers.locator("header")).containsText("分析人员");

        page.locator("a:text-is('王芳')").click();
        page.locator("button:text-is('停用')").click();
        assertThat(page.locator("h1")).containsText("已停用");
        hers.navigate("/rules");
        assertThat(hers).hasURL(root + "sign-in");

        page.locator("input[name=password]").fill(ANOTHER);
        page.locator("button:text-is('保存并重新启用')").click();
        assertThat(row(page, "王芳")).containsText("可登录");
        browser.signedIn("王芳", ANOTHER);
        page.navigate("/administration/trail?of=access&subject=王芳");
        assertThat(page.locator("tbody tr")).hasCount(4);
        assertThat(page.locator("tbody tr").nth(1)).containsText("停用用户");
        assertThat(page.content()).doesNotContain(PASSWORD, ANOTHER, "$2");
    }

    @Test
    void saysAtTheFieldWhatIsWrongAndLosesNothing() {
        Page page = signedIn("管理员乙", Role.ADMIN);
        page.navigate("/administration/accounts");
        page.locator("input[name=name]").fill("李 雷");
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("input[name=regions][value=EZHOU]").check();
        page.locator("button:text-is('建立用户')").click();
        assertThat(page.locator("#name-wrong")).containsText("不能有空格");
        assertThat(page.locator("input[name=name]")).hasValue("李 雷");
        assertThat(page.locator("input[name=name]")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("input[name=regions][value=EZHOU]")).isChecked();
        page.locator("input[name=name]").fill("李雷");
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("button:text-is('建立用户')").click();
        assertThat(page.locator("#roles-wrong")).containsText("至少选一个角色");
        page.locator("input[name=roles][value=auditor]").check();
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("button:text-is('建立用户')").click();
        assertThat(row(page, "李雷")).containsText("鄂州市");
        fillIn(page, "李雷", "admin");
        page.locator("input[name=password]").fill(ANOTHER);
        page.locator("button:text-is('建立用户')").click();
        assertThat(page.locator("#name-wrong")).containsText("已经有人用了");
        assertThat(row(page, "李雷")).containsText("审计人员");
    }

    @Test
    void keepsAdministratorsFromLockingThemselvesOut() {
        Page page = signedIn("管理员丙", Role.ADMIN);
        page.onDialog(Dialog::accept);
        page.navigate("/administration/accounts/管理员丙");
        page.locator("button:text-is('停用')").click();
        assertThat(page.locator("[role=alert]")).containsText("不能停用自己");
        page.locator("input[name=roles][value=admin]").uncheck();
        page.locator("input[name=roles][value=auditor]").check();
        page.locator("button:text-is('保存')").click();
        assertThat(page.locator("[role=alert]")).containsText("不能停用自己");
        assertThat(page.locator("input[name=roles][value=auditor]")).isChecked();
    }

    @Test
    void makesAKeyThatWorksUntilItIsRevoked() {
        List<String> asked = new ArrayList<>();
        Page page = signedIn("管理员丁", Role.ADMIN);
        page.onDialog(
                dialog -> {
                    asked.add(dialog.message());
                    dialog.accept();
                });
        page.navigate("/administration/keys");
        page.locator("input[name=expiresAt]").fill("2020-01-01");
        fillIn(page, "窗口系统", "caller");
        page.locator("button:text-is('建立密钥')").click();
        assertThat(page.locator("#expiry-wrong")).containsText("不能早于今天");
        page.locator("input[name=expiresAt]").fill("2999-01-01");
        page.locator("button:text-is('建立密钥')").click();
        String key = page.locator("#key-text").inputValue();
        Browser.assertUsableByAll(page);
        decide(key).then().statusCode(200);

        page.navigate("/administration/keys");
        assertThat(row(page, "窗口系统")).containsText("2999-01-02 00:00");
        assertThat(row(page, "窗口系统")).not().containsText("从未使用");
        assertThat(page.content()).doesNotContain(key);
        row(page, "窗口系统").locator("button").click();
        assertThat(page.locator("summary")).containsText("已吊销和已到期的密钥");
        assertThat(asked).hasSize(1).first().asString().contains("窗口系统", "达州市", "最近使用：2");
        decide(key).then().statusCode(401);

        page.navigate("/administration/trail?of=access&action=API_KEY_REVOKED&actor=管理员丁");
        assertThat(page.locator("tbody tr")).hasCount(1);
        String file = page.request().get("/administration/trail/csv?of=access&actor=管理员丁").text();
        assertThat(file).contains("建立密钥", "吊销密钥", "业务系统 · 达州市").doesNotContain(key);
        assertThat(file.lines()).hasSize(3);
    }

    @Test
    void letsAuditorsReadTheTrailOnly() {
        Page page = signedIn("审计员", Role.AUDITOR);
        page.navigate("/administration");
        assertThat(page).hasURL(root + "administration/trail");
        assertThat(page.locator("nav.places")).not().containsText("用户");
        Browser.assertUsableByAll(page);
        page.navigate("/administration/trail?of=access&actor=%7B%25审计员%7D&from=2020-01-01");
        assertThat(page.locator("main .empty")).containsText("没有符合条件的记录");
        page.navigate("/administration/trail?from=yesterday");
        assertThat(page.locator("[role=alert]")).containsText("日期不对");
        page.navigate("/administration/records");
        assertThat(page.locator("tbody")).containsText("达州市");
        Browser.assertUsableByAll(page);
        assertThat(page.navigate("/administration/accounts").status()).isEqualTo(403);
        assertThat(page.navigate("/administration/keys").status()).isEqualTo(403);
    }
}
