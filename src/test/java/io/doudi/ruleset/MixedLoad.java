package io.doudi.ruleset;

import static io.doudi.ruleset.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.PolicyCase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Everything at once for an hour: single decisions, batches, edits with their checks and
 * publications, comparisons. No answer may be an error; heap and classes must stay flat. Takes
 * long, so its name keeps it out of the ordinary tests.
 */
@QuarkusTest
@TestProfile(MixedLoad.Patient.class)
class MixedLoad {

    private static final Duration TIME = Duration.ofMinutes(Integer.getInteger("load.minutes", 60));
    private static final int CALLERS = 4;
    private static final int SAMPLES = 20;
    private static final int COLLECTIONS = 3;
    private static final int LINES = 200;
    private static final double GROWTH = 1.2;
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final String COMPARISON =
            """
            {"sides": [{"region": "DAZHOU", "asOf": "2023-08-20"}, {"region": "DAZHOU", "asOf": "2024-03-01"}],
             "decisions": ["subsistenceAmount", "temporaryAssistance"],
             "cases": {"kind": "POPULATION", "population": "%s"}}
            """;

    /** As many compiled rules as the service keeps; the test may take long, and a request, too. */
    public static class Patient extends OwnDatabase {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "doudi.rule-sets.compiled", "40",
                    "quarkus.http.test-timeout", "5M",
                    "quarkus.test.hang-detection-timeout", "3H");
        }
    }

    private record Sample(long heap, long classes) {}

    private interface Work {
        void once(int number) throws Exception;
    }

    private final Staff staff = new Staff("MIXLAND");
    private final List<String> requests =
            PolicyCase.all().stream()
                    .filter(one -> !one.expectsError())
                    .map(one -> one.request().toString())
                    .toList();
    private final Map<String, LongAdder> done = new ConcurrentHashMap<>();
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    private final Queue<Double> millis = new ConcurrentLinkedQueue<>();
    private final Instant end = Instant.now().plus(TIME);

    @Test
    void answersEverythingAndStaysFlat() throws Exception {
        staff.begin("0", FIRST.toString(), 700);
        staff.finish("0", "{}").then().statusCode(200);
        String population = population();
        ExecutorService people = Executors.newCachedThreadPool();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            all.add(people.submit(() -> repeat("decisions", this::decide)));
        }
        all.add(people.submit(() -> repeat("batches of " + LINES, this::send)));
        all.add(people.submit(() -> repeat("publications", this::publish)));
        all.add(people.submit(() -> repeat("comparisons", number -> compare(population))));
        List<Sample> samples = samples();
        for (Future<?> one : all) {
            one.get();
        }
        people.shutdown();
        report();
        assertThat(errors).isEmpty();
        Sample early = samples.get(SAMPLES / 4);
        Sample late = samples.get(SAMPLES - 1);
        assertThat(late.heap()).as("heap").isLessThan((long) (early.heap() * GROWTH));
        assertThat(late.classes()).as("classes").isLessThan((long) (early.classes() * GROWTH));
    }

    private void repeat(String what, Work work) {
        for (int number = 1; Instant.now().isBefore(end); number++) {
            try {
                work.once(number);
                done.computeIfAbsent(what, key -> new LongAdder()).increment();
            } catch (Exception | AssertionError e) {
                errors.add(what + ": " + e.getMessage());
            }
        }
    }

    private void decide(int number) throws InterruptedException {
        String request = requests.get(number % requests.size());
        long begun = System.nanoTime();
        Response answer = as("caller").body(request).post("/api/v1/decisions");
        millis.add((System.nanoTime() - begun) / 1e6);
        answer.then().statusCode(200);
        Thread.sleep(10);
    }

    private void send(int number) throws InterruptedException {
        String lines =
                requests.stream().limit(LINES).map(one -> one + "\n").collect(Collectors.joining());
        String answers =
                as("caller")
                        .contentType("application/x-ndjson")
                        .body(lines.getBytes(StandardCharsets.UTF_8))
                        .post("/api/v1/decisions/batch")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString();
        assertThat(answers.lines()).allMatch(line -> line.contains("\"outcome\""));
        Thread.sleep(2_000);
    }

    private void publish(int number) throws InterruptedException {
        LocalDate from = FIRST.plusDays(number);
        staff.change(String.valueOf(number - 1), String.valueOf(number), 700 + number);
        staff.finish(String.valueOf(number), "{\"effectiveFrom\": \"%s\"}".formatted(from))
                .then()
                .statusCode(200);
        assertThat(staff.standard(from.toString())).isEqualTo(700 + number);
        Thread.sleep(5_000);
    }

    private static String population() throws InterruptedException {
        String id =
                as("analyst")
                        .body(
                                """
                                {"name": "mixed", "region": "DAZHOU", "asOf": "2023-09-01", "households": 500, "seed": 7}""")
                        .post("/api/v1/populations")
                        .path("id");
        String path = "/api/v1/populations/" + id;
        while (!as("analyst").get(path).path("population.state").equals("COMPLETE")) {
            Thread.sleep(200);
        }
        return id;
    }

    private static void compare(String population) throws InterruptedException {
        String id =
                as("analyst")
                        .body(COMPARISON.formatted(population))
                        .post("/api/v1/comparisons")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        Response found = as("analyst").get("/api/v1/comparisons/" + id);
        while (found.path("finishedAt") == null) {
            Thread.sleep(500);
            found = as("analyst").get("/api/v1/comparisons/" + id);
        }
        assertThat(found.<String>path("state")).isEqualTo("FINISHED");
        Thread.sleep(10_000);
    }

    /** Used heap and loaded classes while all that goes on, after collections. */
    private static List<Sample> samples() throws InterruptedException {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            Thread.sleep(TIME.toMillis() / SAMPLES);
            long heap = LongStream.generate(MixedLoad::used).limit(COLLECTIONS).min().orElseThrow();
            long classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
            System.out.printf("%d MB, %d classes%n", heap >> 20, classes);
            samples.add(new Sample(heap, classes));
        }
        return samples;
    }

    /** Bytes in use after a collection, if none of native code's arrays held it up. */
    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void report() {
        List<Double> sorted = millis.stream().sorted().toList();
        System.out.printf(
                "%s; %d errors; decisions p50 %.1f ms, p99 %.1f ms%n",
                done,
                errors.size(),
                sorted.get(sorted.size() / 2),
                sorted.get((int) (0.99 * (sorted.size() - 1))));
        errors.stream().limit(10).forEach(System.out::println);
    }
}
