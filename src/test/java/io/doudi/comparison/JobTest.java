package io.doudi.comparison;

import static io.doudi.comparison.Analyst.COMPARISONS;
import static io.doudi.comparison.Analyst.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.access.Actor;
import io.doudi.access.Regions;
import io.doudi.comparison.Comparison.State;
import io.doudi.comparison.job.ComparisonJob;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Comparisons that are worked on outside of the service come to the same bytes. */
@QuarkusTest
@TestProfile(SmallChunks.class)
class JobTest {

    private static final Actor ANALYST = new Actor("analyst", Set.of("analyst"), Regions.ALL);
    private static final String MODEL = "temporary-assistance.dmn";
    private static final String CAP = "DZ-parameter-temporaryAssistanceMaxMultiple";
    private static final String ABOVE = "DZ-TR-02.1-out-2\"><text>";

    @Inject Comparisons comparisons;
    @Inject ComparisonStore store;
    @Inject ComparisonRunner runner;
    @Inject Stored stored;
    @Inject ObjectMapper json;

    private Path folder;

    @BeforeEach
    void begin() throws IOException {
        folder = Files.createTempDirectory("job");
    }

    @Test
    void findsOnAClusterWhatTheServiceFinds() throws Exception {
        Analyst.draft(
                "job",
                "parameters.dmn",
                CAP + "-out-1\"><text>6<",
                CAP + "-out-1\"><text>8<",
                MODEL,
                ABOVE + "maxMultiple<",
                ABOVE + "minMultiple<");
        ObjectNode request = Applicants.of(450).request(json, "2023", "job").put("shares", true);
        request.putObject("sweep")
                .put("file", "parameters.dmn")
                .put("table", "regional-document-parameter-table")
                .put("row", CAP)
                .put("column", 3)
                .putArray("values")
                .add("7");
        UUID elsewhere = paused(request);
        unpack(exported(elsewhere));
        Path cases = folder.resolve("cases");
        Path away = Files.move(cases, folder.resolve("away"));
        assertThat(onTheCluster()).contains("cases/0000", "missing or cannot be read");
        Files.move(away, cases);
        assertThat(onTheCluster()).doesNotContain("Exception");
        UUID here = here(request);
        assertThat(folder.resolve("results/result.json"))
                .hasContent(store.result(here).orElseThrow());
        taken(elsewhere, Files.readAllBytes(folder.resolve("results.zip"))).statusCode(200);
        assertSame(elsewhere, here);
    }

