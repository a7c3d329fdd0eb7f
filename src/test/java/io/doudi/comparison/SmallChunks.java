package io.doudi.comparison;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service that stores every hundred cases, and works only when it is told to. */
public class SmallChunks implements QuarkusTestProfile {

    static final int CHUNK = 100;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "doudi.comparisons.chunk", String.valueOf(CHUNK), "doudi.comparisons.every", "off");
    }
}
