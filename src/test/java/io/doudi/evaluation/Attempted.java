package io.doudi.evaluation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.ThreadMXBean;
import io.doudi.evaluation.Evaluation.Decided;
import io.doudi.evaluation.Question.Detail;
import io.doudi.evaluation.Question.Missing;
import io.doudi.problem.ProblemException;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * How far something untrusted came.
 *
 * @param said everything that was told about it
 * @param allocated the bytes that its thread asked for
 */
record Attempted(End end, String said, long allocated) {

    /** How it ended. */
    enum End {
        /** Compiling it was refused. */
        REFUSED,
        /** It compiled, and deciding with it was refused. */
        FAILED,
        /** It compiled and decided. */
        DECIDED,
        /** It did not end in time. */
        STUCK,
        /** It ended in something that nobody expects. */
        BROKEN
    }

    static final String THREAD = "attack";

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int SECONDS_TO_COMPILE = 30;
    private static final int SECONDS_TO_DECIDE = 5;

    /** Compiles it only. */
    static Attempted compile(List<Layer> layers) {
        return within(SECONDS_TO_COMPILE, () -> compiled(layers));
    }

    /** Compiles it and decides one case with it. */
    static Attempted decide(List<Layer> layers) {
        Attempted compiled = compile(layers);
        if (compiled.end() != End.DECIDED) {
            return compiled;
        }
        KnowledgeBase knowledgeBase = KnowledgeBase.compile(layers);
        return within(SECONDS_TO_DECIDE, () -> decided(knowledgeBase));
    }

    private static Attempted compiled(List<Layer> layers) {
        try {
            KnowledgeBase knowledgeBase = KnowledgeBase.compile(layers);
            return new Attempted(End.DECIDED, knowledgeBase.decisions().toString(), 0);
        } catch (ProblemException e) {
            return new Attempted(End.REFUSED, e.toString(), 0);
        }
    }

    private static Attempted decided(KnowledgeBase knowledgeBase) {
        try {
            Decided decided = (Decided) knowledgeBase.evaluate(question(knowledgeBase));
            return new Attempted(End.DECIDED, decided.outcome() + " " + decided.trace(), 0);
        } catch (ProblemException e) {
            return new Attempted(End.FAILED, e.toString(), 0);
        }
    }

    /** The decision of the attack itself, or that of the rule set around it. */
    private static Question question(KnowledgeBase knowledgeBase) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        input.put("level", 3).put("word", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!");
        input.putArray("numbers").add(1).add(2).add(3);
        LocalDate day = LocalDate.of(2026, 1, 1);
        String decision = knowledgeBase.decisions().contains("attack") ? "attack" : "verdict";
        return new Question(decision, "TEST", day, input, Missing.ASSUME, Detail.VALUES);
    }

    private static Attempted measured(Supplier<Attempted> what) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Attempted attempted = what.get();
        return new Attempted(
                attempted.end(),
                attempted.said(),
                THREADS.getCurrentThreadAllocatedBytes() - before);
    }

    /** Whatever is still busy at the end is left behind. */
    private static Attempted within(int seconds, Supplier<Attempted> what) {
        FutureTask<Attempted> task = new FutureTask<>(() -> measured(what));
        Thread thread = new Thread(task, THREAD);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            return new Attempted(End.STUCK, "not over after %d s".formatted(seconds), 0);
        } catch (ExecutionException e) {
            return new Attempted(End.BROKEN, e.getCause().toString(), 0);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
