package io.doudi.problem;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whether a failure comes from a database that cannot be reached. */
final class DatabaseFailure {

    private static final int LONGEST_CHAIN = 20;

    /**
     * States of SQL: connections that fail, too many of them, a database that takes none, a server
     * that starts or stops.
     */
    private static final List<String> AWAY = List.of("08", "53", "55000", "57P");

    private static final String NO_CONNECTION = "Acquisition timeout";

    private DatabaseFailure() {}

    static boolean isBehind(Throwable failure) {
        return causes(failure).anyMatch(DatabaseFailure::isAway);
    }

    /** What the database or its driver says. */
    static String reason(Throwable failure) {
        return causes(failure)
                .filter(DatabaseFailure::isAway)
                .findFirst()
                .map(Throwable::getMessage)
                .orElse("");
    }

    private static Stream<SQLException> causes(Throwable failure) {
        return behind(failure, LONGEST_CHAIN)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast);
    }

    /** The failure and its causes; what fails at the end of a transaction is suppressed only. */
    private static Stream<Throwable> behind(Throwable failure, int depth) {
        if (failure == null || depth == 0) {
            return Stream.empty();
        }
        return Stream.of(
                        Stream.of(failure),
                        behind(failure.getCause(), depth - 1),
                        Arrays.stream(failure.getSuppressed())
                                .flatMap(suppressed -> behind(suppressed, depth - 1)))
                .flatMap(Function.identity());
    }

    private static boolean isAway(SQLException failure) {
        String state = failure.getSQLState();
        return state == null
                ? String.valueOf(failure.getMessage()).contains(NO_CONNECTION)
                : AWAY.stream().anyMatch(state::startsWith);
    }
}
