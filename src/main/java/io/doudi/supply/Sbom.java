package io.doudi.supply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** The Maven components of a software bill of materials (CycloneDX as JSON). */
record Sbom(List<Component> components) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LARGEST_FILE = 100_000_000;

    Sbom {
        components = List.copyOf(components);
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it is no SBOM with Maven components
     */
    static Sbom read(Path file) {
        JsonNode document = document(file);
        if (!document.path("bomFormat").asText().equals("CycloneDX")) {
            throw new IllegalArgumentException("%s is no CycloneDX SBOM".formatted(file));
        }
        Sbom sbom = of(document.path("components"));
        if (sbom.components().isEmpty()) {
            throw new IllegalArgumentException("%s names no Maven component".formatted(file));
        }
        return sbom;
    }

    private static JsonNode document(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new IllegalArgumentException("%s is too large".formatted(file));
            }
            return JSON.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("%s is no JSON".formatted(file), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("%s cannot be read".formatted(file), e);
        }
    }

    private static Sbom of(JsonNode components) {
        return new Sbom(
                StreamSupport.stream(components.spliterator(), false)
                        .filter(node -> node.path("purl").asText().startsWith("pkg:maven/"))
                        .map(Sbom::component)
                        .toList());
    }

    private static Component component(JsonNode node) {
        return new Component(
                node.path("group").asText(),
                node.path("name").asText(),
                node.path("version").asText());
    }
}
