package io.doudi.comparison.population;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that somebody did with a population.
 *
 * @param actor the name of the account; {@code doudi} for the service itself
 */
public record PopulationEvent(
        long id,
        Instant at,
        String actor,
        Action action,
        UUID populationId,
        String name,
        int version,
        String digest) {

    /** What was done. */
    @Schema(name = "PopulationAction")
    public enum Action {
        CREATED,
        DELETED
    }
}
