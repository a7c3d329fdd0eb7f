package io.doudi.access;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;

/** A sign-in service over HTTP, with its own keys and documents. */
public class TokenIssuer implements QuarkusTestResourceLifecycleManager {

    private static final String ISSUER = "doudi-test";
    private static final MockOAuth2Server SERVER = new MockOAuth2Server();
    private static final MockOAuth2Server STRANGER = new MockOAuth2Server();

    /** A closed service that trusts the issuer. */
    public static class Profile extends ClosedService {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(TokenIssuer.class));
        }
    }

    @Override
    public Map<String, String> start() {
        SERVER.start();
        STRANGER.start();
        return Map.of("quarkus.oidc.auth-server-url", SERVER.issuerUrl(ISSUER).toString());
    }

    @Override
    public void stop() {
        SERVER.shutdown();
        STRANGER.shutdown();
    }

    static String token(String audience, long seconds, Map<String, Object> claims) {
        return token(SERVER, audience, seconds, claims);
    }

    /** A token that says what ours say, with the key of another issuer. */
    static String foreign(Map<String, Object> claims) {
        return token(STRANGER, "doudi", 60, claims);
    }

    /** The same token with no signature and saying so. */
    static String unsigned(String token) {
        byte[] header = "{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header)
                + "."
                + token.split("\\.")[1]
                + ".";
    }

    private static String token(
            MockOAuth2Server server, String audience, long seconds, Map<String, Object> claims) {
        DefaultOAuth2TokenCallback content =
                new DefaultOAuth2TokenCallback(
                        ISSUER, "subject", "JWT", List.of(audience), claims, seconds);
        return server.issueToken(ISSUER, "client", content).serialize();
    }
}
