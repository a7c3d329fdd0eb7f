package io.doudi.comparison.population;

import static io.doudi.problem.ProblemType.INVALID_VALUE;
import static io.doudi.problem.ProblemType.NAME_TAKEN;

import io.doudi.problem.ProblemException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What a population shall be called and of what it shall be.
 *
 * @param title for staff; the name if it is empty
 * @param source where uploaded households come from
 */
record Wish(
        String name,
        Optional<String> title,
        String region,
        LocalDate asOf,
        Optional<String> source) {

    /** What the names of standard populations begin with. */
    static final String STANDARD = "standard-";

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\d][\\p{L}\\d._-]{0,59}");
    private static final int LONGEST_TEXT = 500;

    /** Refuses names and texts that cannot be used, and names that are kept for the service. */
    void require() {
        if (!NAME.matcher(name).matches()) {
            throw ProblemException.atField(
                    INVALID_VALUE,
                    "name",
                    "name must have 1 to 60 letters, digits, dots, hyphens and underscores");
        }
        if (name.startsWith(STANDARD)) {
            throw ProblemException.atField(
                    NAME_TAKEN,
                    "name",
                    "Names with %s belong to the standard populations".formatted(STANDARD));
        }
        requireShort("title", title);
        requireShort("source", source);
    }

    private static void requireShort(String field, Optional<String> text) {
        if (text.filter(value -> value.isBlank() || value.length() > LONGEST_TEXT).isPresent()) {
            throw ProblemException.atField(
                    INVALID_VALUE,
                    field,
                    "%s must have 1 to %d characters".formatted(field, LONGEST_TEXT));
        }
    }

    PopulationEntity entity(Population.Kind kind, String createdBy) {
        PopulationEntity entity = new PopulationEntity();
        entity.id = UUID.randomUUID();
        entity.name = name;
        entity.title = title.orElse(name);
        entity.region = region;
        entity.kind = kind;
        entity.source = source.orElse("");
        entity.asOf = asOf;
        entity.createdBy = createdBy;
        return entity;
    }
}
