package io.doudi.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.doudi.event.WebhookCall.Answer;
import io.doudi.event.WebhookCall.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Delivers to one webhook, event by event, while its row is locked: so one node at a time does, in
 * order. How far it got is committed at the end; what is lost with a node is sent again.
 */
@Startup
@ApplicationScoped
class WebhookDelivery {

    private static final String METRIC = "doudi.events.deliveries";
    private static final int PAGE = 50;

    /** After that, the position is committed. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final int TRANSACTION_SECONDS = 60;

    private final Webhooks webhooks;
    private final EventLog log;
    private final WebhookCall call;
    private final EventConfig config;
    private final ObjectMapper json;
    private final MeterRegistry registry;
    private final InstantSource clock;

    WebhookDelivery(
            Webhooks webhooks,
            EventLog log,
            WebhookCall call,
            EventConfig config,
            ObjectMapper json,
            MeterRegistry registry,
            InstantSource clock) {
        this.webhooks = webhooks;
        this.log = log;
        this.call = call;
        this.config = config;
        this.json = json;
        this.registry = registry;
        this.clock = clock;
        for (Outcome outcome : Outcome.values()) {
            registry.counter(METRIC, "outcome", word(outcome));
        }
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }

    /** Delivers what is due, for some seconds at most, unless another node does. */
    void deliver(UUID id) {
        QuarkusTransaction.requiringNew()
                .timeout(TRANSACTION_SECONDS)
                .run(() -> webhooks.claimed(id).ifPresent(this::deliver));
    }

    private void deliver(WebhookEntity webhook) {
        long end = System.nanoTime() + LONGEST.toNanos();
        boolean more = true;
        while (more && System.nanoTime() - end < 0) {
            EventLog.Page page = log.page(webhook.filter(), webhook.position, PAGE);
            more = !page.events().isEmpty() && deliver(webhook, page, end);
            if (page.events().isEmpty()) {
                webhook.position = page.upTo();
            }
        }
    }

    private boolean deliver(WebhookEntity webhook, EventLog.Page page, long end) {
        for (CloudEvent event : page.events()) {
            if (System.nanoTime() - end > 0 || !deliver(webhook, event)) {
                return false;
            }
        }
        return true;
    }

    private boolean deliver(WebhookEntity webhook, CloudEvent event) {
        Optional<Answer> answer = answer(webhook, event);
        answer.ifPresent(one -> note(webhook, event, one));
        return answer.map(Answer::outcome).equals(Optional.of(Outcome.DELIVERED));
    }

    /** Empty if the service stops meanwhile. */
    private Optional<Answer> answer(WebhookEntity webhook, CloudEvent event) {
        try {
            return Optional.of(call.send(webhook, event.getId(), json.writeValueAsBytes(event)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void note(WebhookEntity webhook, CloudEvent event, Answer answer) {
        registry.counter(METRIC, "outcome", word(answer.outcome())).increment();
        Instant now = clock.instant();
        if (answer.outcome() == Outcome.DELIVERED) {
            webhook.delivered(EventLog.position(event), now);
            return;
        }
        webhook.failed(answer.words(), now, pause(webhook.failures));
        boolean isOver = webhook.failingSince.plus(config.webhookOffAfter()).isBefore(now);
        if (isOver || answer.outcome() == Outcome.GONE) {
            webhook.switchedOffAt = now;
            Log.warnf("Webhook %s is switched off: %s", webhook.id, answer.words());
        }
    }

    private Duration pause(int failures) {
        Duration pause = config.webhookFirstPause();
        for (int i = 0; i < failures && pause.compareTo(config.webhookLongestPause()) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(config.webhookLongestPause()) < 0
                ? pause
                : config.webhookLongestPause();
    }
}
