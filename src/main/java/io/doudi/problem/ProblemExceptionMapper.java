package io.doudi.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;

/** Turns a problem of ours into a problem document. */
@Provider
public class ProblemExceptionMapper extends ExceptionMapperBase<ProblemException> {

    @Override
    protected HttpProblem toProblem(ProblemException problem) {
        HttpProblem.Builder builder =
                ProblemDocument.of(problem.type()).withDetail(problem.getMessage());
        problem.members().forEach(builder::with);
        return builder.build();
    }
}
