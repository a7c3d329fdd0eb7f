package io.doudi.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Gives the problems that the framework meets the stable code, type and sentence that ours have.
 */
@ApplicationScoped
public class ProblemCodes implements ProblemPostProcessor {

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getStatusCode() >= ProblemType.INTERNAL_ERROR.status()) {
            FailureLog.add(context.cause);
        }
        HttpProblem coded = coded(problem, context);
        return RequestId.current()
                .map(id -> HttpProblem.builder(coded).with(RequestId.NAME, id).build())
                .orElse(coded);
    }

    private static HttpProblem coded(HttpProblem problem, ProblemContext context) {
        if (problem.getParameters().containsKey(ProblemDocument.CODE)) {
            return problem;
        }
        if (DatabaseFailure.isBehind(context.cause)) {
            return ProblemDocument.of(ProblemType.DATABASE_UNAVAILABLE)
                    .withInstance(problem.getInstance())
                    .withDetail(detail(ProblemType.DATABASE_UNAVAILABLE))
                    .build();
        }
        return InvalidBody.in(context.cause)
                .filter(body -> problem.getStatusCode() == ProblemType.INVALID_REQUEST.status())
                .map(body -> InvalidBody.describe(problem.getInstance(), body))
                .orElseGet(() -> ofStatus(problem));
    }

    private static HttpProblem ofStatus(HttpProblem problem) {
        ProblemType type = ProblemType.ofStatus(problem.getStatusCode());
        HttpProblem.Builder builder =
                ProblemDocument.of(type)
                        .withStatus(problem.getStatusCode())
                        .withInstance(problem.getInstance())
                        .withDetail(detail(type));
        problem.getHeaders().forEach(builder::withHeader);
        return builder.build();
    }

    static String detail(ProblemType type) {
        return switch (type) {
            case NOT_FOUND -> "Nothing is found at this path; /q/openapi lists the paths";
            case METHOD_NOT_ALLOWED ->
                    "This path does not have this method; /q/openapi lists the methods";
            case NOT_ACCEPTABLE ->
                    "The Accept header names nothing that this path gives; accept application/json";
            case UNSUPPORTED_MEDIA_TYPE ->
                    "A body of this content type is not read here; send application/json";
            case INVALID_REQUEST ->
                    "The request cannot be read; /q/openapi describes the right shape";
            case UNAUTHENTICATED ->
                    "Send a name with its password (HTTP Basic), an API key (X-API-Key) or a"
                            + " token (Bearer)";
            case FORBIDDEN -> "The roles of this account do not allow it";
            case DATABASE_UNAVAILABLE ->
                    "The database cannot be reached or takes nothing; nothing was changed, try again"
                            + " later";
            case INTERNAL_ERROR -> "The service failed; its log says why";
            default -> type.title();
        };
    }
}
