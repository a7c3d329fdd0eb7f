package io.doudi.decision;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** Keeps the latest spans of the tests instead of sending them. */
@Singleton
public class RecentSpans implements SpanExporter {

    private static final int MOST = 2_000;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Deque<SpanData> spans = new ArrayDeque<>();

    @Override
    public synchronized CompletableResultCode export(Collection<SpanData> finished) {
        spans.addAll(finished);
        while (spans.size() > MOST) {
            spans.removeFirst();
        }
        return CompletableResultCode.ofSuccess();
    }

    /** All spans of the trace of a span that is awaited: it ends when its answer has left. */
    List<SpanData> traceOf(Predicate<SpanData> wanted) throws InterruptedException {
        Instant end = Instant.now().plus(LONGEST);
        List<SpanData> found = find(wanted);
        while (found.isEmpty()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("No such span among " + find(any -> true));
            }
            Thread.sleep(20);
            found = find(wanted);
        }
        String trace = found.get(0).getTraceId();
        return find(span -> span.getTraceId().equals(trace));
    }

    private synchronized List<SpanData> find(Predicate<SpanData> wanted) {
        return spans.stream().filter(wanted).toList();
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
