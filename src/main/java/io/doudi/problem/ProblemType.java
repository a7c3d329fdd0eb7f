package io.doudi.problem;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;

/**
 * Everything that can go wrong for a caller: the one list, in alphabetical order. The name is the
 * stable code.
 */
public enum ProblemType {
    BIRTH_DATE_IN_FUTURE(422, "A birth date lies after the decision date"),
    CONTRADICTORY_INPUT(422, "Facts contradict each other"),
    DATE_OUT_OF_SCOPE(422, "No rules exist for that date"),
    DUPLICATE_ID(422, "An id stands twice"),
    EMPTY_HOUSEHOLD(422, "Nobody is left in the household"),
    EVALUATION_FAILED(422, "The rules could not be applied to these facts"),
    FILE_NOT_FOUND(404, "The version has no such file"),
    GRADUATED_EXIT_MONTHS_OUT_OF_RANGE(
            422, "The months asked for are outside the range of the rule"),
    INTERNAL_ERROR(500, "Something failed on our side"),
    INVALID_DATE(422, "A date is not a date"),
    INVALID_REQUEST(400, "The request is not JSON of the right shape"),
    INVALID_VALUE(422, "A value is not valid"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NEGATIVE_AMOUNT(422, "An amount is negative"),
    NOT_ACCEPTABLE(406, "No representation of the kind that was asked for"),
    NOT_FOUND(404, "Nothing is found here"),
    NO_VERSION_IN_FORCE(422, "No version is in force on that date"),
    OUT_OF_RANGE(422, "A value is outside its range"),
    PARAMETER_NOT_FOUND(422, "A parameter has no value on the decision date"),
    REQUEST_TOO_LARGE(413, "The request is too large"),
    REQUIRED(422, "A required fact is missing"),
    RULE_SET_NOT_FOUND(404, "The rule set is not known"),
    RULE_SET_REJECTED(422, "The rule set does not compile"),
    UNKNOWN_DECISION(422, "The decision is not known"),
    UNKNOWN_FIELD(422, "A field is not known"),
    UNKNOWN_MEMBER(422, "Somebody is named who is not a member"),
    UNKNOWN_REGION(422, "The region is not known"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type is not supported"),
    VERSION_NOT_FOUND(404, "The version is not known");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public URI uri() {
        return URI.create("/problems/" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The type that stands for an error of the framework. */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 422 -> INVALID_VALUE;
            default ->
                    Arrays.stream(values())
                            .filter(type -> type.status == status)
                            .findFirst()
                            .orElse(status < 500 ? INVALID_REQUEST : INTERNAL_ERROR);
        };
    }
}
