package io.doudi.comparison.job;

import io.doudi.comparison.JobWork;
import java.nio.file.Path;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * The program to submit: puts the cases of a job through all sides, as many chunks at a time as it
 * is given slots. Its argument is the folder, by a path that every machine has. The parallelism is
 * said outright: chunk numbers are so small that the scheduler would take one slot for all of them.
 */
public final class ComparisonJob {

    private ComparisonJob() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("The argument is the folder of a job");
        }
        run(arguments[0], StreamExecutionEnvironment.getExecutionEnvironment());
    }

    private static void run(String folder, StreamExecutionEnvironment environment)
            throws Exception {
        try (JobWork work = JobWork.open(Path.of(folder))) {
            environment.setRuntimeMode(RuntimeExecutionMode.BATCH);
            int slots = environment.getParallelism();
            environment
                    .fromSequence(0, work.chunks() - 1L)
                    .rebalance()
                    .map(new WorkOnChunk(folder))
                    .name("cases through all sides")
                    .setParallelism(slots)
                    .sinkTo(new DiscardingSink<>())
                    .setParallelism(slots);
            environment.execute("Doudi comparison in " + folder);
            work.finish();
        }
    }
}
