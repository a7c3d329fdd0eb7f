package io.doudi.evaluation.limits;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * An allowance of the present thread's time of the processor, so that a busy machine makes no
 * difference. To ask the system for that time costs more than a table; it cannot be more than the
 * time that has passed, so that it is asked for only of what lasts.
 */
final class ProcessorTime {

    /** What is over by then is never asked about; what is not has this much more. */
    private static final long SHORT = 50_000_000L;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long allowed;
    private final long begun = System.nanoTime();
    private long end = Long.MAX_VALUE;

    /**
     * @param allowed nanoseconds
     */
    ProcessorTime(long allowed) {
        this.allowed = allowed;
    }

    boolean isSpent() {
        if (System.nanoTime() - begun < SHORT) {
            return false;
        }
        long now = THREADS.getCurrentThreadCpuTime();
        if (end == Long.MAX_VALUE) {
            end = now + allowed;
        }
        return now > end;
    }
}
