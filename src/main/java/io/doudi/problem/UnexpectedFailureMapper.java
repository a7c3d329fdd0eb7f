package io.doudi.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.logging.Log;
import jakarta.ws.rs.ext.Provider;

/** What nobody expected: the log gets the stack, the caller gets no detail. */
@Provider
public class UnexpectedFailureMapper extends ExceptionMapperBase<Throwable> {

    @Override
    protected HttpProblem toProblem(Throwable failure) {
        Log.error("Unexpected failure", failure);
        return HttpProblem.builder()
                .withType(ProblemType.INTERNAL_ERROR.uri())
                .withTitle(ProblemType.INTERNAL_ERROR.title())
                .withStatus(ProblemType.INTERNAL_ERROR.status())
                .with(ProblemCodes.CODE, ProblemType.INTERNAL_ERROR.name())
                .build();
    }
}
