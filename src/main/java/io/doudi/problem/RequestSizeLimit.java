package io.doudi.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.Map;
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
    private final ObjectMapper mapper;

    RequestSizeLimit(
            @ConfigProperty(name = "doudi.requests.max-body-size") MemorySize limit,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest,
            ObjectMapper mapper) {
        this.limit = limit.asLongValue();
        this.largest = largest.asLongValue();
        this.mapper = mapper;
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
        request.response()
                .setStatusCode(ProblemType.REQUEST_TOO_LARGE.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(document(request.normalizedPath(), limit(request)));
    }

    private String document(String path, long allowed) {
        ProblemType type = ProblemType.REQUEST_TOO_LARGE;
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", type.uri());
        document.put("status", type.status());
        document.put("title", type.title());
        document.put(
                "detail",
                "The body may have up to %d bytes; send several cases as a batch"
                        .formatted(allowed));
        document.put("instance", path);
        document.put(ProblemDocument.CODE, type.name());
        return write(document);
    }

    private String write(Map<String, Object> document) {
        try {
            return mapper.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of text is always JSON", e);
        }
    }
}
