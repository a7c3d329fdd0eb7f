package io.doudi.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a manifest of the source tree says about its version.
 *
 * @param layer BASELINE, STANDARDS or REGION
 * @param region the region's code; empty for the baseline
 */
record BundledVersion(
        String ruleSet,
        String version,
        String layer,
        String region,
        LocalDate effectiveFrom,
        LocalDate effectiveTo) {

    private static final ObjectMapper YAML = new YAMLMapper();

    /** Every version, the earliest first. */
    static List<BundledVersion> all() {
        try (Stream<Path> files = Files.walk(Path.of("rules"))) {
            return files.filter(file -> file.endsWith("rule-set.yaml"))
                    .map(BundledVersion::read)
                    .sorted(Comparator.comparing(BundledVersion::effectiveFrom))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isInForce(LocalDate day) {
        return !effectiveFrom.isAfter(day) && !effectiveTo.isBefore(day);
    }

    private static BundledVersion read(Path file) {
        try {
            JsonNode manifest = YAML.readTree(Files.readString(file));
            return new BundledVersion(
                    manifest.path("ruleSet").asText(),
                    manifest.path("version").asText(),
                    manifest.path("layer").asText(),
                    manifest.path("region").asText(),
                    LocalDate.parse(manifest.path("effectiveFrom").asText()),
                    LocalDate.parse(manifest.path("effectiveTo").asText("9999-12-31")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
