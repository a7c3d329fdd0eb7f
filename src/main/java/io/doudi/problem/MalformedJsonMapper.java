package io.doudi.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.ext.Provider;

/** A body that is not JSON: says where, but repeats nothing of it. */
@Provider
@Priority(Priorities.USER - 1)
public class MalformedJsonMapper extends ExceptionMapperBase<JsonProcessingException> {

    @Override
    protected HttpProblem toProblem(JsonProcessingException failure) {
        var at = failure.getLocation();
        String where = at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
        return HttpProblem.builder()
                .withType(ProblemType.INVALID_REQUEST.uri())
                .withTitle(ProblemType.INVALID_REQUEST.title())
                .withStatus(ProblemType.INVALID_REQUEST.status())
                .withDetail("The body is not well-formed JSON" + where)
                .with(ProblemCodes.CODE, ProblemType.INVALID_REQUEST.name())
                .build();
    }
}
