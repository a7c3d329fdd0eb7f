package io.doudi.comparison.population;

import static io.doudi.problem.ProblemType.INVALID_VALUE;
import static io.doudi.problem.ProblemType.OUT_OF_RANGE;

import io.doudi.access.Actor;
import io.doudi.language.Messages;
import io.doudi.problem.ProblemException;
import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Generates populations: small ones at once, large ones in the background one after the other. */
@ApplicationScoped
class Generation {

    private static final long MOST = 2_000_000;
    private static final long MOST_AT_ONCE = 10_000;
    private static final long STANDARD_SEED = 20_201_101;

    private final PopulationStore store;
    private final HouseholdLines lines;
    private final PopulationConfig config;
    private final Standards standards;
    private final ExecutorService background =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "populations"));

    Generation(
            PopulationStore store,
            HouseholdLines lines,
            Standards standards,
            PopulationConfig config) {
        this.config = config;
        this.store = store;
        this.lines = lines;
        this.standards = standards;
    }

    /**
     * How many households, drawn how.
     *
     * @param represents how many real households they shall stand for; their own number if empty
     */
    record Size(long households, long seed, Optional<Long> represents) {

        private void require() {
            if (households < 1 || households > MOST) {
                throw ProblemException.atField(
                        OUT_OF_RANGE, "households", "households must be from 1 to " + MOST);
            }
            if (represents.filter(number -> number < households).isPresent()) {
                throw ProblemException.atField(
                        INVALID_VALUE,
                        "represents",
                        "represents must not be less than the number of households");
            }
        }

        private BigDecimal scale() {
            return BigDecimal.valueOf(represents.orElse(households))
                    .divide(BigDecimal.valueOf(households), MathContext.DECIMAL64);
        }
    }

    @PreDestroy
    void stop() {
        background.shutdownNow();
    }

    /** Generates a population; a large one is complete later. */
    Population start(Actor actor, Wish wish, Size size) {
        wish.require();
        size.require();
        Recipe recipe = recipe(wish, size);
        Population begun = begin(actor, wish, size, recipe);
        if (size.households() <= MOST_AT_ONCE) {
            return write(begun, recipe);
        }
        background.execute(() -> writeLater(begun, recipe));
        return begun;
    }

    /** Nobody waits for what went wrong; the population tells it. */
    private void writeLater(Population begun, Recipe recipe) {
        try {
            write(begun, recipe);
        } catch (RuntimeException e) {
            Log.errorf("The population %s was not generated", begun.id());
        }
    }

    /** The standard population of a region, generated if it is not there. */
    synchronized Population standard(String region) {
        String name = Wish.STANDARD + region.toLowerCase(Locale.ROOT);
        return store.latest(name)
                .filter(known -> known.generator().equals(Optional.of(HouseholdGenerator.VERSION)))
                .orElseGet(() -> generateStandard(name, region));
    }

    private Population generateStandard(String name, String region) {
        Wish wish =
                new Wish(
                        name,
                        Optional.of(title(region)),
                        region,
                        standards.firstDay(region),
                        Optional.empty());
        Size size = new Size(config.standardSize(), STANDARD_SEED, Optional.empty());
        Recipe recipe = recipe(wish, size);
        return write(begin(Standards.SERVICE, wish, size, recipe), recipe);
    }

    private static String title(String region) {
        Messages words = Messages.CHINESE;
        return words.text("population.standard", words.find("region." + region).orElse(region));
    }

    private Recipe recipe(Wish wish, Size size) {
        return new Recipe(
                wish.region(),
                size.seed(),
                wish.asOf(),
                standards.subsistence(wish.region(), "URBAN", wish.asOf()),
                standards.subsistence(wish.region(), "RURAL", wish.asOf()),
                size.scale());
    }

    private Population begin(Actor actor, Wish wish, Size size, Recipe recipe) {
        PopulationEntity entity = wish.entity(Population.Kind.SYNTHETIC, actor.name());
        entity.source = Messages.CHINESE.text("population.synthetic");
        entity.seed = size.seed();
        entity.generator = HouseholdGenerator.VERSION;
        entity.wanted = size.households();
        entity.parameters = parameters(size, recipe);
        return store.begin(entity);
    }

    private static Map<String, Object> parameters(Size size, Recipe recipe) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("households", size.households());
        parameters.put("represents", size.represents().orElse(size.households()));
        parameters.put("subsistenceStandardUrban", recipe.urban().toPlainString());
        parameters.put("subsistenceStandardRural", recipe.rural().toPlainString());
        return parameters;
    }

    private Population write(Population begun, Recipe recipe) {
        PopulationWriter writer = new PopulationWriter(store, lines, begun.id());
        HouseholdGenerator generator = new HouseholdGenerator(recipe);
        long households = begun.wanted().orElseThrow();
        try {
            while (writer.next() <= households) {
                writer.add(generator.household(writer.next()));
            }
            return writer.complete();
        } catch (RuntimeException e) {
            writer.fail(Uploads.document(e, writer.next()));
            throw e;
        }
    }
}
