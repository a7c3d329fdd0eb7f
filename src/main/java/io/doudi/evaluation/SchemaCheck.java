package io.doudi.evaluation;

import static io.doudi.problem.ProblemType.INVALID_DATE;
import static io.doudi.problem.ProblemType.INVALID_VALUE;
import static io.doudi.problem.ProblemType.NEGATIVE_AMOUNT;
import static io.doudi.problem.ProblemType.OUT_OF_RANGE;
import static io.doudi.problem.ProblemType.REQUIRED;
import static io.doudi.problem.ProblemType.UNKNOWN_FIELD;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.doudi.problem.ProblemType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Checks facts against a JSON Schema and says what is wrong first, in the catalogue's codes. */
final class SchemaCheck {

    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder()
                    .formatAssertionsEnabled(true)
                    .locale(Locale.ROOT)
                    .build();

    /**
     * A checker is larger than its schema, and the rule sets have most of their schemas in common.
     */
    private static final LoadingCache<SchemaDocument, SchemaCheck> IN_USE =
            Caffeine.newBuilder().weakValues().build(SchemaCheck::new);

    private final SchemaDocument document;
    private final SchemaShortcut types;
    private final SchemaShortcut required;
    private final JsonSchema schema;

    /** The check against a schema. */
    static SchemaCheck of(SchemaDocument document) {
        return IN_USE.get(document);
    }

    private SchemaCheck(SchemaDocument document) {
        this.document = document;
        this.types = SchemaShortcut.ofTypes(document);
        this.required = SchemaShortcut.ofRequired(document);
        this.schema =
                JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(document.json(), CONFIG);
    }

    SchemaDocument document() {
        return document;
    }

    /** The first problem of each group of facts by its name, the very first one first. */
    Map<String, InputProblem> firstProblems(JsonNode facts) {
        return acceptsTypes(facts) && acceptsRequired(facts) ? Map.of() : checked(facts);
    }

    /**
     * Whether the facts are surely of the right types, for any decision of the rules; false says
     * nothing.
     */
    boolean acceptsTypes(JsonNode facts) {
        return types.accepts(facts);
    }

    /** Whether the facts surely have all that the decision requires; false says nothing. */
    boolean acceptsRequired(JsonNode facts) {
        return required.accepts(facts);
    }

    /** As the checker of schemas says it. */
    Map<String, InputProblem> checked(JsonNode facts) {
        List<Oversized> oversized = Oversized.in(facts);
        Set<ValidationMessage> messages = schema.validate(Oversized.replace(oversized, facts));
        Map<String, InputProblem> first = new LinkedHashMap<>();
        Stream.concat(
                        oversized.stream().filter(this::isInItsPlace).map(this::problem),
                        messages.stream().map(this::problem))
                .sorted(InputProblem.IN_ORDER)
                .forEach(problem -> first.putIfAbsent(problem.location().group(), problem));
        return first;
    }

    /** Elsewhere any list or any number is wrong. */
    private boolean isInItsPlace(Oversized oversized) {
        String type = document.at(oversized.place().path()).path("type").asText();
        return oversized.isList()
                ? type.equals("array")
                : type.equals("number") || type.equals("integer");
    }

    private InputProblem problem(Oversized oversized) {
        Location location = document.locate(oversized.place().path());
        return new InputProblem(
                type(oversized),
                location,
                () -> "%s has %s".formatted(location.field(), oversized.tooMuch()),
                false);
    }

    private ProblemType type(Oversized oversized) {
        if (oversized.isTooFine()) {
            return INVALID_VALUE;
        }
        return oversized.isNegative() ? belowMinimum(oversized.place().path()) : OUT_OF_RANGE;
    }

    private InputProblem problem(ValidationMessage message) {
        List<String> path = path(message);
        ProblemType type = type(message, path);
        Location location = document.locate(type == REQUIRED ? deepest(path) : path);
        boolean isNullField = message.getInstanceNode().isNull() && !isElement(path);
        return new InputProblem(type, location, () -> detail(type, message, location), isNullField);
    }

