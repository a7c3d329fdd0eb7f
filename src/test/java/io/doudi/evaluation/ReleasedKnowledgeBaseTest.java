package io.doudi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A knowledge base that is closed gives back the classes of its rules. */
class ReleasedKnowledgeBaseTest {

    private static final int COMPILED = 3;
    private static final int CLASSES_AT_LEAST = COMPILED * 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();

    @Test
    void unloadsItsClasses() throws InterruptedException {
        long before = classes.getUnloadedClassCount();
        for (int i = 0; i < COMPILED; i++) {
            KnowledgeBase.compile(BundledLayers.dazhou("2022")).close();
        }
        collect(before + CLASSES_AT_LEAST);
        assertThat(classes.getUnloadedClassCount() - before)
                .isGreaterThanOrEqualTo(CLASSES_AT_LEAST);
    }

    private void collect(long unloaded) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (classes.getUnloadedClassCount() < unloaded && Instant.now().isBefore(end)) {
            System.gc();
            Thread.sleep(100);
        }
    }
}
