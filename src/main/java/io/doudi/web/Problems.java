package io.doudi.web;

import io.doudi.language.Messages;
import io.doudi.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Problems as staff are told of them. */
final class Problems {

    /** Codes of which the detail says what exactly is wrong, and where. */
    private static final Set<String> DETAILED =
            Set.of("FILE_REJECTED", "RULE_SET_REJECTED", "IMPORT_REJECTED", "WORKBOOK_REJECTED");

    private Problems() {}

    /** What is wrong in the language of the page, with the code; what is known only in English. */
    static String told(ProblemException problem, Messages messages) {
        return told(problem.type().name(), problem.field(), problem.getMessage(), messages)
                + details(problem);
    }

    /**
     * The same of a code.
     *
     * @param detail what is said in English
     */
    static String told(String code, Optional<String> field, String detail, Messages messages) {
        String sentence =
                sentence(code, field, messages)
                        .filter(known -> messages == Messages.CHINESE)
                        .map(known -> DETAILED.contains(code) ? known + "\n" + detail : known)
                        .orElse(detail);
        return "%s (%s)".formatted(sentence, code);
    }

    /** The answer to a script of a page. */
    static RestResponse<Object> answer(ProblemException problem, Messages messages) {
        return ResponseBuilder.<Object>create(problem.type().status())
                .entity(Map.of("code", problem.type().name(), "text", told(problem, messages)))
                .build();
    }

    /** What is said of the field, or else of the code. */
    private static Optional<String> sentence(
            String code, Optional<String> field, Messages messages) {
        String key = "problem." + code;
        return field.flatMap(name -> messages.find(key + "." + name)).or(() -> messages.find(key));
    }

    /** Other sentences that come with it, one a line. */
    private static String details(ProblemException problem) {
        return problem.members().get("messages") instanceof List<?> lines
                ? lines.stream().map(line -> "\n" + line).collect(Collectors.joining())
                : "";
    }
}
