package io.doudi.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers a request that announces too large a body with a problem document, before the framework
 * cuts it off.
 */
@ApplicationScoped
public class RequestSizeLimit {

    private static final int BEFORE_THE_FRAMEWORK = 1000;

    private static final String RULE_SETS = "/api/v1/rule-sets/";

    private final long limit;
    private final long largest;
    private final ProblemAnswer answer;

    RequestSizeLimit(
            @ConfigProperty(name = "doudi.requests.max-body-size") MemorySize limit,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest,
            ProblemAnswer answer) {
        this.limit = limit.asLongValue();
        this.largest = largest.asLongValue();
        this.answer = answer;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_THE_FRAMEWORK);
    }

    private void check(RoutingContext request) {
        if (length(request) > limit(request)) {
            refuse(request);
            return;
        }
        request.next();
    }

    /** Files and archives of rule sets may be larger than questions. */
    private long limit(RoutingContext request) {
        return request.normalizedPath().startsWith(RULE_SETS) ? largest : limit;
    }

    private static long length(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    private void refuse(RoutingContext request) {
        request.response().putHeader(HttpHeaders.CONNECTION, "close");
        answer.send(
                request,
                ProblemType.REQUEST_TOO_LARGE,
                "The body may have up to %d bytes; send several cases as a batch"
                        .formatted(limit(request)));
    }
}
