package io.doudi.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.evaluation.RuleFile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A thousand publications in a row, each compiled and asked: heap and classes must stay flat. Takes
 * long, so its name keeps it out of the ordinary tests.
 */
@QuarkusTest
@TestProfile(PublicationSoak.FewCompiled.class)
class PublicationSoak {

    private static final int PUBLICATIONS = Integer.getInteger("soak.publications", 1_000);
    private static final int SAMPLES = 10;
    private static final double GROWTH = 1.25;

    /** So few that most are given back. */
    public static class FewCompiled extends OwnDatabase {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("doudi.rule-sets.compiled", "4");
        }
    }

    @Inject LiveRuleSets live;
    @Inject RuleSetVersionRepository repository;

    @Test
    void keepsHeapAndClassesFlat() {
        List<long[]> samples = new ArrayList<>();
        for (int number = 1; number <= PUBLICATIONS; number++) {
            publish(number);
            if (number % Math.max(1, PUBLICATIONS / SAMPLES) == 0) {
                samples.add(sample(number));
            }
        }
        long[] early = samples.get(samples.size() / 3);
        long[] late = samples.get(samples.size() - 1);
        assertThat(late[0]).as("heap").isLessThan((long) (early[0] * GROWTH));
        assertThat(late[1]).as("classes").isLessThan((long) (early[1] * GROWTH));
    }

    private void publish(int number) {
        String version = "soak." + number;
        List<RuleFile> files = new ArrayList<>();
        for (RuleFile file : live.current().version("dazhou", "2023").files()) {
            files.add(
                    file.path().equals(Manifest.FILE)
                            ? new RuleFile(
                                    file.path(),
                                    new ManifestText(file.content()).withVersion(version).yaml())
                            : new RuleFile(
                                    file.path(),
                                    file.content()
                                            .replace("达州方案的数值", "达州方案的数值，第 " + number + " 次")));
        }
        Manifest manifest = Manifest.of(manifest(files));
        RuleSetVersion published =
                RuleSetVersion.of(manifest, Instant.now(), Digest.of(files, ""), files);
        QuarkusTransaction.requiringNew().run(() -> repository.add(published));
        live.refresh();
        assertThat(new Staff("DAZHOU").standard("2024-02-01")).isPositive();
    }

    private static String manifest(List<RuleFile> files) {
        return files.stream()
                .filter(file -> file.path().equals(Manifest.FILE))
                .findFirst()
                .orElseThrow()
                .content();
    }

    /** Used heap in bytes after a collection, and loaded classes. */
    private static long[] sample(int number) {
        for (int i = 0; i < 3; i++) {
            System.gc();
            pause();
        }
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
        System.out.printf("%d publications: %d MB, %d classes%n", number, heap >> 20, classes);
        return new long[] {heap, classes};
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
