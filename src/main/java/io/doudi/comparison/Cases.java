package io.doudi.comparison;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.access.Actor;
import io.doudi.comparison.population.Population;
import io.doudi.comparison.population.Populations;
import io.doudi.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** Which cases a comparison is about; {@code kind} tells where they come from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Cases.Given.class, name = "GIVEN"),
    @JsonSubTypes.Type(value = Cases.OfVersion.class, name = "VERSION"),
    @JsonSubTypes.Type(value = Cases.Recorded.class, name = "RECORDS"),
    @JsonSubTypes.Type(value = Cases.OfPopulation.class, name = "POPULATION")
})
@Schema(
        description = "Which cases a comparison is about; kind tells where they come from",
        oneOf = {
            Cases.Given.class,
            Cases.OfVersion.class,
            Cases.Recorded.class,
            Cases.OfPopulation.class
        },
        discriminatorProperty = "kind",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "GIVEN", schema = Cases.Given.class),
            @DiscriminatorMapping(value = "VERSION", schema = Cases.OfVersion.class),
            @DiscriminatorMapping(value = "RECORDS", schema = Cases.Recorded.class),
            @DiscriminatorMapping(value = "POPULATION", schema = Cases.OfPopulation.class)
        })
public sealed interface Cases {

    /** The same with what its names stand for now. */
    default Cases fixed(Actor actor, String region, Populations populations) {
        return this;
    }

    /** The cases as they are kept with the comparison, a text for each. */
    List<String> toBeKept(CaseReader reader, Wanted wanted);

    /** The cases of a comparison that is stored. */
    CaseSource open(CaseReader reader, UUID comparison, long size, String digest);

    /** The same without the cases themselves, for who reads the comparison. */
    default Cases named() {
        return this;
    }

    /** Cases that are kept with the comparison. */
    sealed interface Kept extends Cases {

        /** A case from the text that was kept of it. */
        ComparedCase read(long number, String kept, CaseReader reader);

        @Override
        default CaseSource open(CaseReader reader, UUID comparison, long size, String digest) {
            return new KeptCases(this, reader, comparison, size, digest);
        }
    }

    /**
     * The households of a stored population, which never changes.
     *
     * @param population its id; the standard population of the region of the first side if empty
     */
    @Schema(
            name = "CasesOfPopulation",
            requiredProperties = "kind",
            properties =
                    @SchemaProperty(
                            name = "kind",
                            type = SchemaType.STRING,
                            enumeration = "POPULATION"))
    record OfPopulation(Optional<UUID> population) implements Cases {

        @Override
        public Cases fixed(Actor actor, String region, Populations populations) {
            Population found =
                    population
                            .map(id -> populations.find(actor, id))
                            .orElseGet(() -> populations.standard(region));
            return new OfPopulation(Optional.of(found.id()));
        }

        @Override
        public List<String> toBeKept(CaseReader reader, Wanted wanted) {
            return List.of();
        }

        @Override
        public CaseSource open(CaseReader reader, UUID comparison, long size, String digest) {
            return reader.households(population.orElseThrow());
        }
    }

    /**
     * Which cases fit a comparison.
     *
     * @param region of the first side
     * @param decisions that are asked for
     * @param dated whether every side says a day
     */
    record Wanted(String region, List<String> decisions, boolean dated) {}

    /**
     * Cases of the request itself.
     *
     * @param given at most 10,000; not repeated when the comparison is read
     */
    @Schema(
            name = "GivenCases",
            requiredProperties = "kind",
            properties =
                    @SchemaProperty(name = "kind", type = SchemaType.STRING, enumeration = "GIVEN"))
    record Given(List<Line> given) implements Kept {

        public Given {
            given = given == null ? List.of() : List.copyOf(given);
        }

        @Override
        public List<String> toBeKept(CaseReader reader, Wanted wanted) {
            return reader.lines(given, wanted);
        }

        @Override
        public ComparedCase read(long number, String kept, CaseReader reader) {
            return reader.line(number, kept);
        }

        @Override
        public Cases named() {
            return new Given(List.of());
        }
    }

    /**
     * One case of a request.
     *
     * @param reference the caller's name for it; its number from 1 if none is given
     * @param weight for how many households it stands; 1 if it is not given
     * @param decision what to ask; all decisions of the comparison if it is not given
     */
    @Schema(name = "GivenCase")
    record Line(
            Optional<String> reference,
            Optional<BigDecimal> weight,
            Optional<LocalDate> asOf,
            Optional<String> decision,
            @Schema(implementation = Object.class) ObjectNode input) {}

    /**
     * The stored cases of a version or draft that ask one of the decisions for the region of the
     * first side.
     *
     * @param ruleSetVersion as in a decision, for example {@code dazhou/2023}
     */
    @Schema(
            name = "CasesOfVersion",
            requiredProperties = "kind",
            properties =
                    @SchemaProperty(
                            name = "kind",
                            type = SchemaType.STRING,
                            enumeration = "VERSION"))
    record OfVersion(String ruleSetVersion) implements Kept {

        public OfVersion {
            ProblemException.requireField("cases.ruleSetVersion", ruleSetVersion);
        }

        @Override
        public List<String> toBeKept(CaseReader reader, Wanted wanted) {
            return reader.lines(reader.ofVersion(ruleSetVersion, wanted), wanted);
        }

        @Override
        public ComparedCase read(long number, String kept, CaseReader reader) {
            return reader.line(number, kept);
        }
    }

    /**
     * The decisions on record for the region of the first side, the latest 100,000; each is asked
     * again on its day.
     *
     * @param from decided at that time or later
     * @param to decided before that time
     */
    @Schema(
            name = "RecordedCases",
            requiredProperties = "kind",
            properties =
                    @SchemaProperty(
                            name = "kind",
                            type = SchemaType.STRING,
                            enumeration = "RECORDS"))
    record Recorded(Instant from, Instant to) implements Kept {

        public Recorded {
            ProblemException.requireField("cases.from", from);
            ProblemException.requireField("cases.to", to);
        }

        @Override
        public List<String> toBeKept(CaseReader reader, Wanted wanted) {
            return reader.recorded(this, wanted);
        }

        @Override
        public ComparedCase read(long number, String kept, CaseReader reader) {
            return reader.recorded(number, kept);
        }
    }
}
