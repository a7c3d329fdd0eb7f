package io.doudi.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * The id of a request, by which its lines in the log are found: the caller's {@code X-Request-Id},
 * or the trace of its {@code traceparent}, or a new one. The answer repeats it.
 */
@ApplicationScoped
public class RequestId {

    /** The header, and what it is called in problem documents and in the log. */
    static final String HEADER = "X-Request-Id";

    static final String NAME = "requestId";

    /** Before everything that may fail. */
    private static final int FIRST = 2000;

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final Pattern TRACE =
            Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

    void register(@Observes Filters filters) {
        filters.register(RequestId::note, FIRST);
    }

    private static void note(RoutingContext request) {
        String id = of(request.request());
        MDC.put(NAME, id);
        request.response().putHeader(HEADER, id);
        request.next();
    }

    private static String of(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(HEADER))
                .filter(given -> WELL_FORMED.matcher(given).matches())
                .filter(given -> !Identifiers.arePersonal(given))
                .or(() -> trace(request))
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    private static Optional<String> trace(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader("traceparent"))
                .map(TRACE::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1));
    }

    /** The id of the present request; empty if there is none. */
    public static Optional<String> current() {
        return Optional.ofNullable((String) MDC.get(NAME));
    }

    /** The same work, which bears the id of the present request on whatever thread it is done. */
    public static Runnable carried(Runnable work) {
        Optional<String> id = current();
        return () -> {
            id.ifPresent(one -> MDC.put(NAME, one));
            try {
                work.run();
            } finally {
                id.ifPresent(one -> MDC.remove(NAME));
            }
        };
    }
}
