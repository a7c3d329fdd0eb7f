package io.doudi.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.doudi.ruleset.OwnDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Somebody new is shown around, once, and finds the guide. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class GuidePageTest extends PageTest {

    private Page newcomer(String role) {
        Page page = browser.page();
        Browser.signIn(page, role, role);
        return page;
    }

    private static Locator tour(Page page) {
        return page.locator(".tour");
    }

    /** With the keyboard alone, as focus is in the callout. */
    private static void goOn(Page page) {
        assertThat(tour(page)).isFocused();
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
    }

    @Test
    void showsAnEditorAroundInFiveStepsByKeyboard() {
        Page page = newcomer("editor");
        assertThat(tour(page)).containsText("第一次来");
        Browser.assertUsableByAll(page);
        page.locator(".tour button.main").click();
        assertThat(tour(page)).containsText("第 1 步");
        goOn(page);
        assertThat(page).hasURL(Pattern.compile("/rules/dazhou/"));
        assertThat(tour(page)).containsText("第 2 步");
        Browser.assertUsableByAll(page);
        goOn(page);
        assertThat(page).hasURL(Pattern.compile("/drafts/dazhou/"));
        assertThat(tour(page)).containsText("第 3 步");
        goOn(page);
        assertThat(tour(page)).containsText("第 4 步");
        goOn(page);
        assertThat(tour(page)).containsText("第 5 步");
        goOn(page);
        assertThat(tour(page)).hasCount(0);
        assertThat(page.locator("#content")).isFocused();
        page.navigate("/");
        assertThat(page.locator("h1")).isVisible();
        assertThat(tour(page)).hasCount(0);
    }

    @Test
    void endsByEscapeAndBeginsAgainFromTheGuide() {
        Page page = newcomer("analyst");
        page.locator(".tour button.main").click();
        assertThat(tour(page)).containsText("第 1 步");
        page.keyboard().press("Escape");
        assertThat(tour(page)).hasCount(0);
        page.locator("header a:text-is('帮助')").click();
        assertThat(page.locator("main")).containsText("五步改一个数字");
        assertThat(tour(page)).hasCount(0);
        page.locator("#tour-again").click();
        assertThat(tour(page)).containsText("第 1 步");
    }

    @Test
    void showsWhoDoesNotWriteAroundWithoutADraft() {
        Page page = newcomer("approver");
        page.locator(".tour button.main").click();
        goOn(page);
        assertThat(tour(page)).containsText("第 2 步");
        goOn(page);
        assertThat(page).hasURL(Pattern.compile("/rules/dazhou/.*/tables/"));
        assertThat(tour(page)).containsText("第 3 步");
        goOn(page);
        assertThat(page).hasURL(Pattern.compile("/guide"));
        assertThat(tour(page)).containsText("第 4 步");
        goOn(page);
        assertThat(tour(page)).containsText("第 5 步");
    }

    @Test
    void isThereInBothLanguages() {
        Page page = browser.signedIn("editor");
        page.navigate("/guide");
        Browser.assertUsableByAll(page);
        page.locator("button:text-is('English')").click();
        assertThat(page.locator("h1")).containsText("Guide");
        Browser.assertUsableByAll(page);
    }
}
