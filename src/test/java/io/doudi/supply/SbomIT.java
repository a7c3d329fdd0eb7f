package io.doudi.supply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The SBOM beside the program describes exactly the libraries beside the program. */
class SbomIT {

    private static final Path PROGRAM = Path.of("target/quarkus-app");
    private static final Path SBOM = PROGRAM.resolve("sbom.cdx.json");

    /**
     * The build of Quarkus takes classes out of this one, so that its bytes are not those of the
     * artifact that the SBOM describes; it is known by its name.
     */
    private static final String REWRITTEN = "opentelemetry-exporter-otlp";

    private static final Pattern REWRITTEN_FILE =
            Pattern.compile("io\\.opentelemetry\\." + REWRITTEN + "-([0-9.]+)\\.jar");

    @Test
    void namesTheBytesOfEveryLibraryAndNoOthers() throws Exception {
        Set<String> digests = new TreeSet<>();
        try (Stream<Path> files = Files.walk(PROGRAM.resolve("lib"))) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                Matcher rewritten = REWRITTEN_FILE.matcher(jar.getFileName().toString());
                digests.add(rewritten.matches() ? rewritten.group(1) : digest(jar));
            }
        }
        assertThat(digests).hasSizeGreaterThan(100).isEqualTo(described());
    }

    @Test
    void isTheSameForTheSameSources() throws IOException {
        JsonNode sbom = new ObjectMapper().readTree(SBOM.toFile());
        assertThat(sbom.has("serialNumber")).isFalse();
        assertThat(sbom.at("/metadata/timestamp").asText()).isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void canBeAudited() {
        assertThat(Sbom.read(SBOM).components())
                .extracting(Component::packageName)
                .contains("io.quarkus:quarkus-core", "org.drools:drools-core");
    }

    private static Set<String> described() throws IOException {
        Set<String> digests = new TreeSet<>();
        for (JsonNode component : new ObjectMapper().readTree(SBOM.toFile()).path("components")) {
            if (component.path("type").asText().equals("library")) {
                boolean isRewritten = component.path("name").asText().equals(REWRITTEN);
                digests.add(isRewritten ? component.path("version").asText() : sha256(component));
            }
        }
        return digests;
    }

    private static String sha256(JsonNode component) {
        return StreamSupport.stream(component.path("hashes").spliterator(), false)
                .filter(hash -> hash.path("alg").asText().equals("SHA-256"))
                .findFirst()
                .orElseThrow()
                .path("content")
                .asText();
    }

    private static String digest(Path jar) throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(sha256.digest(Files.readAllBytes(jar)));
    }
}
