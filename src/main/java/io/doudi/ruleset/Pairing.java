package io.doudi.ruleset;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which part before is which part after. The surest way to tell is tried first; what is paired
 * stays paired.
 */
final class Pairing<T> {

    private static final int NONE = -1;

    private final List<T> before;
    private final List<T> after;
    private final int[] partnerOfAfter;
    private final boolean[] takenBefore;

    /** A part before and what it is after, with their positions from 0. */
    record Pair<T>(T before, T after, int positionBefore, int positionAfter) {}

    Pairing(List<T> before, List<T> after) {
        this.before = before;
        this.after = after;
        this.partnerOfAfter = new int[after.size()];
        this.takenBefore = new boolean[before.size()];
        Arrays.fill(partnerOfAfter, NONE);
    }

    /** Pairs the parts that have the same key, in their order; parts without a key wait. */
    Pairing<T> by(Function<T, Optional<?>> key) {
        Map<Object, Deque<Integer>> waiting = new HashMap<>();
        for (int position : unpairedBefore()) {
            key.apply(before.get(position))
                    .ifPresent(
                            found ->
                                    waiting.computeIfAbsent(found, some -> new ArrayDeque<>())
                                            .add(position));
        }
        for (int position : unpairedAfter()) {
            key.apply(after.get(position))
                    .map(found -> waiting.getOrDefault(found, new ArrayDeque<>()).poll())
                    .ifPresent(partner -> pair(partner, position));
        }
        return this;
    }

    void pair(int positionBefore, int positionAfter) {
        partnerOfAfter[positionAfter] = positionBefore;
        takenBefore[positionBefore] = true;
    }

    List<Integer> unpairedBefore() {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < takenBefore.length; i++) {
            if (!takenBefore[i]) {
                positions.add(i);
            }
        }
        return positions;
    }

    List<Integer> unpairedAfter() {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < partnerOfAfter.length; i++) {
            if (partnerOfAfter[i] == NONE) {
                positions.add(i);
            }
        }
        return positions;
    }

    /** Whether every part stands where it stood, whatever it holds. */
    boolean isInPlace() {
        return before.size() == after.size()
                && pairs().stream().allMatch(pair -> pair.positionBefore() == pair.positionAfter())
                && unpairedAfter().isEmpty();
    }

    /** The pairs in the order after. */
    List<Pair<T>> pairs() {
        List<Pair<T>> pairs = new ArrayList<>();
        for (int i = 0; i < partnerOfAfter.length; i++) {
            if (partnerOfAfter[i] != NONE) {
                int partner = partnerOfAfter[i];
                pairs.add(new Pair<>(before.get(partner), after.get(i), partner, i));
            }
        }
        return pairs;
    }

    /** The pairs that left the order of the others: as few as possible. */
    List<Pair<T>> moved(Predicate<T> isOrdered) {
        List<Pair<T>> ordered =
                pairs().stream().filter(pair -> isOrdered.test(pair.after())).toList();
        Set<Integer> inOrder =
                longestRise(ordered.stream().mapToInt(Pair::positionBefore).toArray());
        List<Pair<T>> moved = new ArrayList<>(ordered);
        moved.removeIf(pair -> inOrder.contains(pair.positionBefore()));
        return moved;
    }

    /** The values of a longest rising subsequence of different numbers. */
    private static Set<Integer> longestRise(int[] numbers) {
        int[] ends = new int[numbers.length];
        int[] previous = new int[numbers.length];
        int length = 0;
        for (int i = 0; i < numbers.length; i++) {
            int place = firstEndAbove(numbers, ends, length, numbers[i]);
            previous[i] = place == 0 ? NONE : ends[place - 1];
            ends[place] = i;
            length = Math.max(length, place + 1);
        }
        Set<Integer> rise = new TreeSet<>();
        for (int i = length == 0 ? NONE : ends[length - 1]; i != NONE; i = previous[i]) {
            rise.add(numbers[i]);
        }
        return rise;
    }

    private static int firstEndAbove(int[] numbers, int[] ends, int length, int number) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (numbers[ends[middle]] < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