    private static List<String> path(ValidationMessage message) {
        List<String> path = new ArrayList<>();
        JsonNodePath location = message.getInstanceLocation();
        for (int i = 0; i < location.getNameCount(); i++) {
            path.add(location.getName(i));
        }
        if (message.getProperty() != null) {
            path.add(message.getProperty());
        }
        return path;
    }

    private ProblemType type(ValidationMessage message, List<String> path) {
        return switch (message.getType()) {
            case "required" -> REQUIRED;
            case "additionalProperties" -> UNKNOWN_FIELD;
            case "format" -> INVALID_DATE;
            case "minimum" -> belowMinimum(path);
            case "maximum", "exclusiveMinimum", "exclusiveMaximum" -> OUT_OF_RANGE;
            default -> wrongType(message, path);
        };
    }

    /**
     * A null where a fact is required is a missing fact; whatever else stands where a date belongs
     * is no date.
     */
    private ProblemType wrongType(ValidationMessage message, List<String> path) {
        if (message.getInstanceNode().isNull()) {
            return isRequired(path) ? REQUIRED : INVALID_VALUE;
        }
        return document.at(path).path("format").asText().equals("date")
                ? INVALID_DATE
                : INVALID_VALUE;
    }

    private boolean isRequired(List<String> path) {
        int last = path.size() - 1;
        return last >= 0 && document.required(path.subList(0, last)).contains(path.get(last));
    }

    private boolean isElement(List<String> path) {
        int last = path.size() - 1;
        return last >= 0 && document.at(path.subList(0, last)).has("items");
    }

    /** Of all numbers only an amount has a smallest step. */
    private ProblemType belowMinimum(List<String> path) {
        return document.at(path).has("multipleOf") ? NEGATIVE_AMOUNT : OUT_OF_RANGE;
    }

    /** A missing object is reported by the first field that it requires. */
    private List<String> deepest(List<String> path) {
        List<String> deepest = new ArrayList<>(path);
        List<String> required = document.required(path);
        while (!required.isEmpty()) {
            deepest.add(first(required, SchemaDocument.names(document.at(deepest))));
            required = document.required(deepest);
        }
        return deepest;
    }

    private static String first(List<String> required, List<String> inOrder) {
        return inOrder.stream().filter(required::contains).findFirst().orElseThrow();
    }

    private String detail(ProblemType type, ValidationMessage message, Location location) {
        String field = location.field();
        return switch (type) {
            case REQUIRED -> "The fact %s is required for this decision".formatted(field);
            case UNKNOWN_FIELD -> unknown(location);
            case INVALID_DATE -> "%s is not a date; write it like 2023-09-01".formatted(field);
            case NEGATIVE_AMOUNT -> "%s must not be negative; a loss is 0".formatted(field);
            case OUT_OF_RANGE -> "%s is outside its range: %s".formatted(field, rule(message));
            default -> "%s is not valid: %s".formatted(field, rule(message));
        };
    }

    private static String rule(ValidationMessage message) {
        return switch (message.getType()) {
            case "enum" -> "it must be one of " + message.getSchemaNode();
            case "type" -> "it must be of the type " + message.getSchemaNode().asText();
            case "multipleOf" -> "an amount has at most two decimals";
            default -> message.getType() + " " + message.getSchemaNode();
        };
    }

    private String unknown(Location location) {
        List<String> path = location.place().path();
        int last = path.size() - 1;
        return nearest(path.get(last), SchemaDocument.names(document.at(path.subList(0, last))))
                .map(
                        near ->
                                "%s is not a known field; did you mean %s?"
                                        .formatted(location.field(), near))
                .orElse("%s is not a known field".formatted(location.field()));
    }

    private static Optional<String> nearest(String name, List<String> known) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(
                        Comparator.comparing(
                                candidate ->
                                        LevenshteinDistance.getDefaultInstance()
                                                .apply(
                                                        wanted,
                                                        candidate.toLowerCase(Locale.ROOT))));
    }
}
