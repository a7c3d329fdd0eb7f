package io.doudi.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is told as events, and where to: the {@code doudi.events.*} settings. */
@ConfigMapping(prefix = "doudi.events")
public interface EventConfig {

    /** Whether decisions that go on record are told, too. Publications always are. */
    @WithDefault("false")
    boolean decisions();

    /** How long the events of decisions are kept. Those of publications stay. */
    @WithDefault("7d")
    Duration decisionsKept();

    /** When too old events are dropped, in the notation of cron with seconds. */
    @WithDefault(EventRetention.NIGHTLY)
    String housekeeping();

    /** The {@code source} of all events: another for each installation. */
    @WithDefault("urn:doudi")
    String source();

    /** How often streams and webhooks look for what is new. */
    @WithDefault("1s")
    Duration poll();

    /** How many streams a node serves at once. */
    @WithDefault("100")
    int streams();

    /** How long a stream lasts; who reads it comes again then, with the rights of that time. */
    @WithDefault("15m")
    Duration streamLasts();

    /**
     * Where webhooks may send: {@code host} or {@code host:port} for HTTPS, {@code
     * http://host:port} for HTTP without encryption. Nowhere if it is not set.
     */
    Optional<List<String>> webhookHosts();

    /** How long a receiver may take for its answer, up to 30 seconds. */
    @WithDefault("10s")
    Duration webhookTimeout();

    /** The pause after a first failure; it doubles with each further one. */
    @WithDefault("5s")
    Duration webhookFirstPause();

    /** The longest pause after a failure. */
    @WithDefault("1h")
    Duration webhookLongestPause();

    /** For how long a receiver may fail until its webhook is switched off. */
    @WithDefault("5d")
    Duration webhookOffAfter();
}
