package io.doudi.ruleset;

import static io.doudi.ruleset.Staff.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A draft whose rules take all that they may, asked again and again by many at once. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class GreedyDraftTest {

    private static final int ASKING = 12;
    private static final String GREEDY =
            "sum(for a in 1..900, b in 1..900, c in 1..900 return a * b * c)";

    private final Staff staff = new Staff("DAZHOU");

    @Test
    @Timeout(120)
    void leavesTheRulesInForceToTheOthers() {
        begin();
        assertThat(staff.standard("2025-10-10")).isPositive();
        assertThat(tryOut()).isEqualTo("EVALUATION_LIMIT_EXCEEDED");
        ExecutorService askers = Executors.newFixedThreadPool(ASKING);
        try {
            List<CompletableFuture<String>> trials =
                    IntStream.range(0, ASKING)
                            .mapToObj(i -> CompletableFuture.supplyAsync(this::tryOut, askers))
                            .toList();
            IntStream.range(0, 200)
                    .forEach(i -> assertThat(staff.standard("2025-10-10")).isPositive());
            assertThat(trials.stream().map(CompletableFuture::join).distinct())
                    .containsExactlyInAnyOrder("EVALUATION_LIMIT_EXCEEDED", "TOO_MANY_REQUESTS");
        } finally {
            askers.shutdownNow();
        }
    }

    private String tryOut() {
        return staff.ask("2025-10-10", ", \"ruleSetVersion\": \"dazhou-standards/greedy\"")
                .path("code");
    }

    private void begin() {
        String draft = staff.draft("greedy");
        as("editor")
                .body("{\"from\": \"2015\", \"version\": \"greedy\"}")
                .post(staff.path() + "/drafts")
                .then()
                .statusCode(201);
        String file = draft + "/files/standards.dmn";
        String model = as("editor").get(file).asString();
        as("editor")
                .contentType(Staff.TEXT)
                .header("If-Match", as("editor").get(file).header("ETag"))
                .body(model.replace("<text>770</text>", "<text>" + GREEDY + "</text>"))
                .put(file)
                .then()
                .statusCode(200);
    }
}
