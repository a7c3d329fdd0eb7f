package io.doudi;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Starts the service. Without a database of its own it first starts the embedded PostgreSQL on the
 * folder that {@code DOUDI_DATA} names (default {@code data}) and stops it after the service.
 */
@QuarkusMain
public final class Main {

    private static final int STOP_SECONDS = 20;

    private Main() {}

    public static void main(String... args) {
        CountDownLatch stopped = new CountDownLatch(1);
        if (!hasDatabase()) {
            startDatabase(stopped);
        }
        Quarkus.run(
                null,
                (code, failure) -> {
                    if (failure != null) {
                        failure.printStackTrace();
                    }
                    stopped.countDown();
                },
                args);
    }

    private static boolean hasDatabase() {
        return System.getenv("QUARKUS_DATASOURCE_JDBC_URL") != null
                || System.getProperty("quarkus.datasource.jdbc.url") != null;
    }

    private static void startDatabase(CountDownLatch stopped) {
        String data = System.getenv().getOrDefault("DOUDI_DATA", "data");
        EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(data).toAbsolutePath());
        database.settings().forEach(System::setProperty);
        if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database, stopped)));
        }
    }

    private static void stop(EmbeddedDatabase database, CountDownLatch stopped) {
        try {
            stopped.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }
}
