package io.doudi.decision;

import io.agroal.api.AgroalDataSource;
import io.doudi.PolicyCase;
import io.doudi.ruleset.OwnDatabase;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What the record costs: the rate of decisions with and without it, taken in turns, the time that
 * answers take at half that rate, and the bytes on disk. Its name keeps it out of the ordinary
 * tests; nothing is asserted.
 */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class RecordLoad {

    private static final int CALLERS = Integer.getInteger("load.callers", 32);
    private static final Duration EACH = Duration.ofSeconds(Integer.getInteger("load.seconds", 15));
    private static final int TURNS = 3;
    private static final String SIZE =
            """
            select count(*), (select sum(pg_total_relation_size(inhrelid)) from pg_inherits join pg_class p
                on p.oid = inhparent where p.relname like 'record %') from decision_record
            """;

    @TestHTTPResource URI service;

    @Inject AgroalDataSource database;

    private final List<String> requests =
            PolicyCase.all().stream()
                    .filter(one -> one.region().equals("DAZHOU") && !one.expectsError())
                    .map(one -> one.request().toString())
                    .toList();

    /** The rate, and the times of all answers in milliseconds in ascending order. */
    private record Run(double perSecond, List<Double> millis) {
        private double percentile(double share) {
            return millis.get((int) (share * (millis.size() - 1)));
        }

        @Override
        public String toString() {
            return "%.0f decisions/s, p50 %.1f ms, p99 %.1f ms"
                    .formatted(perSecond, percentile(0.5), percentile(0.99));
        }
    }

    @Test
    void tellsWhatTheRecordCosts() throws Exception {
        run(true);
        for (int turn = 1; turn <= TURNS; turn++) {
            Run without = run(false);
            Run with = run(true);
            System.out.printf(
                    "turn %d: without record %s; with record %s; factor %.2f%n",
                    turn, without, with, without.perSecond() / with.perSecond());
            System.out.printf(
                    "at half the rate: without record %s; with record %s%n",
                    paced(without.perSecond() / 2, false), paced(with.perSecond() / 2, true));
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet size = statement.executeQuery(SIZE)) {
            size.next();
            System.out.printf(
                    "%d records, %d bytes on disk each%n",
                    size.getLong(1), size.getLong(2) / size.getLong(1));
        }
    }

    /**
     * Decisions that come at a steady rate; the time counts from when one was due, so that a caller
     * who had to wait is not forgotten.
     */
    private Run paced(double perSecond, boolean isRecorded) {
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(CALLERS);
        try {
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            long pause = (long) (1e9 / perSecond);
            long begin = System.nanoTime();
            List<Future<Double>> answers = new ArrayList<>();
            for (int i = 0; i < EACH.toSeconds() * perSecond; i++) {
                String request = request(i, isRecorded);
                long due = begin + i * pause;
                Callable<Double> call = () -> answered(client, request, due);
                answers.add(clock.schedule(call, i * pause, TimeUnit.NANOSECONDS));
            }
            return new Run(perSecond, answers.stream().map(RecordLoad::millis).sorted().toList());
        } finally {
            clock.shutdown();
        }
    }

    private double answered(HttpClient client, String request, long due) {
        send(client, request);
        return (System.nanoTime() - due) / 1e6;
    }

    private static double millis(Future<Double> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Run run(boolean isRecorded) {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Double> millis = new ArrayList<>();
            IntStream.range(0, CALLERS)
                    .mapToObj(
                            caller ->
                                    CompletableFuture.supplyAsync(
                                            () -> call(caller, isRecorded), callers))
                    .toList()
                    .forEach(caller -> millis.addAll(caller.join()));
            Collections.sort(millis);
            return new Run(millis.size() / (double) EACH.toSeconds(), millis);
        } finally {
            callers.shutdown();
        }
    }

    private List<Double> call(int caller, boolean isRecorded) {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<Double> millis = new ArrayList<>();
        long end = System.nanoTime() + EACH.toNanos();
        for (int i = caller; System.nanoTime() < end; i++) {
            String request = request(i, isRecorded);
            long start = System.nanoTime();
            send(client, request);
            millis.add((System.nanoTime() - start) / 1e6);
        }
        return millis;
    }

    private String request(int number, boolean isRecorded) {
        String request = requests.get(number % requests.size());
        return isRecorded ? request : request.replaceFirst("\\{", "{\"record\":false,");
    }

    private void send(HttpClient client, String body) {
        HttpRequest request =
                HttpRequest.newBuilder(service.resolve("/api/v1/decisions"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build();
        try {
            int status = client.send(request, BodyHandlers.ofString()).statusCode();
            if (status != 200) {
                throw new IllegalStateException("Answered " + status);
            }
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
