package io.doudi.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers with a problem document where no resource has been reached yet. */
@ApplicationScoped
public class ProblemAnswer {

    private final ObjectMapper mapper;

    ProblemAnswer(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Ends a request; headers that were put before stay. */
    public void send(RoutingContext request, ProblemType type, String detail) {
        request.response()
                .setStatusCode(type.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(document(type, detail, request.normalizedPath()));
    }

    private String document(ProblemType type, String detail, String path) {
        Map<String, Object> document = document(type, detail);
        document.put("instance", path);
        RequestId.current().ifPresent(id -> document.put(RequestId.NAME, id));
        return write(document);
    }

    /** A problem as a document of its own, for an answer that holds several. */
    public static Map<String, Object> document(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            Map<String, Object> document = document(problem.type(), problem.getMessage());
            document.putAll(problem.members());
            return document;
        }
        FailureLog.add(failure);
        if (DatabaseFailure.isBehind(failure)) {
            return document(
                    ProblemType.DATABASE_UNAVAILABLE,
                    ProblemCodes.detail(ProblemType.DATABASE_UNAVAILABLE));
        }
        return document(
                ProblemType.INTERNAL_ERROR, ProblemCodes.detail(ProblemType.INTERNAL_ERROR));
    }

    private static Map<String, Object> document(ProblemType type, String detail) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", type.uri());
        document.put("status", type.status());
        document.put("title", type.title());
        document.put("detail", detail);
        document.put(ProblemDocument.CODE, type.name());
        return document;
    }

    private String write(Map<String, Object> document) {
        try {
            return mapper.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of text is always JSON", e);
        }
    }
}