    /** What the program that is submitted says, in a program of its own with two slots. */
    private String onTheCluster() throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Process cluster =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:ActiveProcessorCount=2",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                ComparisonJob.class.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        assertThat(cluster.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return Files.readString(log);
    }

    @Test
    void worksOnHouseholdsOfAPopulation() throws Exception {
        ObjectNode request = json.createObjectNode();
        for (String day : List.of("2023-09-01", "2024-08-20")) {
            request.withArray("sides").addObject().put("region", "DAZHOU").put("asOf", day);
        }
        Comparisons.USUAL_DECISIONS.forEach(request.withArray("decisions")::add);
        request.putObject("cases").put("kind", "POPULATION");
        UUID elsewhere = paused(request);
        unpack(exported(elsewhere));
        work();
        taken(elsewhere, Files.readAllBytes(folder.resolve("results.zip"))).statusCode(200);
        assertSame(elsewhere, here(request));
    }

    @Test
    void refusesWhatIsNotItsOwn() throws Exception {
        UUID one = paused(Applicants.of(120).request(json, "2023", "dazhou/2023"));
        UUID other = paused(Applicants.of(130).request(json, "2023", "dazhou/2023"));
        unpack(exported(other));
        work();
        byte[] results = Files.readAllBytes(folder.resolve("results.zip"));
        assertRefused(taken(one, results), "results/0000", "other inputs, cases or chunks");
        assertRefused(taken(other, new byte[] {1, 2, 3}), "no zip");
        assertRefused(
                taken(other, without(results, "results/00001.ndjson.gz")), "00001", "missing");
        assertRefused(taken(other, with(results, bytes -> new byte[7])), "damaged or cut off");
        byte[] bomb = PackedLines.write(Collections.nCopies(70, " ".repeat(1_000_000)));
        assertRefused(taken(other, with(results, bytes -> bomb)), "unpacks to more than");
        assertRefused(taken(other, with(results, this::forged)), "something else comes out here");
        assertThat(comparisons.progress(ANALYST, other).state()).isEqualTo(State.PAUSED);
        taken(other, results).statusCode(200);
        over(other);
        taken(other, results).statusCode(409).body("code", equalTo("COMPARISON_STATE"));
    }

    @Test
    void namesTheFileThatWasChanged() throws Exception {
        UUID id = paused(Applicants.of(120).request(json, "2023", "dazhou/2023"));
        unpack(exported(id));
        Path rules;
        try (var all = Files.list(folder.resolve("rule-sets"))) {
            rules = all.sorted().findFirst().orElseThrow();
        }
        byte[] text = Files.readAllBytes(rules);
        Files.writeString(rules, "other");
        assertUnusable("rule-sets/" + rules.getFileName());
        Files.delete(rules);
        assertUnusable("rule-sets/" + rules.getFileName());
        Files.write(rules, text);
        Path job = folder.resolve("job.json");
        String described = Files.readString(job);
        Files.writeString(job, described.replace("temporaryAssistance", "subsistenceAmount"));
        assertUnusable("job.json");
        Files.writeString(job, described.substring(1));
        assertUnusable("job.json");
    }

    @Test
    void isForThoseWhoMayCompare() throws Exception {
        UUID id = paused(Applicants.of(20).request(json, "2023", "dazhou/2023"));
        as("auditor").get(COMPARISONS + "/" + id + "/job").then().statusCode(403);
        comparisons.cancel(ANALYST, id);
        as("analyst").get(COMPARISONS + "/" + id + "/job").then().statusCode(409);
    }

    private void assertUnusable(String file) {
        assertThatThrownBy(() -> JobWork.open(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file);
    }

    private static void assertRefused(ValidatableResponse answer, String... why) {
        answer.statusCode(422).body("code", equalTo("IMPORT_REJECTED"));
        for (String part : why) {
            answer.body("detail", containsString(part));
        }
    }

    private UUID paused(ObjectNode request) throws IOException {
        UUID id =
                comparisons
                        .create(ANALYST, json.treeToValue(request, ComparisonRequest.class))
                        .id();
        comparisons.pause(ANALYST, id);
        return id;
    }

    private UUID here(ObjectNode request) throws IOException {
        UUID id = paused(request);
        comparisons.resume(ANALYST, id);
        runner.wake();
        over(id);
        return id;
    }

    private JsonNode over(UUID id) {
        JsonNode found = Analyst.over(id.toString(), json);
        assertThat(found.path("state").asText()).isEqualTo("FINISHED");
        return found;
    }

    private void assertSame(UUID elsewhere, UUID here) {
        JsonNode one = over(elsewhere);
        JsonNode other = over(here);
        assertThat(one.path("done")).isEqualTo(one.path("cases"));
        assertThat(one.path("inputsDigest")).isEqualTo(other.path("inputsDigest"));
        assertThat(store.result(elsewhere)).isPresent().isEqualTo(store.result(here));
        assertThat(changed(elsewhere)).contains("yuanBand").isEqualTo(changed(here));
    }

    private static String changed(UUID id) {
        return as("analyst").get(COMPARISONS + "/" + id + "/changed?limit=1000").asString();
    }

    private void work() {
        try (JobWork work = JobWork.open(folder)) {
            for (int i = 0; i < work.chunks(); i++) {
                work.work(i);
            }
            work.finish();
        }
    }

    @Test
    void goesOnWhereItWasCutOff() throws Exception {
        UUID id = paused(Applicants.of(120).request(json, "2023", "dazhou/2023"));
        unpack(exported(id));
        Path first = folder.resolve("results/00000.ndjson.gz");
        try (JobWork work = JobWork.open(folder)) {
            work.work(0);
            assertThatThrownBy(work::finish).hasMessageContaining("results/00001");
        }
        FileTime done = Files.getLastModifiedTime(first);
        work();
        assertThat(Files.getLastModifiedTime(first)).isEqualTo(done);
        Files.write(first, new byte[] {1});
        assertThatThrownBy(this::work).hasMessageContaining("results/00000");
    }

    private static byte[] exported(UUID id) {
        return as("analyst")
                .get(COMPARISONS + "/" + id + "/job")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static ValidatableResponse taken(UUID id, byte[] results) {
        return as("analyst")
                .contentType("application/zip")
                .body(results)
                .post(COMPARISONS + "/" + id + "/job/results")
                .then();
    }

    private void unpack(byte[] archive) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry one = zip.getNextEntry(); one != null; one = zip.getNextEntry()) {
                Path file = folder.resolve(one.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
    }

    private static byte[] without(byte[] archive, String name) throws IOException {
        return copied(archive, name, bytes -> bytes);
    }

    private static byte[] with(byte[] archive, UnaryOperator<byte[]> change) throws IOException {
        return copied(archive, "", change);
    }

    private static byte[] copied(byte[] archive, String without, UnaryOperator<byte[]> change)
            throws IOException {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive));
                ZipOutputStream out = new ZipOutputStream(copy)) {
            for (ZipEntry one = zip.getNextEntry(); one != null; one = zip.getNextEntry()) {
                if (!one.getName().equals(without)) {
                    out.putNextEntry(new ZipEntry(one.getName()));
                    out.write(change.apply(zip.readAllBytes()));
                }
            }
        }
        return copy.toByteArray();
    }

    /** The same file with no case counted. */
    private byte[] forged(byte[] packed) {
        ChunkFile file = ChunkFile.read(packed, stored);
        Chunk.Result nothing = new Chunk.Result(new Tally(), file.result().changed());
        return new ChunkFile(file.header(), nothing).packed(stored);
    }
}
