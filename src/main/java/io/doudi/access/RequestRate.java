package io.doudi.access;

import static io.doudi.problem.ProblemType.TOO_MANY_REQUESTS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.doudi.problem.ProblemAnswer;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * So many requests a second may one caller send to this node, and twice as many at once after a
 * rest: nobody takes the service away from the others.
 */
@ApplicationScoped
class RequestRate {

    /** Who sends it is known by then; whether they may is not. */
    private static final int AFTER_AUTHENTICATION = 120;

    /** Pages of staff are not counted. */
    private static final List<String> COUNTED = List.of("/api/v1/", "/mcp");

    private static final int MOST_CALLERS = 100_000;
    private static final Duration FORGOTTEN = Duration.ofMinutes(1);
    private static final int BURST = 2;

    private final int perSecond;
    private final ProblemAnswer answer;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(MOST_CALLERS).expireAfterAccess(FORGOTTEN).build();

    RequestRate(
            @ConfigProperty(name = "doudi.requests.per-second", defaultValue = "1000")
                    int perSecond,
            ProblemAnswer answer) {
        this.perSecond = perSecond;
        this.answer = answer;
    }

    void register(@Observes Filters filters) {
        if (perSecond > 0) {
            filters.register(this::check, AFTER_AUTHENTICATION);
        }
    }

    private void check(RoutingContext request) {
        if (COUNTED.stream().noneMatch(request.normalizedPath()::startsWith)) {
            request.next();
            return;
        }
        ConsumptionProbe probe =
                buckets.get(caller(request), who -> bucket()).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            request.next();
        } else {
            refuse(request, probe.getNanosToWaitForRefill());
        }
    }

    /** The name of the identity, or the address of who has none. */
    private static String caller(RoutingContext request) {
        return request.user() instanceof QuarkusHttpUser user
                        && !user.getSecurityIdentity().isAnonymous()
                ? "name " + user.getSecurityIdentity().getPrincipal().getName()
                : "address " + request.request().remoteAddress().hostAddress();
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(
                        limit ->
                                limit.capacity((long) perSecond * BURST)
                                        .refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    private void refuse(RoutingContext request, long nanos) {
        long seconds = 1 + TimeUnit.NANOSECONDS.toSeconds(nanos);
        request.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        answer.send(
                request,
                TOO_MANY_REQUESTS,
                "Up to %d requests a second are answered; try again in %d s"
                        .formatted(perSecond, seconds));
    }
}
