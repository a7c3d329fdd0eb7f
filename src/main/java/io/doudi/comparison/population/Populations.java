package io.doudi.comparison.population;

import static io.doudi.problem.ProblemType.FORBIDDEN;
import static io.doudi.problem.ProblemType.OUT_OF_RANGE;
import static io.doudi.problem.ProblemType.POPULATION_INCOMPLETE;

import io.doudi.access.Actor;
import io.doudi.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

/** The populations: which there are, and their households piece by piece. */
@ApplicationScoped
public class Populations {

    private final PopulationStore store;
    private final HouseholdLines lines;
    private final Generation generation;

    Populations(PopulationStore store, HouseholdLines lines, Generation generation) {
        this.store = store;
        this.lines = lines;
        this.generation = generation;
    }

    /** The populations of the regions that somebody acts for, by name and version. */
    public List<Population> list(Actor actor) {
        return store.populations().stream()
                .filter(population -> actor.regions().cover(population.region()))
                .toList();
    }

    /** A population of a region that is theirs. */
    public Population find(Actor actor, UUID id) {
        Population population = store.population(id);
        actor.requireRegion(Optional.of(population.region()));
        return population;
    }

    /** A population, whoever asks. */
    public Population find(UUID id) {
        return store.population(id);
    }

    /** The latest version of a name. */
    public Optional<Population> latest(String name) {
        return store.latest(name);
    }

    /**
     * The standard population of a region: {@code standard-} with its code in lower case, 10,000
     * synthetic households that are generated when they are needed for the first time.
     */
    public Population standard(String region) {
        return generation.standard(region);
    }

    /**
     * Some households of a complete population; as much memory is needed as they take.
     *
     * @param from the number of the first, from 1
     * @param count how many at most; there are fewer at the end
     */
    public List<Household> read(UUID id, long from, int count) {
        Population population = store.population(id);
        if (!population.isComplete()) {
            throw new ProblemException(
                    POPULATION_INCOMPLETE,
                    "The population %s is still being written".formatted(id));
        }
        if (from < 1 || count < 0) {
            throw ProblemException.atField(OUT_OF_RANGE, "from", "Households have numbers from 1");
        }
        List<Household> households = new ArrayList<>();
        long end = Math.min(population.lines(), from + count - 1);
        for (long number = from; number <= end; ) {
            long first = (number - 1) / PopulationWriter.CHUNK * PopulationWriter.CHUNK + 1;
            long last = Math.min(end, first + PopulationWriter.CHUNK - 1);
            households.addAll(chunk(id, first, number, last));
            number = last + 1;
        }
        return households;
    }

    private List<Household> chunk(UUID id, long first, long from, long to) {
        List<String> texts = unpacked(store.chunk(id, first)).lines().toList();
        List<Household> households = new ArrayList<>();
        for (long number = from; number <= to; number++) {
            households.add(lines.household(number, texts.get((int) (number - first))));
        }
        return households;
    }

    private static String unpacked(byte[] chunk) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(chunk))) {
            return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("A stored chunk is damaged", e);
        }
    }

    /**
     * What a population was generated from; nothing if it is not synthetic, or of an earlier
     * generator.
     */
    public List<Distribution> distributions(Population population) {
        boolean isKnown = population.generator().equals(Optional.of(HouseholdGenerator.VERSION));
        return isKnown ? Distributions.forRegion(population.region()).all() : List.of();
    }

    /** Which populations were made and deleted by whom, oldest first. */
    List<PopulationEvent> events() {
        return store.events();
    }

    /** Deletes a population: one's own, or any for administrators. */
    public Population delete(Actor actor, UUID id) {
        Population population = find(actor, id);
        if (!actor.isAdministrator() && !population.createdBy().equals(actor.name())) {
            throw new ProblemException(
                    FORBIDDEN,
                    "Only %s or an administrator may delete it".formatted(population.createdBy()));
        }
        store.delete(id, actor);
        return population;
    }
}
