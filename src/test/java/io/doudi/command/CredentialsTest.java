package io.doudi.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who calls is said by one header. */
class CredentialsTest {

    private static final URI SERVICE = URI.create("http://localhost:8080");

    private static HttpHeaders sent(Credentials credentials) {
        return credentials.on(HttpRequest.newBuilder(SERVICE)).build().headers();
    }

    @Test
    void prefersTheKey() {
        Map<String, String> environment = Map.of("DOUDI_API_KEY", "key", "DOUDI_PASSWORD", "p");
        HttpHeaders headers = sent(Credentials.of(environment, "editor"));
        assertThat(headers.firstValue("X-API-Key")).hasValue("key");
        assertThat(headers.firstValue("Authorization")).isEmpty();
    }

    @Test
    void sendsATokenAsBearer() {
        HttpHeaders headers = sent(Credentials.of(Map.of("DOUDI_TOKEN", "a.b.c"), ""));
        assertThat(headers.firstValue("Authorization")).hasValue("Bearer a.b.c");
    }

    @Test
    void sendsNameAndPassword() {
        HttpHeaders headers = sent(Credentials.of(Map.of("DOUDI_PASSWORD", "密码"), "editor"));
        assertThat(headers.firstValue("Authorization")).hasValue("Basic ZWRpdG9yOuWvhueggQ==");
    }

    @Test
    void sendsNothingForNobody() {
        assertThat(sent(Credentials.of(Map.of(), "")).map()).isEmpty();
    }
}
