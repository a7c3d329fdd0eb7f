package io.doudi.problem;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/** Whether a failure comes from a database that cannot be reached. */
public final class DatabaseFailure {

    /**
     * States of SQL: connections that fail, too many of them, a database that takes none, a server
     * that starts or stops.
     */
    private static final List<String> AWAY = List.of("08", "53", "55000", "57P");

    private static final String NO_CONNECTION = "Acquisition timeout";

    private DatabaseFailure() {}

    /** Whether it is behind a failure. */
    public static boolean isBehind(Throwable failure) {
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
        return Causes.of(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast);
    }

    private static boolean isAway(SQLException failure) {
        String state = failure.getSQLState();
        return state == null
                ? String.valueOf(failure.getMessage()).contains(NO_CONNECTION)
                : AWAY.stream().anyMatch(state::startsWith);
    }
}
