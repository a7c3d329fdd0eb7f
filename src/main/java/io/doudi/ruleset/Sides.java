package io.doudi.ruleset;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One part as both began with it, as I want it and as it is by now. */
record Sides<T>(Optional<T> base, Optional<T> mine, Optional<T> theirs) {

    static <T> Sides<T> of(T base, T mine, T theirs) {
        return new Sides<>(Optional.of(base), Optional.of(mine), Optional.of(theirs));
    }

    static <T> Sides<T> of(String key, Sides<Map<String, T>> parts) {
        return parts.flatMap(map -> Optional.ofNullable(map.get(key)));
    }

    <R> Sides<R> map(Function<T, R> function) {
        return flatMap(function.andThen(Optional::ofNullable));
    }

    /** Whether I left it as it was, or did what they did. */
    boolean keepsTheirs() {
        return mine.equals(base) || mine.equals(theirs);
    }

    boolean takesMine() {
        return theirs.equals(base);
    }

    boolean isEverywhere() {
        return base.isPresent() && mine.isPresent() && theirs.isPresent();
    }

    <R> Sides<R> flatMap(Function<T, Optional<R>> function) {
        return new Sides<>(
                base.flatMap(function), mine.flatMap(function), theirs.flatMap(function));
    }
}
