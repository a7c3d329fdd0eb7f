package io.doudi.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.quarkus.test.common.http.TestHTTPResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test of pages in a browser, which asks nobody else and whose scripts fail nowhere. */
abstract class PageTest {

    private static final int PATIENCE = 240_000;

    @TestHTTPResource("/")
    String root;

    Browser browser;

    @BeforeEach
    void start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        browser = new Browser(root.replaceAll("/$", ""));
    }

    @AfterEach
    void asksNobodyElseAndFailsNowhere() {
        assertThat(browser.requested()).isNotEmpty().allMatch(url -> url.startsWith(root));
        assertThat(browser.failures()).isEmpty();
        browser.close();
    }
}
