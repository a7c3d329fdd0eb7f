package io.doudi.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;

/**
 * What nobody expected, errors of the machine included: the log has the stack, the caller gets no
 * detail.
 */
@Provider
public class UnexpectedFailureMapper extends ExceptionMapperBase<Throwable> {

    @Override
    protected HttpProblem toProblem(Throwable failure) {
        return ProblemDocument.of(ProblemType.INTERNAL_ERROR)
                .withDetail(ProblemCodes.detail(ProblemType.INTERNAL_ERROR))
                .build();
    }
}
