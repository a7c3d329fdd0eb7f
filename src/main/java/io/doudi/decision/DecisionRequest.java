package io.doudi.decision;

import static io.doudi.problem.ProblemType.INVALID_DATE;
import static io.doudi.problem.ProblemType.INVALID_REQUEST;
import static io.doudi.problem.ProblemType.INVALID_VALUE;
import static io.doudi.problem.ProblemType.REQUIRED;
import static io.doudi.problem.ProblemType.UNKNOWN_FIELD;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.doudi.evaluation.Question.Missing;
import io.doudi.problem.Identifiers;
import io.doudi.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A request for one decision. Reading it checks that the envelope has the right shape; what is
 * wrong with the values is said when they are asked for, so that the first problem in the
 * catalogue's order is the one that is reported.
 */
@Schema(
        name = "DecisionRequest",
        description =
                "The envelope of a decision; the input is described by the schema of the decision")
public final class DecisionRequest {

    /** Years with more than four digits are no dates of law. */
    private static final int LENGTH_OF_DATE = 10;

    /** The names that a request may have. */
    static final Set<String> FIELDS =
            new TreeSet<>(
                    List.of(
                            "region",
                            "asOf",
                            "decision",
                            "input",
                            "ruleSetVersion",
                            "knownAt",
                            "explain",
                            "missing",
                            "record",
                            "caseReference"));

    private static final int LONGEST_REFERENCE = 100;

    @Schema(hidden = true)
    private final JsonNode body;

    private DecisionRequest(JsonNode body) {
        this.body = body;
    }

    /** Reads the envelope. */
    public static DecisionRequest of(String text, ObjectMapper json) {
        return of(parsed(text, json));
    }

    /** Reads JSON that was sent; says where it is none, but repeats nothing of it. */
    public static JsonNode parsed(String text, ObjectMapper json) {
        try {
            return json.readValue(text, JsonNode.class);
        } catch (StreamConstraintsException e) {
            throw new ProblemException(
                    INVALID_REQUEST,
                    "The body is nested too deeply or has a number or a name that is too long");
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new ProblemException(
                    INVALID_REQUEST,
                    "The body is not well-formed JSON, see line %d, column %d"
                            .formatted(at.getLineNr(), at.getColumnNr()));
        } catch (NumberFormatException e) {
            throw new ProblemException(
                    INVALID_REQUEST, "The body has a number whose exponent is too large");
        }
    }

