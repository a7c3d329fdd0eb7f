package io.doudi.event;

import static io.doudi.problem.ProblemType.TOO_MANY_REQUESTS;

import io.cloudevents.CloudEvent;
import io.doudi.problem.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.smallrye.health.runtime.ShutdownReadinessCheck;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;

/**
 * Events as they come. The next page is read only when the one before is on its way, so a slow
 * reader costs two pages of memory, however much there is to tell.
 */
@ApplicationScoped
class EventStreams {

    private static final int PAGE = 100;

    /** How long nothing is told at most, so that both ends notice that the other is gone. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final EventLog log;
    private final EventConfig config;
    private final ShutdownReadinessCheck shutdown;
    private final Counter streamed;
    private final AtomicInteger open = new AtomicInteger();

    EventStreams(
            EventLog log,
            EventConfig config,
            @Readiness ShutdownReadinessCheck shutdown,
            MeterRegistry registry) {
        this.log = log;
        this.config = config;
        this.shutdown = shutdown;
        streamed = registry.counter("doudi.events.streamed");
        registry.gauge("doudi.events.streams", open);
    }

    /** Streams must not keep a node from stopping. */
    private boolean isStopping() {
        return shutdown.call().getStatus() == Status.DOWN;
    }

    /** Where a stream is. */
    private static final class Cursor {
        private final EventFilter filter;
        private final Sse sse;
        private long position;

        /** Something is told at once, so that the reader knows that there is a stream. */
        private long told = System.nanoTime() - SILENCE.toNanos();

        Cursor(EventFilter filter, long position, Sse sse) {
            this.filter = filter;
            this.position = position;
            this.sse = sse;
        }

        private boolean isSilent() {
            return System.nanoTime() - told >= SILENCE.toNanos();
        }
    }

    /**
     * Everything that matches after a position, until the stream has lasted long enough, the reader
     * goes or the service stops.
     */
    Multi<OutboundSseEvent> open(EventFilter filter, long after, Sse sse) {
        if (open.incrementAndGet() > config.streams()) {
            open.decrementAndGet();
            throw new ProblemException(
                    TOO_MANY_REQUESTS,
                    "This node serves %d streams already; ask for pages"
                            .formatted(config.streams()));
        }
        Cursor cursor = new Cursor(filter, after, sse);
        return Multi.createBy()
                .repeating()
                .uni(() -> next(cursor))
                .until(events -> isStopping())
                .onItem()
                .<OutboundSseEvent>disjoint()
                .select()
                .first(config.streamLasts())
                .onTermination()
                .invoke(open::decrementAndGet);
    }

    /** The next page; an empty one comes late. */
    private Uni<List<OutboundSseEvent>> next(Cursor cursor) {
        return Uni.createFrom()
                .item(() -> read(cursor))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onItem()
                .call(events -> events.isEmpty() ? pause() : Uni.createFrom().voidItem());
    }

    private Uni<Void> pause() {
        return Uni.createFrom().voidItem().onItem().delayIt().by(config.poll());
    }

    private List<OutboundSseEvent> read(Cursor cursor) {
        EventLog.Page page = log.page(cursor.filter, cursor.position, PAGE);
        cursor.position = page.upTo();
        if (page.events().isEmpty() && !cursor.isSilent()) {
            return List.of();
        }
        cursor.told = System.nanoTime();
        streamed.increment(page.events().size());
        return page.events().isEmpty()
                ? List.of(silence(cursor))
                : page.events().stream().map(event -> told(cursor.sse, event)).toList();
    }

    private static OutboundSseEvent told(Sse sse, CloudEvent event) {
        return sse.newEventBuilder()
                .id(event.getId())
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(CloudEvent.class, event)
                .build();
    }

    /** Says how far it is, so that nothing has to be looked at again. */
    private static OutboundSseEvent silence(Cursor cursor) {
        return cursor.sse
                .newEventBuilder()
                .id(Long.toString(cursor.position))
                .comment("nothing new")
                .build();
    }
}
