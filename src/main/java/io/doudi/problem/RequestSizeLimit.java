package io.doudi.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
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

    /** When the framework has set its own limit. */
    private static final int BEHIND_THE_FRAMEWORK = 1;

    private static final String RULE_SETS = "/api/v1/rule-sets/";
    private static final String COMPARISONS = "/api/v1/comparisons";
    private static final String RESULTS = "/job/results";
    private static final String BATCH = "/api/v1/decisions/batch";
    private static final String POPULATIONS = "/api/v1/populations/";

    private final long body;
    private final long archive;
    private final long population;
    private final long batch;
    private final ProblemAnswer answer;

    RequestSizeLimit(
            @ConfigProperty(name = "doudi.requests.max-body-size") MemorySize body,
            @ConfigProperty(name = "doudi.requests.max-archive-size") MemorySize archive,
            @ConfigProperty(name = "doudi.requests.max-population-size") MemorySize population,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize batch,
            ProblemAnswer answer) {
        this.body = body.asLongValue();
        this.archive = archive.asLongValue();
        this.population = population.asLongValue();
        this.batch = batch.asLongValue();
        this.answer = answer;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_THE_FRAMEWORK);
        filters.register(this::limit, BEHIND_THE_FRAMEWORK);
    }

    private void check(RoutingContext request) {
        if (length(request) > largest(request)) {
            refuse(request);
            return;
        }
        request.next();
    }

    /** A body that announces no length is cut off here. */
    private void limit(RoutingContext request) {
        request.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, largest(request));
        request.next();
    }

    /**
     * Files of rule sets and cases to compare may be larger than questions, populations and what
     * was found elsewhere than these, and batches than all.
     */
    private long largest(RoutingContext request) {
        String path = request.normalizedPath();
        if (path.equals(BATCH)) {
            return batch;
        }
        if (path.startsWith(POPULATIONS)
                || path.startsWith(COMPARISONS) && path.endsWith(RESULTS)) {
            return population;
        }
        return path.startsWith(RULE_SETS) || path.equals(COMPARISONS) ? archive : body;
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
                        .formatted(largest(request)));
    }
}
