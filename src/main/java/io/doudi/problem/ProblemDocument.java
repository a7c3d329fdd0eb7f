package io.doudi.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** The members that every problem document of one type shares. */
public final class ProblemDocument {

    public static final String CODE = "code";

    private ProblemDocument() {}

    static HttpProblem.Builder of(ProblemType type) {
        return HttpProblem.builder()
                .withType(type.uri())
                .withTitle(type.title())
                .withStatus(type.status())
                .with(CODE, type.name());
    }
}
