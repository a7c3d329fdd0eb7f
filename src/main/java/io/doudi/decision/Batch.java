package io.doudi.decision;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Answers many lines in their order. Few groups of lines are under way at a time: whoever reads the
 * answers slowly slows the reading of the questions, and a million lines take no more memory than a
 * thousand.
 */
final class Batch {

    /** So many lines go on record together. */
    private static final int LINES_IN_GROUP = 50;

    private final Executor workers;
    private final int most;
    private final Deque<CompletableFuture<List<byte[]>>> underWay = new ArrayDeque<>();

    /**
     * A batch.
     *
     * @param workers who make the decisions
     * @param most how many groups of lines are under way
     */
    Batch(Executor workers, int most) {
        this.workers = workers;
        this.most = most;
    }

    /** Where answers go. */
    interface Sink {
        void write(List<byte[]> answers) throws IOException;
    }

    /** Reads and answers until there are no more lines, or the sink takes no more. */
    <T> void run(Lines<T> lines, Function<List<T>, List<byte[]>> answer, Sink sink)
            throws IOException {
        try {
            List<T> group = next(lines);
            while (!group.isEmpty()) {
                List<T> asked = group;
                underWay.add(CompletableFuture.supplyAsync(() -> answer.apply(asked), workers));
                while (isToBeWritten(lines)) {
                    sink.write(first());
                }
                group = next(lines);
            }
            while (!underWay.isEmpty()) {
                sink.write(first());
            }
        } finally {
            underWay.forEach(one -> one.cancel(false));
        }
    }

    /** Before waiting for the sender, everything is answered. */
    private boolean isToBeWritten(Lines<?> lines) throws IOException {
        return underWay.size() == most || !underWay.isEmpty() && !lines.isReady();
    }

    private List<byte[]> first() {
        try {
            return underWay.remove().join();
        } catch (CompletionException e) {
            throw new IllegalStateException("A group of lines failed", e.getCause());
        }
    }

    /** The lines up to the size of a group, or fewer if the sender pauses. */
    private static <T> List<T> next(Lines<T> lines) throws IOException {
        List<T> group = new ArrayList<>();
        while (group.size() < LINES_IN_GROUP && (group.isEmpty() || lines.isReady())) {
            T line = lines.next();
            if (line == null) {
                break;
            }
            group.add(line);
        }
        return group;
    }
}
