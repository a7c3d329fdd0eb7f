package io.doudi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** A knowledge base holds no more than it needs, and gives it back when nobody holds it. */
class ReleasedKnowledgeBaseTest {

    private static final int COMPILED = 3;
    private static final int CLASSES_AT_LEAST = COMPILED * 20;
    private static final long FEW = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();

    @Test
    void unloadsItsClasses() throws InterruptedException {
        long before = classes.getUnloadedClassCount();
        for (int i = 0; i < COMPILED; i++) {
            compileAnew("released " + i);
        }
        collect(before + CLASSES_AT_LEAST);
        assertThat(classes.getUnloadedClassCount() - before)
                .isGreaterThanOrEqualTo(CLASSES_AT_LEAST);
    }

    @Test
    void keepsNothingOfItsCompiler() throws Exception {
        long before = instances("com.github.javaparser.Position");
        KnowledgeBase base = compileAnew("kept");
        long now = instances("com.github.javaparser.Position");
        assertThat(now - before).isLessThan(FEW);
        assertThat(base.decisions()).isNotEmpty();
    }

    /** With DRL that no other test has, which would be shared and not compiled. */
    private static KnowledgeBase compileAnew(String note) {
        return KnowledgeBase.compile(BundledLayers.dazhou("2022", BundledLayers.otherDrl(note)));
    }

    /** How many objects of a class are alive. */
    private static long instances(String type) throws Exception {
        String histogram =
                (String)
                        ManagementFactory.getPlatformMBeanServer()
                                .invoke(
                                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                        "gcClassHistogram",
                                        new Object[] {new String[0]},
                                        new String[] {String[].class.getName()});
        return histogram
                .lines()
                .map(line -> line.trim().split("\\s+"))
                .filter(columns -> columns.length > 3 && columns[3].equals(type))
                .mapToLong(columns -> Long.parseLong(columns[1]))
                .sum();
    }

    private void collect(long unloaded) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (classes.getUnloadedClassCount() < unloaded && Instant.now().isBefore(end)) {
            System.gc();
            Thread.sleep(100);
        }
    }
}
