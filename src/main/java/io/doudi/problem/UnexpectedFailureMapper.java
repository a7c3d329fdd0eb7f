package io.doudi.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.stream.Stream;

/**
 * What nobody expected, errors of the machine included: the library logs the stack, the caller gets
 * no detail.
 */
@Provider
public class UnexpectedFailureMapper extends ExceptionMapperBase<Throwable> {

    private static final int LONGEST_CHAIN = 20;

    /** Connection exceptions, too many connections, and the server shutting down or starting. */
    private static final List<String> LOST = List.of("08", "53", "57P");

    @Override
    protected HttpProblem toProblem(Throwable failure) {
        ProblemType type =
                isDatabaseAway(failure)
                        ? ProblemType.DATABASE_UNAVAILABLE
                        : ProblemType.INTERNAL_ERROR;
        return ProblemDocument.of(type).withDetail(ProblemCodes.detail(type)).build();
    }

    /** Whether the cause is a connection that could not be made or was cut off. */
    private static boolean isDatabaseAway(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(LONGEST_CHAIN)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .anyMatch(UnexpectedFailureMapper::isConnectionLost);
    }

    private static boolean isConnectionLost(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientException
                || state == null && failure.getMessage().contains("Acquisition timeout")
                || state != null && LOST.stream().anyMatch(state::startsWith);
    }
}
