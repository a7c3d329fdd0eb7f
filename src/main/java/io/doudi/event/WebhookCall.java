package io.doudi.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends one event to one receiver, once. */
@ApplicationScoped
class WebhookCall {

    private static final String TYPE = "application/cloudevents+json; charset=UTF-8";
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int GONE = 410;

    private final AllowedHosts hosts;
    private final EventConfig config;
    private final InstantSource clock;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(Version.HTTP_1_1)
                    .followRedirects(Redirect.NEVER)
                    .connectTimeout(CONNECT)
                    .build();

    WebhookCall(AllowedHosts hosts, EventConfig config, InstantSource clock) {
        this.hosts = hosts;
        this.config = config;
        this.clock = clock;
    }

    /** What came of it. */
    enum Outcome {
        /** The receiver has it. */
        DELIVERED,
        /** The receiver wants nothing any more. */
        GONE,
        /** The host is not, or not any more, among those that are allowed. */
        NOT_ALLOWED,
        /** The receiver names another address, which is not followed. */
        REDIRECTED,
        /** The receiver answers anything else. */
        REFUSED,
        /** There was no answer in time. */
        TIMED_OUT,
        /** There was no connection. */
        UNREACHABLE
    }

    /**
     * What came of it.
     *
     * @param words for administrators; nothing of what the receiver has said
     */
    record Answer(Outcome outcome, String words) {

        private static Answer of(int status) {
            return new Answer(outcome(status), "HTTP " + status);
        }

        private static Outcome outcome(int status) {
            if (status == WebhookCall.GONE) {
                return Outcome.GONE;
            }
            return switch (status / 100) {
                case 2 -> Outcome.DELIVERED;
                case 3 -> Outcome.REDIRECTED;
                default -> Outcome.REFUSED;
            };
        }
    }

    /** Sends an event and waits for the whole answer, but no longer than receivers may take. */
    Answer send(WebhookEntity webhook, String id, byte[] body) throws InterruptedException {
        if (!hosts.allow(webhook.url)) {
            return new Answer(Outcome.NOT_ALLOWED, "The host is not in webhook-hosts");
        }
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request(webhook, id, body), BodyHandlers.discarding());
        try {
            Duration longest = config.webhookTimeout();
            return Answer.of(answer.get(longest.toMillis(), TimeUnit.MILLISECONDS).statusCode());
        } catch (TimeoutException e) {
            return new Answer(Outcome.TIMED_OUT, "No answer in time");
        } catch (ExecutionException e) {
            return new Answer(
                    Outcome.UNREACHABLE,
                    "No connection: " + e.getCause().getClass().getSimpleName());
        } finally {
            answer.cancel(true);
        }
    }

    private HttpRequest request(WebhookEntity webhook, String id, byte[] body) {
        Instant now = clock.instant();
        return HttpRequest.newBuilder(URI.create(webhook.url))
                .header("Content-Type", TYPE)
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .header("webhook-signature", Signature.of(webhook.secret, id, now, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }
}
