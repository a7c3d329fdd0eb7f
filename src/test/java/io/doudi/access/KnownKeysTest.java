package io.doudi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Known keys outlive the database, but not their revocation. */
class KnownKeysTest {

    private static final KnownKeys.Key KEY =
            new KnownKeys.Key("window", new Rights(Set.of(Role.CALLER), Regions.ALL));

    private final Map<String, KnownKeys.Key> stored = new HashMap<>(Map.of("hash", KEY));
    private final KnownKeys keys = new KnownKeys(this::read, this::now);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private boolean away;
    private int reads;

    private Optional<KnownKeys.Key> read(String hash) {
        reads++;
        if (away) {
            throw new IllegalStateException("away");
        }
        return Optional.ofNullable(stored.get(hash));
    }

    private Instant now() {
        return now;
    }

    private void pass(long seconds) {
        now = now.plus(Duration.ofSeconds(seconds));
    }

    @Test
    void askTheDatabaseOnceInAWhile() {
        keys.find("hash");
        keys.find("hash");
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void hearOfARevocationElsewhereWithinSeconds() {
        assertThat(keys.find("hash")).contains(KEY);
        stored.clear();
        pass(3);
        assertThat(keys.find("hash")).isEmpty();
    }

    @Test
    void hearOfARevocationHereAtOnce() {
        assertThat(keys.find("hash")).contains(KEY);
        stored.clear();
        keys.forget(new ApiKeys.Revoked("hash"));
        assertThat(keys.find("hash")).isEmpty();
    }

    @Test
    void goOnWhileTheDatabaseIsAway() {
        keys.find("hash");
        away = true;
        pass(60);
        assertThat(keys.find("hash")).contains(KEY);
        assertThat(keys.find("hash")).contains(KEY);
        assertThat(reads).as("nobody else waits for the database").isEqualTo(2);
        assertThatThrownBy(() -> keys.find("unknown")).hasMessage("away");
    }

    @Test
    void endWhenTheDatabaseStaysAwayForLong() {
        keys.find("hash");
        away = true;
        pass(3601);
        assertThatThrownBy(() -> keys.find("hash")).hasMessage("away");
    }

    @Test
    void areAskedAgainWhenTheDatabaseIsBack() {
        keys.find("hash");
        away = true;
        pass(3);
        keys.find("hash");
        away = false;
        stored.clear();
        pass(6);
        assertThat(keys.find("hash")).isEmpty();
    }
}
