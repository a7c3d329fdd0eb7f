package io.doudi.command;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * How the commands say who calls: one header, or none. Secrets come from the environment alone; an
 * argument could be read by others on the machine.
 */
record Credentials(String header, String value) {

    static final Credentials NONE = new Credentials("", "");

    /**
     * The API key {@code DOUDI_API_KEY}, or else the token {@code DOUDI_TOKEN}, or else the
     * password {@code DOUDI_PASSWORD} of an account.
     */
    static Credentials of(Map<String, String> environment, String user) {
        if (environment.containsKey("DOUDI_API_KEY")) {
            return new Credentials("X-API-Key", environment.get("DOUDI_API_KEY"));
        }
        if (environment.containsKey("DOUDI_TOKEN")) {
            return new Credentials("Authorization", "Bearer " + environment.get("DOUDI_TOKEN"));
        }
        return user.isEmpty() ? NONE : basic(user, environment.getOrDefault("DOUDI_PASSWORD", ""));
    }

    private static Credentials basic(String user, String password) {
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new Credentials(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
    }

    HttpRequest.Builder on(HttpRequest.Builder request) {
        return this.equals(NONE) ? request : request.header(header, value);
    }
}
