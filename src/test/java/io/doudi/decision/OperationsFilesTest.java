package io.doudi.decision;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.doudi.SampleQuestion;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files of operations name what there is, and the programs they are for can read them. */
@QuarkusTest
class OperationsFilesTest {

    private static final Path DOCKER = Path.of("docker");
    private static final Path GUIDE = Path.of("src/docs/operations.md");
    private static final Path DASHBOARD = DOCKER.resolve("grafana/dashboards/doudi.json");
    private static final Path ALERTS = DOCKER.resolve("prometheus/alerts.yml");
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:doudi|http|jvm|agroal|process)_[a-z_]+\\b");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** It is there only while something moves. */
    private static final String ONLY_AT_TIMES = "doudi_effect_moved";

    private static final YAMLMapper YAML = new YAMLMapper();

    private static RequestSpecification as(String role) {
        return given().auth().preemptive().basic(role, role).contentType(ContentType.JSON);
    }

    @Test
    void dashboardAndAlertsAskForMetricsThatThereAre() throws Exception {
        String shadow =
                as("analyst")
                        .body(
                                """
                                {"region": "DAZHOU", "ruleSetVersion": "2023", "percent": 100}""")
                        .post("/api/v1/shadows")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");
        Set<String> wanted = new TreeSet<>();
        for (Path file : List.of(DASHBOARD, ALERTS)) {
            METRIC.matcher(Files.readString(file))
                    .results()
                    .map(MatchResult::group)
                    .forEach(wanted::add);
        }
        wanted.remove(ONLY_AT_TIMES);
        assertThat(wanted).hasSizeGreaterThan(15);
        Instant end = Instant.now().plus(LONGEST);
        Set<String> missing = missing(wanted);
        while (!missing.isEmpty() && Instant.now().isBefore(end)) {
            decide();
            missing = missing(wanted);
        }
        as("analyst").body("{}").post("/api/v1/shadows/" + shadow + "/stop");
        assertThat(missing).isEmpty();
    }

    private static void decide() {
        as("caller").body(SampleQuestion.JSON).post("/api/v1/decisions").then().statusCode(200);
    }

    private static Set<String> missing(Set<String> wanted) {
        String metrics = as("auditor").get("/q/metrics").asString();
        Set<String> there =
                metrics.lines()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split("[{ ]", 2)[0])
                        .collect(Collectors.toSet());
        return wanted.stream()
                .filter(one -> !there.contains(one))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyAlertSaysWhatToDo() throws IOException {
        Set<String> headings =
                Files.readAllLines(GUIDE).stream()
                        .filter(line -> line.startsWith("### "))
                        .map(line -> line.substring(4).toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        List<String> alerts = new ArrayList<>();
        for (JsonNode rule : YAML.readTree(ALERTS.toFile()).at("/groups/0/rules")) {
            String name = rule.path("alert").asText().toLowerCase(Locale.ROOT);
            assertThat(rule.at("/annotations/runbook").asText()).isEqualTo(GUIDE + "#" + name);
            alerts.add(name);
        }
        assertThat(headings).containsExactlyInAnyOrderElementsOf(alerts);
    }

    @Test
    void everyFileIsRead() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(DOCKER)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        int read = 0;
        for (Path file : files) {
            String name = file.toString();
            if (name.endsWith(".json")) {
                assertThat(new ObjectMapper().readTree(file.toFile()).isObject()).isTrue();
                read++;
            } else if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                try (MappingIterator<JsonNode> parts =
                        YAML.readerFor(JsonNode.class).readValues(file.toFile())) {
                    assertThat(parts.readAll()).as(name).isNotEmpty().allMatch(JsonNode::isObject);
                }
                read++;
            }
        }
        assertThat(read).isGreaterThan(10);
    }

    @Test
    void composeNamesFilesThatThereAre() throws IOException {
        JsonNode compose = YAML.readTree(DOCKER.resolve("compose.yaml").toFile());
        List<String> mounted = new ArrayList<>();
        compose.path("services")
                .forEach(
                        service ->
                                service.path("volumes")
                                        .forEach(volume -> mounted.add(volume.asText())));
        assertThat(mounted).hasSizeGreaterThan(6);
        mounted.stream()
                .filter(volume -> volume.startsWith("./"))
                .map(volume -> volume.split(":")[0])
                .forEach(path -> assertThat(DOCKER.resolve(path)).exists());
        compose.path("secrets")
                .forEach(secret -> assertThat(secret.path("file").asText()).startsWith("secrets/"));
    }

    @Test
    void kubernetesRunsItAsNobodyWhoMayWrite() throws IOException {
        JsonNode pod =
                YAML.readTree(DOCKER.resolve("kubernetes/base/deployment.yaml").toFile())
                        .at("/spec/template/spec");
        JsonNode container = pod.at("/containers/0");
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            String path = container.path(probe).at("/httpGet/path").asText();
            given().get(path).then().statusCode(200);
        }
    }

    @Test
    void theProgramsThemselvesAcceptThem() throws Exception {
        assertAccepted(Map.of(), "/usr/bin/promtool", "check", "rules", ALERTS.toString());
        assertAccepted(
                Map.of(
                        "DOUDI_BIND", "127.0.0.1:1",
                        "DOUDI_NODE_A", "127.0.0.1:1",
                        "DOUDI_NODE_B", "127.0.0.1:2"),
                "/usr/sbin/haproxy",
                "-c",
                "-f",
                DOCKER.resolve("proxy/haproxy.cfg").toString());
    }

    private static void assertAccepted(Map<String, String> settings, String... command)
            throws Exception {
        assumeTrue(Files.exists(Path.of(command[0])) || Boolean.getBoolean("doudi.editor"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(settings);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
    }
}
