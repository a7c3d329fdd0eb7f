package io.doudi.decision;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.doudi.decision.Decision.Assumed;
import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a model decided, in the shape of the DMNResult of Kogito.
 *
 * @param dmnContext the input data that were sent and the results, each by its name
 * @param messages the messages of all decisions
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record KogitoResult(
        String namespace,
        String modelName,
        Map<String, Object> dmnContext,
        List<Message> messages,
        List<DecisionResult> decisionResults) {

    private static final int LONGEST_HEADER = 2_000;

    /** How a decision ended; the words of Kogito. */
    @Schema(name = "KogitoEvaluationStatus")
    public enum EvaluationStatus {
        NOT_EVALUATED,
        SUCCEEDED,
        /** A required fact is missing. */
        SKIPPED,
        FAILED;

        boolean isFailure() {
            return this == SKIPPED || this == FAILED;
        }
    }

    /** How bad it is; the words of Kogito. */
    @Schema(name = "KogitoSeverity")
    public enum Severity {
        WARN,
        ERROR
    }

    /** What a message is about; those words of Kogito that we need. */
    @Schema(name = "KogitoMessageType")
    public enum MessageType {
        /** A fact was not given. */
        REQ_NOT_FOUND,
        /** The rules could not be applied, or rest on something that is not official. */
        ERROR_EVAL_NODE
    }

    /**
     * What a client has to know beside the result.
     *
     * @param message begins with a code of ours
     * @param sourceId the id of the decision in the model
     */
    @Schema(name = "KogitoMessage")
    public record Message(
            Severity severity, String message, MessageType messageType, String sourceId) {

        /** The same as the severity, in other words. */
        public String getLevel() {
            return severity == Severity.WARN ? "WARNING" : "ERROR";
        }

        /** A default that stood in for a fact, or a parameter that is not official. */
        static Message of(Assumed assumed, String decision) {
            return assumed.field() == null
                    ? warning(
                            "%s: %s is %s"
                                    .formatted(assumed.code(), assumed.value(), assumed.status()),
                            MessageType.ERROR_EVAL_NODE,
                            decision)
                    : warning(
                            "%s: %s is not given, %s is assumed"
                                    .formatted(assumed.code(), assumed.field(), assumed.value()),
                            MessageType.REQ_NOT_FOUND,
                            decision);
        }

        /** Something about the rules that answered, by its code. */
        static Message ofRules(String code, String decision) {
            return warning(code, MessageType.ERROR_EVAL_NODE, decision);
        }

        /** Why there is no decision. */
        static Message of(ProblemException problem, String decision) {
            return new Message(
                    Severity.ERROR,
                    "%s: %s".formatted(problem.type(), problem.getMessage()),
                    problem.type() == ProblemType.REQUIRED
                            ? MessageType.REQ_NOT_FOUND
                            : MessageType.ERROR_EVAL_NODE,
                    decision);
        }

        private static Message warning(String text, MessageType type, String decision) {
            return new Message(Severity.WARN, text, type, decision);
        }
    }

    /**
     * The result of one decision of the model.
     *
     * @param result null unless it succeeded, and where the rules answer nothing
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "KogitoDecisionResult")
    public record DecisionResult(
            String decisionId,
            String decisionName,
            Object result,
            List<Message> messages,
            EvaluationStatus evaluationStatus) {}

    /** Whether a decision could not be made. */
    boolean hasErrors() {
        return messages.stream().anyMatch(message -> message.severity() == Severity.ERROR);
    }

    /** The warnings as a header can hold them; empty if there are none. */
    @JsonIgnore
    String warnings() {
        String text =
                messages.stream()
                        .map(message -> message.getLevel() + " " + message.message())
                        .collect(Collectors.joining(", "))
                        .replaceAll("[^\\x20-\\x7E]", "?");
        return text.length() <= LONGEST_HEADER ? text : text.substring(0, LONGEST_HEADER);
    }
}
