package io.doudi.comparison;

import static io.doudi.comparison.Analyst.COMPARISONS;
import static io.doudi.comparison.Analyst.as;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import io.doudi.ruleset.OwnDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What it takes to compare a draft with the version in force on populations of growing size: the
 * whole job with reading households and storing results, in seconds, seconds of processor, and
 * megabytes in use after collections. Its name keeps it out of the ordinary tests; nothing is
 * asserted.
 */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class ComparisonBenchmark {

    private static final List<Integer> SIZES =
            Arrays.stream(System.getProperty("comparison.sizes", "10000,10000,100000").split(","))
                    .map(Integer::valueOf)
                    .toList();
    private static final String CAP = "DZ-parameter-temporaryAssistanceMaxMultiple-out-1\"><text>";
    private static final List<String> DECISIONS =
            List.of(
                    "incomeAssessment",
                    "subsistenceEligibility",
                    "subsistenceAmount",
                    "temporaryAssistance");

    @Inject ObjectMapper json;

    @Test
    void measure() throws Exception {
        Analyst.draft("cap-8", "parameters.dmn", CAP + "6<", CAP + "8<");
        for (int i = 0; i < SIZES.size(); i++) {
            measure(SIZES.get(i), "benchmark-" + i);
        }
    }

    private void measure(int households, String name) throws Exception {
        String population = generated(households, name);
        Instant begun = Instant.now();
        long processor = processorNanos();
        JsonNode found = over(created(population));
        double seconds = Duration.between(begun, Instant.now()).toMillis() / 1_000.0;
        System.out.printf(
                "%,d households, 2 sides, %d decisions: %s, %.1f s, %.1f s of processor, %.1f µs of"
                        + " processor a household, %d MB after collections%n",
                households,
                DECISIONS.size(),
                found.path("state").asText(),
                seconds,
                (processorNanos() - processor) / 1e9,
                (processorNanos() - processor) / 1e3 / households,
                megabytes());
    }

    private String generated(int households, String name) throws Exception {
        String id =
                as("analyst")
                        .body(
                                """
                                {"name": "%s", "region": "DAZHOU", "asOf": "2023-09-01",
                                 "households": %d, "seed": 7}"""
                                        .formatted(name, households))
                        .post("/api/v1/populations")
                        .path("id");
        while (!isComplete(id)) {
            Thread.sleep(500);
        }
        return id;
    }

    private static boolean isComplete(String population) {
        String state =
                as("analyst").get("/api/v1/populations/" + population).path("population.state");
        return state.equals("COMPLETE");
    }

    private String created(String population) {
        ObjectNode request = json.createObjectNode();
        for (String version : List.of("2023", "cap-8")) {
            request.withArray("sides")
                    .addObject()
                    .put("region", "DAZHOU")
                    .put("ruleSetVersion", version);
        }
        DECISIONS.forEach(request.withArray("decisions")::add);
        request.putObject("cases").put("kind", "POPULATION").put("population", population);
        return as("analyst")
                .body(request.toString())
                .post(COMPARISONS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private JsonNode over(String id) throws IOException, InterruptedException {
        JsonNode found = json.readTree(as("analyst").get(COMPARISONS + "/" + id).asString());
        while (!found.hasNonNull("finishedAt")) {
            Thread.sleep(200);
            found = json.readTree(as("analyst").get(COMPARISONS + "/" + id).asString());
        }
        return found;
    }

    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long megabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getCollectionUsage() != null)
                        .map(MemoryPoolMXBean::getCollectionUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                >> 20;
    }
}
