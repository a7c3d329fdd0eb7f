package io.doudi.ruleset;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Tests that publish rules do so in a service of their own, which tells nobody of it. */
public class OwnDatabase implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("doudi.events.webhook-hosts", "");
    }
}
