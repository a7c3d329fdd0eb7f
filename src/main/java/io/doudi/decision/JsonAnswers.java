package io.doudi.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.doudi.problem.ProblemAnswer;
import jakarta.inject.Singleton;
import java.util.Map;

/** The answers of a batch as lines of JSON. */
@Singleton
class JsonAnswers {

    private final ObjectMapper json;

    JsonAnswers(ObjectMapper json) {
        this.json = json;
    }

    byte[] of(Object answer) {
        try {
            return json.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Answers are JSON", e);
        }
    }

    /** A problem in place of an answer, with what tells which one it was. */
    byte[] of(RuntimeException failure, String name, Object value) {
        Map<String, Object> problem = ProblemAnswer.document(failure);
        problem.put(name, value);
        return of(problem);
    }
}
