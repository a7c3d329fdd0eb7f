package io.doudi.benchmark;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Checks that an engine answers as plain Java does, then measures what it takes. Decisions are
 * counted and not timed, and the thread's own time of the processor is what counts, so that a busy
 * machine makes little difference.
 */
public final class Harness {

    private static final int CASES = 10_000;
    private static final int ROUNDS = 7;

    /** For how long a round is to last; an engine that takes 4 ms makes a few hundred decisions. */
    private static final long NANOS_OF_A_ROUND = 800_000_000L;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static volatile Object sink;

    private Harness() {}

    /** One line: the engine's name, microseconds and bytes for one decision. */
    static void run(String name, Engine engine) throws Exception {
        List<Case> cases = Case.some(CASES);
        check(name, engine, cases);
        int count = warm(engine, cases);
        double[] micros = new double[ROUNDS];
        double bytes = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            micros[i] = round(engine, cases, count) / 1e3 / count;
            bytes = (double) (THREADS.getCurrentThreadAllocatedBytes() - allocated) / count;
        }
        Arrays.sort(micros);
        System.out.printf(Locale.ROOT, "%s\t%.2f\t%.0f%n", name, micros[ROUNDS / 2], bytes);
    }

    private static void check(String name, Engine engine, List<Case> cases) throws Exception {
        Engine plain = new Plain();
        for (Case one : cases) {
            Answer wanted = plain.answer(plain.decide(one));
            Answer given = engine.answer(engine.decide(one));
            if (!wanted.equals(given)) {
                throw new IllegalStateException(
                        "%s answers %s to %s; right is %s".formatted(name, given, one, wanted));
            }
        }
    }

    /** Warms up for some rounds; how many decisions make one. */
    private static int warm(Engine engine, List<Case> cases) throws Exception {
        int count = CASES / 10;
        long nanos = round(engine, cases, count);
        for (int i = 0; i < ROUNDS; i++) {
            count = Math.max(20, (int) (count * NANOS_OF_A_ROUND / Math.max(1, nanos)));
            nanos = round(engine, cases, count);
        }
        return count;
    }

    private static long round(Engine engine, List<Case> cases, int count) throws Exception {
        long begin = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < count; i++) {
            sink = engine.decide(cases.get(i % CASES));
        }
        return THREADS.getCurrentThreadCpuTime() - begin;
    }
}
