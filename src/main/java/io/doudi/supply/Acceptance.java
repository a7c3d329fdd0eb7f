package io.doudi.supply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * An advisory that somebody looked at and lives with for a while.
 *
 * @param advisory its id or an alias
 * @param until the last day
 * @param reason why it does no harm
 */
public record Acceptance(String advisory, LocalDate until, String reason) {

    private static final ObjectMapper YAML =
            YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .findAndAddModules()
                    .build();

    public Acceptance {
        if (reason.isBlank()) {
            throw new IllegalArgumentException(
                    "%s is accepted without a reason".formatted(advisory));
        }
    }

    /**
     * Reads a YAML file with a list of them.
     *
     * @throws IllegalArgumentException if something in it is missing or unknown
     */
    public static List<Acceptance> read(Path file) {
        try {
            return YAML.readValue(file.toFile(), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "%s cannot be read: %s".formatted(file, e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("%s cannot be read".formatted(file), e);
        }
    }

    boolean holdsOn(LocalDate day) {
        return !day.isAfter(until);
    }
}
