package io.doudi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real browser for tests of pages; it keeps what it asked for and what went wrong in pages. */
final class Browser implements AutoCloseable {

    /** The checks of axe-core, which its own library for Java brings along. */
    private static final String AXE = resource("/axe.min.js");

    /** What is serious or critical, with the elements that it is about. */
    private static final String GRAVE =
            """
            async () => (await axe.run()).violations
                .filter((one) => ["serious", "critical"].includes(one.impact))
                .flatMap((one) => one.nodes.map((node) =>
                    `${one.id}: ${node.target.join(" ")} ${node.failureSummary}`))
            """;

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    private final Playwright playwright =
            Playwright.create(
                    new Playwright.CreateOptions()
                            .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final com.microsoft.playwright.Browser browser =
            playwright
                    .chromium()
                    .launch(
                            new BrowserType.LaunchOptions()
                                    .setExecutablePath(CHROMIUM)
                                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    private final String host;
    private final List<String> requested = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    /**
     * Starts it.
     *
     * @param host where the service is, for example {@code http://localhost:8081}
     */
    Browser(String host) {
        this.host = host;
    }

    /** A page of somebody of the demonstration who has signed in: the role is name and password. */
    Page signedIn(String role) {
        return signedIn(role, role);
    }

    /** A page of somebody who has signed in and has seen the tour. */
    Page signedIn(String name, String password) {
        Page page = page();
        page.addInitScript("try { localStorage.setItem('doudi-tour', 'done'); } catch {}");
        signIn(page, name, password);
        page.waitForURL(host + "/");
        return page;
    }

    /** A page of somebody who is here for the first time. */
    Page page() {
        BrowserContext context =
                browser.newContext(
                        new com.microsoft.playwright.Browser.NewContextOptions().setBaseURL(host));
        Page page = context.newPage();
        page.onRequest(request -> requested.add(request.url()));
        page.onPageError(failures::add);
        page.setDefaultTimeout(60_000);
        return page;
    }

    /** Fills in the form and sends it. */
    static void signIn(Page page, String name, String password) {
        page.navigate("/sign-in");
        page.locator("input[name=name]:not([type=hidden])").fill(name);
        page.locator("input[name=password]:not([type=hidden])").fill(password);
        page.locator("button.main").click();
    }

    /** Fails if somebody with a handicap could not use the page as it is now. */
    static void assertUsableByAll(Page page) {
        page.evaluate(AXE);
        Object found = page.evaluate(GRAVE);
        assertThat((List<?>) found).as(page.url()).isEmpty();
    }

    /** Every address that any page has asked for. */
    List<String> requested() {
        return List.copyOf(requested);
    }

    /** The exceptions of scripts. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static String resource(String name) {
        try (InputStream in = Browser.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
