package io.doudi.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.doudi.evaluation.RuleFile;
import io.doudi.ruleset.Difference;
import io.doudi.ruleset.Merge;
import io.doudi.ruleset.OwnDatabase;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A clerk edits whole models. Where there was no Node.js to build the editor, there is nothing to
 * test.
 */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class ModelPageTest {

    private static final Path MODELS = Path.of("dmn");
    private static final String TABLE = "regional-place-accepted-table";
    private static final String OTHER = "\"EXPENDITURE\",\"EMERGENCY\"";

    /**
     * What the editor does to any model as soon as something is changed, and the change of one
     * cell.
     */
    private static final String EDITED =
            """
            async (text) => {
              const { opened } = await import("/kie/model.js");
              const open = opened(text);
              const before = open.written(open.model);
              const model = structuredClone(open.model);
              for (const node of model.definitions.drgElement ?? []) {
                const logic = node.expression ?? node.encapsulatedLogic;
                if (logic) {
                  logic["@_label"] = node["@_name"];
                  logic["@_typeRef"] = node.variable?.["@_typeRef"];
                }
              }
              const diagram = model.definitions["dmndi:DMNDI"]["dmndi:DMNDiagram"][0];
              diagram["di:extension"] = { "kie:ComponentsWidthsExtension": { "kie:ComponentWidths": [] } };
              const untouched = open.written(model);
              const tables = [];
              const find = (value) => {
                if (value && typeof value === "object") {
                  if (Array.isArray(value.rule) && value.rule[0]?.outputEntry) {
                    tables.push(value);
                  }
                  Object.values(value).forEach(find);
                }
              };
              find(model);
              if (tables.length) {
                tables[0].rule[0].outputEntry[0].text.__$$text = "4321";
              }
              return [before, untouched, open.written(model)];
            }
            """;

    @TestHTTPResource("/")
    String root;

    private Browser browser;

    @BeforeEach
    void start() {
        assumeTrue(ModelPage.isBuilt() || Boolean.getBoolean("doudi.editor"));
        PlaywrightAssertions.setDefaultAssertionTimeout(240_000);
        browser = new Browser(root.replaceAll("/$", ""));
    }

    @AfterEach
    void asksNobodyElseAndFailsNowhere() {
        if (browser != null) {
            assertThat(browser.requested()).isNotEmpty().allMatch(this::isOwn);
            assertThat(browser.failures()).isEmpty();
            browser.close();
        }
    }

    private boolean isOwn(String url) {
        return url.startsWith(root) || url.startsWith("data:") || url.startsWith("blob:" + root);
    }

    private Page begun() {
        Page page = browser.signedIn("editor");
        page.onDialog(Dialog::accept);
        page.navigate("/rules/dazhou/2023");
        page.getByText("以此版本开始修改").click();
        assertThat(page.locator(".way .now")).containsText("修改、检查、提交");
        return page;
    }

    private static void openTable(Page page, String draft) {
        page.navigate(draft + "/model?file=temporary-assistance.dmn&table=" + TABLE);
        assertThat(cell(page, "EXPENDITURE")).isVisible();
    }

    /** The first cell with a text; tables stand in cells of others. */
    private static Locator cell(Page page, String text) {
        return page.locator("#model td:has-text('%s'):not(:has(td))".formatted(text)).first();
    }

    private static void write(Page page, Locator cell, String text) {
        cell.dblclick();
        assertThat(page.locator("#model .monaco-editor.focused")).isVisible();
        type(page, text);
    }

    private static void type(Page page, String text) {
        page.keyboard().press("Control+a");
        page.keyboard().type(text);
        page.keyboard().press("Enter");
    }

    @Test
    void canBeUsedByAll() {
        Page page = begun();
        openTable(page, page.url());
        Browser.assertUsableByAll(page);
    }

    @Test
    void changesACellAndNothingElse() {
        Page page = begun();
        String draft = page.url();
        page.locator("article:has-text('一事一议') >> text=模型编辑器").last().click();
        assertThat(page.locator("#model .react-flow__node").first()).isVisible();
        assertThat(page.locator("#model")).containsText("引用的模型");
        openTable(page, draft);
        assertThat(page.locator("#model")).containsText("返回决策图");
        assertThat(page.locator("#model")).containsText("决策表");
        write(page, cell(page, "EXPENDITURE"), OTHER);
        assertThat(page.locator("#undo")).isEnabled();
        assertThat(page.locator("#saved")).hasText("已全部保存");
        assertThat(page.locator("#remarks li").first()).isVisible();
        page.navigate(draft);
        assertThat(page.locator("main section").first().locator("li")).hasCount(1);
        assertThat(page.locator("main section").first())
                .containsText("类型：\"EXPENDITURE\" → " + OTHER);
        openTable(page, draft);
        assertThat(cell(page, "EXPENDITURE\",\"EMERGENCY")).isVisible();
    }

    @Test
    void takesAChangeBackAndKeepsThatToo() {
        Page page = begun();
        String draft = page.url();
        openTable(page, draft);
        write(page, cell(page, "EXPENDITURE"), OTHER);
        assertThat(page.locator("#undo")).isEnabled();
        page.locator("#undo").click();
        assertThat(page.locator("#redo")).isEnabled();
        assertThat(page.locator("#saved")).hasText("已全部保存");
        page.navigate(draft);
        assertThat(page.locator("main section").first()).containsText("还没有任何改动");
    }

    @Test
    void keepsInTheBrowserWhatCannotBeSent() {
        Page page = begun();
        String draft = page.url();
        openTable(page, draft);
        page.route("**/model", route -> route.abort());
        write(page, cell(page, "EXPENDITURE"), OTHER);
        assertThat(page.locator("#saved")).containsText("暂存在这台电脑上");
        page.unroute("**/model");
        openTable(page, draft);
        assertThat(cell(page, "EXPENDITURE\",\"EMERGENCY")).isVisible();
        assertThat(page.locator("#saved")).hasText("已全部保存");
        page.navigate(draft);
        assertThat(page.locator("main section").first()).containsText(OTHER);
    }

    @Test
    void onlyShowsADraftToThoseWhoDoNotWrite() {
        String draft = begun().url();
        Page page = browser.signedIn("analyst");
        openTable(page, draft);
        assertThat(page.locator("main")).containsText("这份草稿现在不能修改");
        assertThat(page.locator("#undo")).hasCount(0);
        cell(page, "EXPENDITURE").dblclick();
        type(page, OTHER);
        page.navigate(draft);
        assertThat(page.locator("main section").first()).containsText("还没有任何改动");
    }

    @Test
    void showsHowManyCasesHitEachRow() {
        Page page = begun();
        openTable(page, page.url());
        page.locator("#hits").click();
        Locator hit =
                page.locator("[data-evaluation-hits-count]:not([data-evaluation-hits-count='0'])");
        assertThat(hit.first()).isVisible();
    }

    @Test
    void saysEverythingInChinese() {
        Page page = browser.signedIn("editor");
        assertThat(
                        (List<?>)
                                page.evaluate(
                                        "async () => (await"
                                                + " import('/kie/words.js')).untranslated()"))
                .isEmpty();
    }

    @Test
    void writesOfEveryModelOnlyWhatWasChanged() throws IOException {
        Page page = browser.signedIn("editor");
        for (RuleFile file : models()) {
            List<?> texts = (List<?>) page.evaluate(EDITED, file.content());
            RuleFile before = new RuleFile(file.path(), (String) texts.get(0));
            RuleFile untouched = new RuleFile(file.path(), (String) texts.get(1));
            RuleFile after = new RuleFile(file.path(), (String) texts.get(2));
            assertThat(Difference.between(List.of(file), List.of(before)).changes())
                    .as(file.path())
                    .isEmpty();
            assertThat(merged(before, untouched, file)).isEqualTo(file.content());
            String changed = merged(before, after, file);
            assertThat(changed.lines().count()).isEqualTo(file.content().lines().count());
            assertThat(changedLines(file.content(), changed))
                    .as(file.path())
                    .hasSize(before.content().equals(after.content()) ? 0 : 1)
                    .allMatch(line -> line.contains("<text>4321</text>"));
        }
    }

    @Test
    void keepsWhatTheEditorDoesNotKnowAndTheVersionOfTheFile() throws IOException {
        String text =
                Files.readString(MODELS.resolve("dazhou/2023/temporary-assistance.dmn"))
                        .replace("20240513", "20230324")
                        .replaceAll("(<(?:in|out)putEntry) id=\"[^\"]*\"", "$1")
                        .replace(
                                "<rule id=\"DZ-TR-04.1\"",
                                "<!-- 注释 --><rule id=\"DZ-TR-04.1\" e:mark=\"1\"")
                        .replace("xmlns:dmndi=", "xmlns:e=\"https://example.org/e\" xmlns:dmndi=");
        RuleFile file = new RuleFile("m.dmn", text);
        List<?> texts = (List<?>) browser.signedIn("editor").evaluate(EDITED, text);
        RuleFile before = new RuleFile(file.path(), (String) texts.get(0));
        RuleFile after = new RuleFile(file.path(), (String) texts.get(2));
        assertThat(changedLines(text, merged(before, after, file)))
                .singleElement()
                .asString()
                .contains("<outputEntry><text>4321</text></outputEntry>");
    }

    private static String merged(RuleFile before, RuleFile after, RuleFile file) {
        return ((Merge.Merged) Merge.of(before, after, file)).file().content();
    }

    private static List<String> changedLines(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        return Stream.iterate(0, i -> i < now.size(), i -> i + 1)
                .filter(i -> !old.get(i).equals(now.get(i)))
                .map(now::get)
                .toList();
    }

    private static List<RuleFile> models() throws IOException {
        try (Stream<Path> files = Files.walk(MODELS)) {
            return files.filter(file -> file.toString().endsWith(".dmn"))
                    .map(ModelPageTest::read)
                    .toList();
        }
    }

    private static RuleFile read(Path file) {
        try {
            return new RuleFile(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
