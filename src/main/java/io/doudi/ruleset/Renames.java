package io.doudi.ruleset;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Parts that are gone on both sides because one gave them another name and the other did so too, or
 * removed them. Both names would stay, or what was removed would come back.
 */
record Renames<T>(Sides<Map<String, T>> parts, Function<T, String> text) {

    private static final double ENOUGH = 0.5;

    /** The parts: as they were, and what became of them on each side. */
    List<Sides<T>> clashes() {
        return parts.base().orElseThrow().entrySet().stream()
                .filter(part -> !has(parts.mine(), part.getKey()))
                .filter(part -> !has(parts.theirs(), part.getKey()))
                .map(part -> successors(part.getValue()))
                .filter(sides -> sides.mine().isPresent() || sides.theirs().isPresent())
                .toList();
    }

    private Sides<T> successors(T part) {
        return new Sides<>(
                Optional.of(part),
                successor(part, parts.mine(), parts.theirs()),
                successor(part, parts.theirs(), parts.mine()));
    }

    /** The part that only one side has and that says mostly the same. */
    private Optional<T> successor(
            T part, Optional<Map<String, T>> side, Optional<Map<String, T>> other) {
        Set<String> words = words(part);
        return side.orElseThrow().entrySet().stream()
                .filter(one -> !has(parts.base(), one.getKey()) && !has(other, one.getKey()))
                .map(Map.Entry::getValue)
                .filter(candidate -> likeness(words, words(candidate)) > ENOUGH)
                .findFirst();
    }

    private static <T> boolean has(Optional<Map<String, T>> parts, String key) {
        return parts.orElseThrow().containsKey(key);
    }

    private Set<String> words(T part) {
        return new HashSet<>(Arrays.asList(text.apply(part).split("\\s+")));
    }

    private static double likeness(Set<String> one, Set<String> other) {
        Stream<String> common = one.stream().filter(other::contains);
        return 2.0 * common.count() / (one.size() + other.size());
    }
}
