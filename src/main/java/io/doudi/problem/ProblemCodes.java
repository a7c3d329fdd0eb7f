package io.doudi.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/** Gives the problem documents of the framework the stable code and type that ours have. */
@ApplicationScoped
public class ProblemCodes implements ProblemPostProcessor {

    static final String CODE = "code";

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getParameters().containsKey(CODE)) {
            return problem;
        }
        ProblemType type = ProblemType.ofStatus(problem.getStatusCode());
        return HttpProblem.builder(problem).withType(type.uri()).with(CODE, type.name()).build();
    }
}
