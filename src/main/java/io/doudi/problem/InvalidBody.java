package io.doudi.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A body that is not JSON of the right shape: the answer says where and why, but repeats no value
 * of it.
 */
final class InvalidBody {

    private InvalidBody() {}

    /** What Jackson said, wherever it stands in the chain of causes. */
    static Optional<JsonProcessingException> in(Throwable cause) {
        return Stream.iterate(cause, next -> next != null, Throwable::getCause)
                .filter(JsonProcessingException.class::isInstance)
                .map(JsonProcessingException.class::cast)
                .findFirst();
    }

    static HttpProblem describe(JsonProcessingException problem) {
        return describe(null, problem);
    }

    static HttpProblem describe(URI instance, JsonProcessingException problem) {
        HttpProblem.Builder builder =
                ProblemDocument.of(ProblemType.INVALID_REQUEST)
                        .withInstance(instance)
                        .withDetail(
                                Identifiers.masked(sentence(problem))
                                        + place(problem.getLocation()));
        field(problem).ifPresent(field -> builder.with("field", field));
        return builder.build();
    }

    private static String sentence(JsonProcessingException problem) {
        if (problem instanceof UnrecognizedPropertyException unknown) {
            return "The property \"%s\" is not known; known are %s"
                    .formatted(unknown.getPropertyName(), names(unknown));
        }
        if (problem instanceof JsonMappingException) {
            return "The JSON has not the shape that is expected here"
                    + field(problem).map(field -> ": look at \"%s\"".formatted(field)).orElse("");
        }
        return "The body is not well-formed JSON, or a key stands twice";
    }

    private static String names(UnrecognizedPropertyException unknown) {
        return unknown.getKnownPropertyIds().stream()
                .map(String::valueOf)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> field(JsonProcessingException problem) {
        if (!(problem instanceof JsonMappingException mapping)) {
            return Optional.empty();
        }
        String path =
                mapping.getPath().stream()
                        .map(JsonMappingException.Reference::getFieldName)
                        .filter(name -> name != null)
                        .collect(Collectors.joining("."));
        return Optional.of(Identifiers.masked(path)).filter(name -> !name.isEmpty());
    }

    private static String place(JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
    }
}
