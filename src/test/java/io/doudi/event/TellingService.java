package io.doudi.event;

import io.doudi.MovingClock;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** A service that tells of decisions, and of everything quickly; its clock can be moved. */
public class TellingService implements QuarkusTestProfile {

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(MovingClock.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "doudi.events.decisions", "true",
                "doudi.events.poll", "100ms",
                "doudi.events.stream-lasts", "20s",
                "doudi.events.streams", "3",
                "doudi.events.webhook-hosts", Receiver.ORIGIN,
                "doudi.events.webhook-timeout", "1s",
                "doudi.events.webhook-first-pause", "100ms",
                "doudi.events.webhook-longest-pause", "400ms",
                "doudi.events.housekeeping", "off");
    }
}
