package io.doudi.access;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the first administrator at the first start, and says so when this is a demonstration. */
@ApplicationScoped
class FirstStart {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

    private final Accounts accounts;
    private final boolean demonstration;
    private final String host;

    FirstStart(
            Accounts accounts,
            @ConfigProperty(name = "doudi.demo", defaultValue = "false") boolean demonstration,
            @ConfigProperty(name = "quarkus.http.host") String host) {
        this.accounts = accounts;
        this.demonstration = demonstration;
        this.host = host;
    }

    void started(@Observes StartupEvent event) {
        if (demonstration) {
            requireLoopback();
            Log.warn(
                    "DEMONSTRATION: every role has a user whose name is also the password; never"
                            + " use this with real rules or real cases");
        } else {
            accounts.firstAdministrator().ifPresent(FirstStart::show);
        }
    }

    /** However the demonstration was asked for, nobody else may reach its known passwords. */
    private void requireLoopback() {
        if (!LOOPBACK.contains(host)) {
            throw new IllegalStateException(
                    "A demonstration listens on the loopback address only, not on " + host);
        }
    }

    /** Shown once on the console and kept nowhere; a log file would keep it. */
    private static void show(String password) {
        System.out.printf("The first administrator is admin with the password %s%n", password);
        System.out.println("It is shown this once. Sign in and make accounts at /administration");
    }
}
