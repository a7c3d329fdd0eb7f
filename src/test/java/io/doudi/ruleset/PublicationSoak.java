package io.doudi.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A thousand publications in a row, each drafted, checked, approved, published and asked: heap and
 * classes must stay flat. Takes long, so its name keeps it out of the ordinary tests.
 */
@QuarkusTest
@TestProfile(PublicationSoak.FewCompiled.class)
class PublicationSoak {

    private static final int PUBLICATIONS = Integer.getInteger("soak.publications", 1_000);
    private static final int SAMPLES = 20;
    private static final double GROWTH = 1.1;
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final String DAY = "2030-01-01";

    /** So few that most are given back. */
    public static class FewCompiled extends OwnDatabase {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("doudi.rule-sets.compiled", "4");
        }
    }

    /** Used heap in bytes after a collection, and loaded classes. */
    private record Sample(long heap, long classes) {}

    private final Staff staff = new Staff("SOAKLAND");

    @Test
    void keepsHeapAndClassesFlat() {
        staff.begin("0", FIRST.toString(), 700);
        staff.finish("0", "{}").then().statusCode(200);
        List<Sample> samples = new ArrayList<>();
        for (int number = 1; number <= PUBLICATIONS; number++) {
            publish(number);
            if (number % Math.max(1, PUBLICATIONS / SAMPLES) == 0) {
                samples.add(sample(number));
            }
        }
        Sample early = samples.get(samples.size() / 4);
        Sample late = samples.get(samples.size() - 1);
        assertThat(late.heap()).as("heap").isLessThan((long) (early.heap() * GROWTH));
        assertThat(late.classes()).as("classes").isLessThan((long) (early.classes() * GROWTH));
    }

    private void publish(int number) {
        String version = String.valueOf(number);
        LocalDate from = FIRST.plusDays(number);
        staff.change(String.valueOf(number - 1), version, 700 + number);
        staff.finish(version, "{\"effectiveFrom\": \"%s\"}".formatted(from)).then().statusCode(200);
        assertThat(staff.standard(DAY)).isEqualTo(700 + number);
    }

    private static Sample sample(int number) {
        for (int i = 0; i < 3; i++) {
            System.gc();
            pause();
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        System.out.printf("%d publications: %d kB, %d classes%n", number, heap >> 10, classes);
        return new Sample(heap, classes);
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
