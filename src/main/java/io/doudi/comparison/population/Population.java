package io.doudi.comparison.population;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is known of a population.
 *
 * @param version the number among those of its name, from 1; empty while it is being written
 * @param source where it comes from, in words; a synthetic one says so
 * @param asOf the day for which the households are described
 * @param seed what a synthetic one was drawn with
 * @param generator the version of the generator of a synthetic one
 * @param parameters what else it was generated from
 * @param wanted how many households there will be, where that is known
 * @param lines how many households there are by now
 * @param weight the sum of the weights
 * @param broken the lines that were left out
 * @param digest SHA-256 over the canonical lines of the households; empty while it is being written
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Population(
        UUID id,
        String name,
        Optional<Integer> version,
        String title,
        String region,
        Kind kind,
        State state,
        String source,
        LocalDate asOf,
        Optional<Long> seed,
        Optional<Integer> generator,
        Map<String, Object> parameters,
        Optional<Long> wanted,
        long lines,
        BigDecimal weight,
        Broken broken,
        Optional<String> digest,
        String createdBy,
        Instant createdAt) {

    /** Where the households come from. */
    @Schema(name = "PopulationKind")
    public enum Kind {
        /** Made up. */
        SYNTHETIC,
        UPLOADED
    }

    /** How far it is. */
    @Schema(name = "PopulationState")
    public enum State {
        WRITING,
        COMPLETE,
        FAILED
    }

    /**
     * Lines that could not be used.
     *
     * @param lines how many there are
     * @param share of all lines, from 0 to 1
     * @param problems a problem document a line with its number; the first ones if there are many
     */
    public record Broken(long lines, BigDecimal share, List<Map<String, Object>> problems) {

        static final Broken NONE = new Broken(0, BigDecimal.ZERO, List.of());

        private static final int DECIMALS = 6;

        public Broken {
            problems = List.copyOf(problems);
        }

        static Broken of(long broken, long good, List<Map<String, Object>> problems) {
            BigDecimal all = BigDecimal.valueOf(Math.max(1, broken + good));
            BigDecimal share =
                    BigDecimal.valueOf(broken).divide(all, DECIMALS, RoundingMode.HALF_UP);
            return new Broken(broken, share, problems);
        }
    }

    public Population {
        parameters = new LinkedHashMap<>(parameters);
    }

    /** Whether it will not change any more. */
    public boolean isComplete() {
        return state == State.COMPLETE;
    }
}
