package io.doudi.evaluation.limits;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one evaluation may take: time, and the size of each value. Whatever goes round in rules asks
 * here at each step, so that an evaluation that takes too much ends at once and frees its thread.
 */
public final class Limits {

    public static final int LONGEST_TEXT = 100_000;
    public static final int LONGEST_LIST = 2_000;

    /** How many digits a number may have before or after its point. */
    public static final int MOST_DIGITS = 6_200;

    public static final int MOST_RULES_FIRED = 1_000;

    /** Time of the processor for one decision. */
    private static final long MOST_NANOS = 2_000_000_000L;

    /** How deep functions call each other. */
    private static final int DEEPEST_CALL = 60;

    private static final long MOST_NANOS_OF_ALL = 20_000_000_000L;
    private static final double MOST_JOINED = 2_000_000;
    private static final long MOST_BYTES = 400_000_000;

    /** Time and memory are looked at every so many steps. */
    private static final int STEPS_BETWEEN = 16;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final ThreadLocal<Spent> SPENT = ThreadLocal.withInitial(Spent::new);

    private Limits() {}

    /** What the evaluation of a thread has used so far. */
    private static final class Spent {
        private ProcessorTime all;
        private ProcessorTime part;
        private long bytes;
        private int steps;
        private int depth;
        private String exceeded;
    }

    /** Ends an evaluation; no error of a value, so that no rule goes on with null. */
    public static final class Exceeded extends Error {

        private static final long serialVersionUID = 1;

        Exceeded(String what) {
            super(what, null, false, false);
        }
    }

    /** Ends the present evaluation. */
    public static Exceeded exceeded(String what) {
        SPENT.get().exceeded = what;
        return new Exceeded(what);
    }

    /** Whether the present evaluation has taken too much, and what; the engine may hide it. */
    public static Optional<String> exceeded() {
        return Optional.ofNullable(SPENT.get().exceeded);
    }

    /** Forgets that an evaluation took too much which need not have been made. */
    public static void forget() {
        SPENT.get().exceeded = null;
    }

    /** Begins an evaluation, unless it is a part of one that has begun. */
    public static Scope begin() {
        Spent spent = SPENT.get();
        if (spent.all != null) {
            return () -> {};
        }
        spent.all = new ProcessorTime(MOST_NANOS_OF_ALL);
        part();
        return SPENT::remove;
    }

    /**
     * Begins one more decision of the evaluation: to find out which missing facts matter, many are
     * made.
     */
    public static void part() {
        Spent spent = SPENT.get();
        if (spent.all != null) {
            spent.part = new ProcessorTime(MOST_NANOS);
            spent.bytes = THREADS.getCurrentThreadAllocatedBytes() + MOST_BYTES;
        }
    }

    /** Ends an evaluation that has taken too much; the engine may have hidden it. */
    public static void requireKept() {
        exceeded()
                .ifPresent(
                        what -> {
                            throw new Exceeded(what);
                        });
    }

    /** The time of an evaluation; closing it ends that. */
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    /** One more step. */
    public static void step() {
        Spent spent = SPENT.get();
        if (spent.all == null) {
            return;
        }
        if (++spent.steps % STEPS_BETWEEN != 0) {
            return;
        }
        if (spent.part.isSpent() || spent.all.isSpent()) {
            throw exceeded("more than %d ms".formatted(MOST_NANOS / 1_000_000));
        }
        if (THREADS.getCurrentThreadAllocatedBytes() > spent.bytes) {
            throw exceeded("more than %d MB".formatted(MOST_BYTES / 1_000_000));
        }
    }

    /** One call deeper. */
    public static void enter() {
        step();
        if (++SPENT.get().depth > DEEPEST_CALL) {
            throw exceeded("calls deeper than %d".formatted(DEEPEST_CALL));
        }
    }

    public static void leave() {
        SPENT.get().depth--;
    }

    /** The value, if it is not too large. */
    public static Object require(Object value) {
        if (value instanceof BigDecimal number) {
            requireNumber(number);
        } else if (value instanceof CharSequence text) {
            requireText(text);
        } else if (value instanceof Collection<?> list) {
            requireList(list);
        } else if (value instanceof Map<?, ?> map) {
            requireList(map.keySet());
        }
        return value;
    }

    private static void requireNumber(BigDecimal number) {
        if (Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw exceeded("a number with more than %d digits".formatted(MOST_DIGITS));
        }
    }

    /** Whether a range has too many members to go through. */
    public static boolean isLong(Object begin, Object end) {
        if (begin instanceof BigDecimal first && end instanceof BigDecimal last) {
            return last.subtract(first).abs().compareTo(BigDecimal.valueOf(LONGEST_LIST)) > 0;
        }
        return begin instanceof LocalDate first
                && end instanceof LocalDate last
                && Math.abs(last.toEpochDay() - first.toEpochDay()) > LONGEST_LIST;
    }

    public static void requireText(CharSequence text) {
        if (text.length() > LONGEST_TEXT) {
            throw exceeded("a text longer than %d".formatted(LONGEST_TEXT));
        }
    }

    public static void requireList(Collection<?> list) {
        if (list.size() > LONGEST_LIST) {
            throw exceeded("a list longer than %d".formatted(LONGEST_LIST));
        }
    }

    /**
     * Refuses rules that would join too many facts with each other.
     *
     * @param joins the types that each rule joins
     * @param facts how many facts there are of each type
     */
    public static void requireJoins(Collection<List<String>> joins, Map<String, Long> facts) {
        for (List<String> join : joins) {
            double pairs = 1;
            for (String type : join) {
                pairs *= facts.getOrDefault(type, 1L);
            }
            if (pairs > MOST_JOINED) {
                throw exceeded("%.0f combinations of facts".formatted(pairs));
            }
        }
    }
}
