package io.doudi.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service as it is run: no demonstration, so only who has an account, a key or a token. */
public class ClosedService implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("doudi.demo", "false");
    }
}