    /** Reads an envelope that is JSON already. */
    public static DecisionRequest of(JsonNode body) {
        if (body == null || !body.isObject()) {
            throw new ProblemException(
                    INVALID_REQUEST, "The body must be a JSON object with " + FIELDS);
        }
        body.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!FIELDS.contains(name)) {
                                throw ProblemException.atField(
                                        UNKNOWN_FIELD,
                                        name,
                                        "%s is not a field of the request; known are %s"
                                                .formatted(name, FIELDS));
                            }
                        });
        return new DecisionRequest(body);
    }

    /** The same request, explained in full. */
    public DecisionRequest explainedInFull() {
        ObjectNode full = body.deepCopy();
        return new DecisionRequest(full.put("explain", "full"));
    }

    @Schema(required = true, examples = "temporaryAssistance")
    public String getDecision() {
        return required("decision");
    }

    @Schema(required = true, examples = "DAZHOU")
    public String getRegion() {
        return required("region");
    }

    @Schema(
            required = true,
            examples = "2023-10-10",
            description = "The decision date; it selects rules and parameters")
    public LocalDate getAsOf() {
        String text = required("asOf");
        if (text.length() != LENGTH_OF_DATE) {
            throw notDate();
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw notDate();
        }
    }

    private static ProblemException notDate() {
        return ProblemException.atField(
                INVALID_DATE, "asOf", "asOf is not a date; write it like 2023-09-01");
    }

    @Schema(
            required = true,
            implementation = Object.class,
            description = "The facts of the case, see the request of each decision")
    public JsonNode getInput() {
        JsonNode input = body.get("input");
        if (input == null || input.isNull()) {
            throw ProblemException.atField(
                    REQUIRED, "input", "input is required; it may be an empty object");
        }
        if (!input.isObject()) {
            throw ProblemException.atField(INVALID_VALUE, "input", "input must be a JSON object");
        }
        return input;
    }

    /** A version of the region's rules instead of the one in force, for example {@code 2023}. */
    public Optional<String> getRuleSetVersion() {
        return text("ruleSetVersion");
    }

    /** Only what was published by then; now if it is not given. */
    public Optional<Instant> getKnownAt() {
        return text("knownAt")
                .map(
                        text -> {
                            try {
                                return Instant.parse(text);
                            } catch (DateTimeParseException e) {
                                throw ProblemException.atField(
                                        INVALID_DATE,
                                        "knownAt",
                                        "knownAt is not an instant; write it like"
                                                + " 2023-09-01T00:00:00Z");
                            }
                        });
    }

    /** How much is explained; the summary if it is not given. */
    @Schema(
            implementation = String.class,
            enumeration = {"none", "summary", "full"},
            defaultValue = "summary")
    public Explanation.Level getExplain() {
        return choice("explain", Explanation.Level.values()).orElse(Explanation.Level.SUMMARY);
    }

    /**
     * What to do about optional facts that are not given; the catalogue's defaults are assumed if
     * it is not said.
     */
    @Schema(
            implementation = String.class,
            enumeration = {"assume", "ask"},
            defaultValue = "assume")
    public Missing getMissing() {
        return choice("missing", Missing.values()).orElse(Missing.ASSUME);
    }

    /** Whether the decision shall be kept. */
    @Schema(defaultValue = "true")
    public boolean isRecord() {
        JsonNode node = body.get("record");
        if (node != null && !node.isBoolean()) {
            throw ProblemException.atField(INVALID_VALUE, "record", "record must be true or false");
        }
        return node == null || node.booleanValue();
    }

    /** The caller's own name for the case, by which the decision can be found again. */
    @Schema(maxLength = LONGEST_REFERENCE, examples = "DZ-2023-000117")
    public Optional<String> getCaseReference() {
        Optional<String> reference = text("caseReference");
        reference.ifPresent(DecisionRequest::requireReference);
        return reference;
    }

    /** A reference stands for a case; numbers that stand for a person are not kept. */
    private static void requireReference(String reference) {
        if (reference.isBlank()
                || reference.length() > LONGEST_REFERENCE
                || reference.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.atField(
                    INVALID_VALUE,
                    "caseReference",
                    "caseReference must have 1 to %d characters".formatted(LONGEST_REFERENCE));
        }
        if (Identifiers.arePersonal(reference)) {
            throw ProblemException.atField(
                    INVALID_VALUE,
                    "caseReference",
                    "caseReference looks like the number of a person; send your own number of"
                            + " the case");
        }
    }

    /** The same request to another version, and as things are known now. */
    public DecisionRequest under(String version) {
        ObjectNode other = body.deepCopy();
        other.remove("knownAt");
        return new DecisionRequest(other.put("ruleSetVersion", version));
    }

    /** What was sent. */
    JsonNode body() {
        return body;
    }

    /** A request that was sent once. */
    static DecisionRequest again(JsonNode body) {
        return of(body);
    }

    private String required(String name) {
        return text(name)
                .orElseThrow(
                        () ->
                                ProblemException.atField(
                                        REQUIRED, name, "%s is required".formatted(name)));
    }

    private Optional<String> text(String name) {
        JsonNode node = body.get(name);
        if (node == null || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            throw ProblemException.atField(
                    INVALID_VALUE, name, "%s must be a text".formatted(name));
        }
        return Optional.of(node.textValue());
    }

    private <E extends Enum<E>> Optional<E> choice(String name, E[] values) {
        return text(name)
                .map(
                        text ->
                                Arrays.stream(values)
                                        .filter(value -> word(value).equals(text))
                                        .findFirst()
                                        .orElseThrow(
                                                () ->
                                                        ProblemException.atField(
                                                                INVALID_VALUE,
                                                                name,
                                                                "%s must be one of %s"
                                                                        .formatted(
                                                                                name,
                                                                                Arrays.stream(
                                                                                                values)
                                                                                        .map(
                                                                                                DecisionRequest
                                                                                                        ::word)
                                                                                        .toList()))));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
