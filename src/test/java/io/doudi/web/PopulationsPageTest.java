package io.doudi.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.doudi.ruleset.OwnDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** An analyst makes populations, sends files and sees what is wrong with them. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class PopulationsPageTest extends PageTest {

    private static final String HOUSEHOLDS =
            """
            reference,weight,household.aera,household.size,incomes.1.type,incomes.1.amount
            a,2,URBAN,2,WAGE,900
            b,1,RURAL,1,WAGE,%s
            """;

    private static Locator row(Page page, String title) {
        return page.locator("#stored tr:has-text('%s')".formatted(title));
    }

    private static void choose(Page page, String income) {
        page.locator("#upload [name=file]")
                .setInputFiles(
                        new FilePayload(
                                "households.csv",
                                "text/csv",
                                HOUSEHOLDS.formatted(income).getBytes(UTF_8)));
    }

    @Test
    void generatesAPopulationAndDeletesIt() {
        Page page = browser.signedIn("analyst");
        page.onDialog(Dialog::accept);
        page.navigate("/comparisons");
        page.locator("a:text-is('人口数据')").click();
        assertThat(page.locator("h1")).containsText("人口数据");
        page.locator("#generate summary").click();
        page.locator("#generate [name=name]").fill("sample");
        page.locator("#generate [name=title]").fill("达州五十户");
        page.locator("#generate [name=region]").selectOption("DAZHOU");
        page.locator("#generate [name=households]").fill("50");
        page.locator("#generate button.main").click();
        assertThat(row(page, "达州五十户")).containsText("合成");
        assertThat(row(page, "达州五十户")).containsText("50");
        Browser.assertUsableByAll(page);
        row(page, "达州五十户").getByText("删除").click();
        assertThat(row(page, "达州五十户")).hasCount(0);
    }

    @Test
    void saysWhatIsWrongWithAFileAndTakesItWhenItIsRight() {
        Page page = browser.signedIn("analyst");
        page.navigate("/populations");
        page.locator("#upload summary").click();
        page.locator("#upload [name=name]").fill("own");
        page.locator("#upload [name=title]").fill("两户样本");
        page.locator("#upload [name=region]").selectOption("DAZHOU");
        choose(page, "-5");
        assertThat(page.locator("#preview")).containsText("最接近的是“household.area”");
        page.getByText("按建议改列名").click();
        assertThat(page.locator("#preview .WARNING")).hasCount(0);
        assertThat(page.locator("#preview .ERROR")).hasCount(1);
        assertThat(page.locator("#preview .ERROR")).containsText("第 3 行");
        page.locator("#upload button.main").click();
        assertThat(page.locator("#upload .error")).containsText("(POPULATION_REJECTED)");
        Browser.assertUsableByAll(page);
        choose(page, "1200");
        page.getByText("按建议改列名").click();
        assertThat(page.locator("#preview .WARNING")).hasCount(0);
        page.locator("#upload button.main").click();
        assertThat(row(page, "两户样本")).containsText("上传");
        page.navigate("/comparisons");
        assertThat(page.locator("#new [name=cases]")).containsText("两户样本");
    }

    @Test
    void offersNothingToThoseWhoOnlyRead() {
        Page page = browser.signedIn("approver");
        page.navigate("/populations");
        assertThat(page.locator("#stored")).not().containsText("正在读取");
        assertThat(page.locator("#upload")).hasCount(0);
    }
}
