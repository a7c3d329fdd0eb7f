package io.doudi.web;

import io.doudi.language.Messages;
import io.doudi.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Problems as staff are told of them. */
final class Problems {

    private Problems() {}

    /** What is wrong in the language of the page, with the code; what is known only in English. */
    static String told(ProblemException problem, Messages messages) {
        String code = problem.type().name();
        String sentence =
                messages.find("problem." + code)
                        .filter(known -> messages == Messages.CHINESE)
                        .orElse(problem.getMessage());
        return "%s (%s)%s".formatted(sentence, code, details(problem));
    }

    /** The answer to a script of a page: the code and what is wrong. */
    static RestResponse<Object> answer(ProblemException problem, Messages messages) {
        return ResponseBuilder.<Object>create(problem.type().status())
                .entity(Map.of("code", problem.type().name(), "text", told(problem, messages)))
                .build();
    }

    /** Other sentences that come with it, one a line. */
    private static String details(ProblemException problem) {
        return problem.members().get("messages") instanceof List<?> lines
                ? lines.stream().map(line -> "\n" + line).collect(Collectors.joining())
                : "";
    }
}
