package io.doudi.comparison;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was counted of some cases. Tallies of other cases add up with it, in any order to the same.
 *
 * @param figures by what was counted
 * @param causes those that were found, by their keys
 * @param largest the largest changes of each side and decision
 */
record Tally(
        Map<Key, Figures> figures, Map<String, Cause> causes, Map<String, List<Largest>> largest) {

    static final int MOST_LARGEST = 20;

    Tally {
        figures = new TreeMap<>(figures);
        causes = new TreeMap<>(causes);
        largest = new TreeMap<>(largest);
    }

    Tally() {
        this(Map.of(), Map.of(), Map.of());
    }

    /** What can be counted. */
    enum Kind {
        /** Every case, by what the evaluation ended in. */
        STATUS,
        /** Those to whom something is given, by kind. */
        PROGRAMME,
        /** Those to whom something is given and the amount is open. */
        OPEN_AMOUNT,
        TRANSITION,
        /** From word to word. */
        MATRIX,
        YUAN_BAND,
        PERCENT_BAND,
        /** By whole yuan a head, with the outcome for them behind a bar. */
        INCOME,
        /** By group, with the outcome for them behind a bar. */
        GROUP,
        CAUSE,
        EDIT,
        /** By the number of a value in a cell, with what it came to behind a bar. */
        SWEEP,
        /** What is given by all decisions together, from and to. */
        COMBINATION,
        POVERTY_GAP,
        /** By what other incomes do; a household can be in several. */
        CLIFF
    }

    /**
     * What was counted.
     *
     * @param side from 1
     * @param decision empty for all together
     */
    record Key(int side, String decision, Kind kind, String value) implements Comparable<Key> {

        private static final String SEPARATOR = "\t";
        private static final Comparator<Key> ORDER =
                Comparator.comparingInt(Key::side)
                        .thenComparing(Key::decision)
                        .thenComparing(Key::kind)
                        .thenComparing(Key::value);

        @JsonCreator
        static Key of(String text) {
            String[] parts = text.split(SEPARATOR, 4);
            return new Key(Integer.parseInt(parts[0]), parts[1], Kind.valueOf(parts[2]), parts[3]);
        }

        @JsonValue
        @Override
        public String toString() {
            return String.join(SEPARATOR, String.valueOf(side), decision, kind.name(), value);
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** A change of one case. */
    record Largest(long number, String reference, BigDecimal before, BigDecimal after) {

        static final Comparator<Largest> ORDER =
                Comparator.comparing((Largest one) -> one.distance())
                        .reversed()
                        .thenComparing(Largest::number);

        private BigDecimal distance() {
            return after.subtract(before).abs();
        }
    }

    void add(Key key, Figures one) {
        figures.merge(key, one, Figures::plus);
    }

    void add(int side, String decision, Largest one) {
        largest.merge(side + "\t" + decision, List.of(one), Tally::largest);
    }

    void add(Cause cause) {
        causes.putIfAbsent(cause.key(), cause);
    }

    /** Takes the counts of other cases over. */
    void add(Tally other) {
        other.figures.forEach(this::add);
        causes.putAll(other.causes);
        other.largest.forEach((key, some) -> largest.merge(key, some, Tally::largest));
    }

    private static List<Largest> largest(Collection<Largest> some, Collection<Largest> others) {
        return Stream.concat(some.stream(), others.stream())
                .sorted(Largest.ORDER)
                .limit(MOST_LARGEST)
                .toList();
    }

    /** The figures of one kind by value, in their order. */
    Map<String, Figures> of(int side, String decision, Kind kind) {
        Map<String, Figures> found = new TreeMap<>();
        figures.forEach(
                (key, value) -> {
                    if (key.side() == side
                            && key.decision().equals(decision)
                            && key.kind() == kind) {
                        found.put(key.value(), value);
                    }
                });
        return found;
    }

    List<Largest> largest(int side, String decision) {
        return new ArrayList<>(largest.getOrDefault(side + "\t" + decision, List.of()));
    }
}
