package io.doudi.evaluation;

import static io.doudi.evaluation.Attack.Expected.HARMLESS;
import static io.doudi.evaluation.Attack.Expected.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.evaluation.Attack.Expected;
import io.doudi.evaluation.Attempted.End;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every attack of the corpus in a small rule set: it is refused or does nothing, and it touches
 * nothing on the way.
 */
class AttackCorpusTest {

    private static final Set<End> SOON = EnumSet.of(End.REFUSED, End.FAILED, End.DECIDED);

    private static final long MOST_BYTES = 700_000_000;

    private static final long MOST_HEAP_LEFT = 300_000_000;

    private static long heapBefore;

    @TempDir Path folder;

    /** What an attack began must be over when all have been tried. */
    @AfterAll
    static void nothingIsLeft() {
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain(Attempted.THREAD);
        assertThat(heap() - heapBefore).isLessThan(MOST_HEAP_LEFT);
    }

    @BeforeAll
    static void look() {
        heapBefore = heap();
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    static Stream<Attack> attacks() {
        return Attacks.listed();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void isRefusedOrDoesNothing(Attack attack) throws IOException {
        try (Sentinels sentinels = new Sentinels(folder)) {
            List<Layer> layers = attack.layers(sentinels::fill);
            Attempted attempted =
                    attack.expected() == REFUSED
                            ? Attempted.compile(layers)
                            : Attempted.decide(layers);
            assertThat(attempted.end())
                    .as("%s (%s): %s", attack, attack.tries(), attempted.said())
                    .isIn(ends(attack.expected()));
            assertThat(attempted.allocated()).as("bytes").isLessThan(MOST_BYTES);
            sentinels.assertUntouched(attempted.said());
        }
    }

    private static Set<End> ends(Expected expected) {
        if (expected == REFUSED) {
            return EnumSet.of(End.REFUSED);
        }
        return expected == HARMLESS ? EnumSet.of(End.DECIDED) : SOON;
    }

    @Test
    void listsEveryFileOnce() {
        List<String> listed = Attacks.listed().map(Attack::file).toList();
        assertThat(listed).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(listed)).isEqualTo(Attacks.files());
    }

    @ParameterizedTest
    @CsvSource({"DAZHOU", "EZHOU", "HONGHUAGANG", "JILIN", "HUIZHOU"})
    void acceptsTheBundledRuleSets(String region) {
        List<Layer> layers = BundledLayers.inForce(region, LocalDate.of(2026, 1, 1));
        assertThat(Attempted.compile(layers).end()).isEqualTo(End.DECIDED);
    }
}
