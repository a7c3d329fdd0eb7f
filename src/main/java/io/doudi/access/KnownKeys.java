package io.doudi.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * The API keys that were used lately. A revocation counts on every node within seconds; while the
 * database is away, known keys go on working.
 */
@ApplicationScoped
class KnownKeys {

    private static final Duration FRESH = Duration.ofSeconds(2);

    /** So long no other attempt to reach a database that is away keeps callers waiting. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST = 10_000;

    private final Function<String, Optional<Key>> database;
    private final InstantSource clock;
    private final Cache<String, Known> known;
    private volatile Instant awayUntil = Instant.MIN;

    @Inject
    KnownKeys(ApiKeys keys, InstantSource clock) {
        this(hash -> used(keys, hash).map(Key::of), clock);
    }

    private static Optional<ApiKeyEntity> used(ApiKeys keys, String hash) {
        Optional<ApiKeyEntity> key = keys.valid(hash);
        key.ifPresent(keys::used);
        return key;
    }

    KnownKeys(Function<String, Optional<Key>> database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.known =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .expireAfterWrite(LONGEST)
                        .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                        .build();
    }

    /** A key and what its owner may do. */
    record Key(String name, Rights rights) {
        private static Key of(ApiKeyEntity entity) {
            return new Key(entity.name, entity.rights());
        }
    }

    private record Known(Key key, Instant readAt) {}

    /** The valid key with a hash. */
    Optional<Key> find(String hash) {
        Instant now = clock.instant();
        Known last = known.getIfPresent(hash);
        if (last != null && (last.readAt().plus(FRESH).isAfter(now) || awayUntil.isAfter(now))) {
            return Optional.of(last.key());
        }
        try {
            return read(hash, now);
        } catch (RuntimeException e) {
            return remembered(last, e);
        }
    }

    /** Forgets a key that was revoked here. */
    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) ApiKeys.Revoked revoked) {
        known.invalidate(revoked.hash());
    }

    private Optional<Key> read(String hash, Instant now) {
        Optional<Key> key = database.apply(hash);
        key.ifPresentOrElse(
                valid -> known.put(hash, new Known(valid, now)), () -> known.invalidate(hash));
        return key;
    }

    private Optional<Key> remembered(Known last, RuntimeException failure) {
        if (last == null) {
            throw failure;
        }
        awayUntil = clock.instant().plus(PAUSE);
        Log.warnf("API keys cannot be looked up, known ones go on: %s", failure.getMessage());
        return Optional.of(last.key());
    }
}
