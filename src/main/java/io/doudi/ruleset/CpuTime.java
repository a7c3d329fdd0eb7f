package io.doudi.ruleset;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** What something costs, whatever else the machine is busy with: time of the processor. */
record CpuTime(long nanos) {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** What the present thread has used so far. */
    static CpuTime now() {
        return new CpuTime(THREADS.getCurrentThreadCpuTime());
    }

    /** What it has used since. */
    Duration since() {
        return Duration.ofNanos(now().nanos - nanos);
    }
}
