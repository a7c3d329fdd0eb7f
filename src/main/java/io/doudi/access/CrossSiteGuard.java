package io.doudi.access;

import static io.doudi.problem.ProblemType.CROSS_SITE_REQUEST;

import io.doudi.problem.ProblemAnswer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses changes that a browser sends for a page of another site: the browser adds the password by
 * itself, the person knows nothing of it. Programs send neither header and are let through.
 */
@ApplicationScoped
class CrossSiteGuard {

    private static final int BEFORE_AUTHENTICATION = 900;
    private static final Set<HttpMethod> READING =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final ProblemAnswer answer;

    CrossSiteGuard(ProblemAnswer answer) {
        this.answer = answer;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_AUTHENTICATION);
    }

    private void check(RoutingContext request) {
        if (READING.contains(request.request().method()) || isOwn(request)) {
            request.next();
            return;
        }
        answer.send(
                request,
                CROSS_SITE_REQUEST,
                "A page of another site cannot change anything here; use the pages of this service");
    }

    /** What the browser says about the site goes first; older ones only name the origin. */
    private static boolean isOwn(RoutingContext request) {
        String site = request.request().getHeader("Sec-Fetch-Site");
        if (site != null && OWN_SITES.contains(site)) {
            return true;
        }
        String origin = request.request().getHeader(HttpHeaders.ORIGIN);
        return !"cross-site".equals(site) && (origin == null || isHost(origin, request));
    }

    /** Ports that go without saying are not said by either. */
    private static boolean isHost(String origin, RoutingContext request) {
        String host = request.request().getHeader(HttpHeaders.HOST);
        if (host == null && request.request().authority() != null) {
            host = request.request().authority().toString();
        }
        try {
            String authority = URI.create(origin).getAuthority();
            return authority != null
                    && authority
                            .toLowerCase(Locale.ROOT)
                            .equals(String.valueOf(host).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
