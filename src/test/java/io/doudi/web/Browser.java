package io.doudi.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real browser for tests of pages; it keeps what it asked for and what went wrong in pages. */
final class Browser implements AutoCloseable {

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
        BrowserContext context =
                browser.newContext(
                        new com.microsoft.playwright.Browser.NewContextOptions().setBaseURL(host));
        Page page = context.newPage();
        page.onRequest(request -> requested.add(request.url()));
        page.onPageError(failures::add);
        page.setDefaultTimeout(60_000);
        page.navigate("/sign-in");
        page.locator("input[name=name]:not([type=hidden])").fill(role);
        page.locator("input[name=password]:not([type=hidden])").fill(role);
        page.locator("button.main").click();
        page.waitForURL(host + "/");
        return page;
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
}
