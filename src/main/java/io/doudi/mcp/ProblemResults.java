package io.doudi.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doudi.problem.ProblemAnswer;
import io.quarkiverse.mcp.server.ToolCallException;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Turns what a tool throws into its result: a problem document, marked as an error. */
@Interceptor
@ProblemsAsResults
@Priority(Interceptor.Priority.APPLICATION)
class ProblemResults {

    private final ObjectMapper json;

    ProblemResults(ObjectMapper json) {
        this.json = json;
    }

    @AroundInvoke
    Object told(InvocationContext call) throws JsonProcessingException {
        try {
            return call.proceed();
        } catch (Exception e) {
            throw new ToolCallException(json.writeValueAsString(ProblemAnswer.document(e)));
        }
    }
}
