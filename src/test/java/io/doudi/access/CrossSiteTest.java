package io.doudi.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of another site changes nothing with the password that a browser remembers. */
@QuarkusTest
class CrossSiteTest {

    private static final String ACCOUNT = "/api/v1/accounts/cross";

    @TestHTTPResource URI service;

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, http://localhost:1",
        "Origin, not a uri"
    })
    void isRefusedToChangeSomething(String header, String value) {
        refused(header, value, "POST");
        refused(header, value, "PUT");
        refused(header, value, "DELETE");
        refused(header, value, "PATCH");
    }

    private static void refused(String header, String value, String method) {
        given().auth()
                .preemptive()
                .basic("admin", "admin")
                .header(header, value)
                .request(method, ACCOUNT)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("CROSS_SITE_REQUEST"));
    }

    @Test
    void isNotBelievedWhenTheBrowserSaysOtherwise() {
        put("cross-site", origin()).then().body("code", equalTo("CROSS_SITE_REQUEST"));
        put("same-site", "http://other.localhost")
                .then()
                .body("code", equalTo("CROSS_SITE_REQUEST"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none", "same-site"})
    void doesNotStopOwnPages(String site) {
        put(site, origin()).then().body("code", not(equalTo("CROSS_SITE_REQUEST")));
    }

    @Test
    void mayRead() {
        given().header("Sec-Fetch-Site", "cross-site")
                .get("/api/v1/rule-sets")
                .then()
                .statusCode(200);
    }

    private String origin() {
        return "http://%s:%d".formatted(service.getHost(), service.getPort());
    }

    private static Response put(String site, String origin) {
        return given().auth()
                .preemptive()
                .basic("admin", "admin")
                .contentType(ContentType.JSON)
                .header("Sec-Fetch-Site", site)
                .header("Origin", origin)
                .body("{}")
                .put(ACCOUNT);
    }
}
