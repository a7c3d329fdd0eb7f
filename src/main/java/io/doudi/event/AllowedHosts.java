package io.doudi.event;

import static io.doudi.problem.ProblemType.INVALID_VALUE;
import static io.doudi.problem.ProblemType.WEBHOOK_HOST_NOT_ALLOWED;

import io.doudi.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where webhooks may send: nowhere but to what the operator has named, so that nobody makes the
 * service call into its own network.
 */
@ApplicationScoped
class AllowedHosts {

    private static final int LONGEST_URL = 2_000;

    private final Set<String> origins;

    AllowedHosts(EventConfig config) {
        origins =
                config.webhookHosts().orElse(List.of()).stream()
                        .map(entry -> entry.contains("://") ? entry : "https://" + entry)
                        .map(URI::create)
                        .map(AllowedHosts::origin)
                        .collect(Collectors.toSet());
    }

    /** Whether there are any. */
    boolean isEmpty() {
        return origins.isEmpty();
    }

    /** Whether something may be sent to a URL. */
    boolean allow(String url) {
        return origins.contains(origin(URI.create(url)));
    }

    /** Refuses what is no URL of a receiver, and one of another host. */
    void require(String url) {
        if (!allow(valid(url))) {
            throw ProblemException.atField(
                    WEBHOOK_HOST_NOT_ALLOWED,
                    "url",
                    isEmpty()
                            ? "There are no webhooks here until the operator names hosts in"
                                    + " doudi.events.webhook-hosts"
                            : "The operator has not named this host in"
                                    + " doudi.events.webhook-hosts, or not with this scheme and"
                                    + " port");
        }
    }

    private static String valid(String url) {
        try {
            URI uri = URI.create(url);
            if (url.length() <= LONGEST_URL
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && Set.of("http", "https").contains(lower(uri.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw ProblemException.atField(
                INVALID_VALUE,
                "url",
                "url must be like https://host/path, without a password and a fragment");
    }

    private static String origin(URI uri) {
        String scheme = lower(uri.getScheme());
        int port = uri.getPort() == -1 ? (scheme.equals("https") ? 443 : 80) : uri.getPort();
        return scheme + "://" + lower(String.valueOf(uri.getHost())) + ":" + port;
    }

    private static String lower(String text) {
        return String.valueOf(text).toLowerCase(Locale.ROOT);
    }
}
