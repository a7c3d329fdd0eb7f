package io.doudi.event;

import io.doudi.problem.FailureLog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** Looks for webhooks that have something to send, and lets some of them send at once. */
@ApplicationScoped
class WebhookRounds {

    private static final int AT_ONCE = 4;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

    private final Webhooks webhooks;
    private final WebhookDelivery delivery;
    private final AllowedHosts hosts;
    private final EventLog log;
    private final EventConfig config;
    private final Set<UUID> sending = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Double> lag = new AtomicReference<>(0.0);
    private final Thread thread = new Thread(this::run, "webhooks");
    private final ExecutorService senders =
            Executors.newFixedThreadPool(AT_ONCE, work -> daemon(new Thread(work, "webhook")));
    private volatile boolean stopped;

    WebhookRounds(
            Webhooks webhooks,
            WebhookDelivery delivery,
            AllowedHosts hosts,
            EventLog log,
            EventConfig config,
            MeterRegistry registry) {
        this.webhooks = webhooks;
        this.delivery = delivery;
        this.hosts = hosts;
        this.log = log;
        this.config = config;
        Gauge.builder("doudi.events.lag", lag, AtomicReference::get)
                .baseUnit("seconds")
                .register(registry);
    }

    private static Thread daemon(Thread thread) {
        thread.setDaemon(true);
        return thread;
    }

    void start(@Observes StartupEvent event) {
        if (!hosts.isEmpty()) {
            daemon(thread).start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        thread.interrupt();
        senders.shutdownNow();
    }

    private void run() {
        while (!stopped) {
            try {
                round();
                Thread.sleep(config.poll().toMillis());
            } catch (InterruptedException e) {
                stopped = true;
            } catch (RuntimeException e) {
                pause(e);
            }
        }
    }

    private void round() {
        for (UUID id : webhooks.due(log.last())) {
            if (sending.add(id)) {
                senders.execute(() -> send(id));
            }
        }
        lag.set(webhooks.lagSeconds());
    }

    private void send(UUID id) {
        try {
            delivery.deliver(id);
        } catch (RuntimeException e) {
            Log.warn("Webhook " + id + " stumbled", FailureLog.wordless(e));
        } finally {
            sending.remove(id);
        }
    }

    /** Nothing is lost while the database is away. */
    private void pause(RuntimeException problem) {
        if (stopped) {
            return;
        }
        Log.warn("Webhooks cannot be looked for", FailureLog.wordless(problem));
        try {
            Thread.sleep(AFTER_FAILURE.toMillis());
        } catch (InterruptedException e) {
            stopped = true;
        }
    }
}
