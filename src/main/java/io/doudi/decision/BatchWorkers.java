package io.doudi.decision;

import io.doudi.problem.RequestId;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The threads that all batches of this node share, as many as it has processors. */
@ApplicationScoped
class BatchWorkers {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final int GROUPS_UNDER_WAY = 2 * PROCESSORS;

    private final ExecutorService workers =
            Executors.newFixedThreadPool(PROCESSORS, task -> new Thread(task, "batch"));

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }

    /** Writes the answers to all lines, each on a line of its own, in their order. */
    <T> void run(Lines<T> lines, Function<List<T>, List<byte[]>> answer, OutputStream out)
            throws IOException {
        new Batch(work -> workers.execute(RequestId.carried(work)), GROUPS_UNDER_WAY)
                .run(lines, answer, answers -> write(answers, out));
    }

    private static void write(List<byte[]> answers, OutputStream out) throws IOException {
        for (byte[] answer : answers) {
            out.write(answer);
            out.write('\n');
        }
        out.flush();
    }
}
