package io.doudi.problem;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is behind a failure. */
final class Causes {

    private static final int DEEPEST = 20;

    private Causes() {}

    /** The failure and its causes; what fails at the end of a transaction is suppressed only. */
    static Stream<Throwable> of(Throwable failure) {
        return of(failure, DEEPEST);
    }

    private static Stream<Throwable> of(Throwable failure, int depth) {
        if (failure == null || depth == 0) {
            return Stream.empty();
        }
        return Stream.of(
                        Stream.of(failure),
                        of(failure.getCause(), depth - 1),
                        Arrays.stream(failure.getSuppressed())
                                .flatMap(suppressed -> of(suppressed, depth - 1)))
                .flatMap(Function.identity());
    }
}
