package io.doudi;

import io.doudi.command.Doudi;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Starts the service or, with arguments, runs a command of {@link Doudi}. Without a database of its
 * own it first starts the embedded PostgreSQL on the folder that {@code DOUDI_DATA} names (default
 * {@code data}) and stops it after the service.
 */
@QuarkusMain
public final class Main {

    private static final int STOP_SECONDS = 40;

    private Main() {}

    public static void main(String... args) {
        if (args.length > 0) {
            System.exit(Doudi.run(args));
        }
        CountDownLatch stopped = new CountDownLatch(1);
        bindToLoopbackForDemonstration();
        if (!hasDatabase()) {
            startDatabase(stopped);
        }
        Quarkus.run(null, (code, failure) -> ended(code, failure, stopped), args);
    }

    private static void ended(int code, Throwable failure, CountDownLatch stopped) {
        if (failure != null) {
            failure.printStackTrace();
        }
        stopped.countDown();
        if (failure != null && LaunchMode.current() == LaunchMode.NORMAL) {
            System.exit(Math.max(code, 1));
        }
    }

    /** A demonstration has passwords that everybody knows, so nobody else may reach it. */
    private static void bindToLoopbackForDemonstration() {
        if (Boolean.parseBoolean(System.getenv("DOUDI_DEMO"))) {
            System.setProperty("quarkus.http.host", "127.0.0.1");
        }
    }

    /** After a live reload this is true as well: the server that runs stays. */
    private static boolean hasDatabase() {
        return System.getenv("QUARKUS_DATASOURCE_JDBC_URL") != null
                || System.getProperty("quarkus.datasource.jdbc.url") != null;
    }

    private static void startDatabase(CountDownLatch stopped) {
        EmbeddedDatabase database = EmbeddedDatabase.start(dataFolder());
        database.settings().forEach(System::setProperty);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> stop(database, stopped), "stop-postgresql"));
    }

    private static Path dataFolder() {
        return Path.of(System.getenv().getOrDefault("DOUDI_DATA", "data"))
                .toAbsolutePath()
                .normalize();
    }

    private static void stop(EmbeddedDatabase database, CountDownLatch stopped) {
        try {
            if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
                stopped.await(STOP_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }
}
