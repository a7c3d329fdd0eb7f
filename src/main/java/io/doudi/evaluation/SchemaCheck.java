package io.doudi.evaluation;

import static io.doudi.problem.ProblemType.INVALID_DATE;
import static io.doudi.problem.ProblemType.INVALID_VALUE;
import static io.doudi.problem.ProblemType.NEGATIVE_AMOUNT;
import static io.doudi.problem.ProblemType.OUT_OF_RANGE;
import static io.doudi.problem.ProblemType.REQUIRED;
import static io.doudi.problem.ProblemType.UNKNOWN_FIELD;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.doudi.problem.ProblemType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Checks facts against a JSON Schema and says what is wrong first, in the catalogue's codes. */
final class SchemaCheck {

    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder()
                    .formatAssertionsEnabled(true)
                    .locale(Locale.ROOT)
                    .build();
    private static final int LAST = Integer.MAX_VALUE;

    private final SchemaDocument document;
    private final JsonSchema schema;

    SchemaCheck(SchemaDocument document) {
        this.document = document;
        this.schema =
                JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(document.json(), CONFIG);
    }

    SchemaDocument document() {
        return document;
    }

    /** The first problem in the order of the item definitions. */
    Optional<InputProblem> firstProblem(JsonNode facts) {
        return schema.validate(facts).stream().map(this::problem).min(InputProblem.IN_ORDER);
    }

    private InputProblem problem(ValidationMessage message) {
        List<String> path = path(message);
        ProblemType type = type(message, path);
        if (type == REQUIRED) {
            path = deepest(path);
        }
        String field =
                String.join(
                        ".", path.stream().filter(step -> !SchemaDocument.isIndex(step)).toList());
        return new InputProblem(
                type,
                position(path),
                field,
                path.isEmpty() ? "" : path.get(0),
                detail(type, field, message, path));
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
            case "minimum" -> isAmount(message) ? NEGATIVE_AMOUNT : OUT_OF_RANGE;
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

    private static boolean isAmount(ValidationMessage message) {
        return message.getSchemaLocation().toString().contains("tAmount");
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

    private List<Integer> position(List<String> path) {
        List<Integer> position = new ArrayList<>();
        JsonNode definition = document.root();
        for (String step : path) {
            position.add(
                    SchemaDocument.isIndex(step)
                            ? Integer.parseInt(step)
                            : indexOf(step, definition));
            definition = document.child(definition, step);
        }
        return position;
    }

    private static int indexOf(String name, JsonNode definition) {
        int index = SchemaDocument.names(definition).indexOf(name);
        return index < 0 ? LAST : index;
    }

    private String detail(
            ProblemType type, String field, ValidationMessage message, List<String> path) {
        return switch (type) {
            case REQUIRED -> "The fact %s is required for this decision".formatted(field);
            case UNKNOWN_FIELD -> unknown(field, path);
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

    private String unknown(String field, List<String> path) {
        String name = path.get(path.size() - 1);
        return nearest(name, SchemaDocument.names(document.at(path.subList(0, path.size() - 1))))
                .map(near -> "%s is not a known field; did you mean %s?".formatted(field, near))
                .orElse("%s is not a known field".formatted(field));
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
