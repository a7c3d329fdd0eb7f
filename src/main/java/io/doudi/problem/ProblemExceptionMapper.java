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
                HttpProblem.builder()
                        .withType(problem.type().uri())
                        .withTitle(problem.type().title())
                        .withStatus(problem.type().status())
                        .withDetail(problem.getMessage())
                        .with(ProblemCodes.CODE, problem.type().name());
        problem.field().ifPresent(field -> builder.with("field", field));
        return builder.build();
    }
}
