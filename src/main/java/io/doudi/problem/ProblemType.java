package io.doudi.problem;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;

/**
 * Everything that can go wrong for a caller: the one list, in alphabetical order. The name is the
 * stable code.
 */
public enum ProblemType {
    ACCOUNT_NOT_FOUND(404, "The account is not known"),
    ALREADY_WITHDRAWN(409, "The version is withdrawn already"),
    API_KEY_NOT_FOUND(404, "The API key is not known"),
    BATCH_ENDED(409, "The batch was ended"),
    BATCH_NOT_FOUND(404, "The batch is not running here"),
    BIRTH_DATE_IN_FUTURE(422, "A birth date lies after the decision date"),
    CHECK_FAILED(409, "The checks found errors"),
    CHECK_NOT_FOUND(404, "The draft was not checked"),
    CHECK_REQUIRED(409, "The draft has not been checked as it is now"),
    COMPARISON_NOT_FOUND(404, "The comparison is not known"),
    COMPARISON_STATE(409, "The comparison is not in the state for this"),
    CONTRADICTORY_INPUT(422, "Facts contradict each other"),
    CROSS_SITE_REQUEST(403, "The page of another site sent the request"),
    DATABASE_UNAVAILABLE(503, "The database cannot be reached"),
    DATE_OUT_OF_SCOPE(422, "No rules exist for that date"),
    DECISION_NOT_FOUND(404, "The decision is not on record"),
    DRAFT_EXISTS(409, "There is a draft of that name"),
    DRAFT_NOT_FOUND(404, "The draft is not known"),
    DUPLICATE_ID(422, "An id stands twice"),
    EDIT_CONFLICT(412, "Somebody else has changed the same"),
    EMPTY_HOUSEHOLD(422, "Nobody is left in the household"),
    EVALUATION_FAILED(422, "The rules could not be applied to these facts"),
    EVALUATION_LIMIT_EXCEEDED(422, "The rules take too much time or memory for one case"),
    EVENTS_GONE(410, "Events after that one are no longer kept"),
    FILE_NOT_FOUND(404, "The version has no such file"),
    FILE_REJECTED(422, "The file cannot be part of a rule set"),
    FORBIDDEN(403, "The role does not allow this"),
    GRADUATED_EXIT_MONTHS_OUT_OF_RANGE(
            422, "The months asked for are outside the range of the rule"),
    IDEMPOTENCY_KEY_REUSED(422, "The key was used for another request"),
    IMPORT_REJECTED(422, "The archive cannot be imported"),
    INTERNAL_ERROR(500, "Something failed on our side"),
    INVALID_DATE(422, "A date is not a date"),
    INVALID_REQUEST(400, "The request is not JSON of the right shape"),
    INVALID_VALUE(422, "A value is not valid"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    MODEL_NOT_FOUND(404, "The model or its decision service is not known"),
    NAME_TAKEN(409, "The name is in use"),
    NEGATIVE_AMOUNT(422, "An amount is negative"),
    NOT_ACCEPTABLE(406, "No representation of the kind that was asked for"),
    NOT_FOUND(404, "Nothing is found here"),
    NO_VERSION_IN_FORCE(422, "No version is in force on that date"),
    OUT_OF_RANGE(422, "A value is outside its range"),
    OWN_ACCOUNT(403, "Nobody takes away their own access"),
    OWN_DRAFT(403, "Nobody approves what they wrote themselves"),
    PARAMETER_NOT_FOUND(422, "A parameter has no value on the decision date"),
    PERIOD_OVERLAP(409, "Another version already holds the period"),
    POPULATION_INCOMPLETE(409, "The population is not complete"),
    POPULATION_NOT_FOUND(404, "The population is not known"),
    POPULATION_REJECTED(422, "The population has lines that cannot be used"),
    PRECONDITION_REQUIRED(428, "The state that is changed must be named"),
    REASON_REQUIRED(422, "A reason is required"),
    REGION_NOT_ALLOWED(403, "The region is not theirs"),
    REQUEST_TOO_LARGE(413, "The request is too large"),
    REQUIRED(422, "A required fact is missing"),
    RULE_FORBIDDEN(422, "The rules use something that no rule may use"),
    RULE_SET_NOT_FOUND(404, "The rule set is not known"),
    RULE_SET_REJECTED(422, "The rule set does not compile"),
    SHADOW_NOT_FOUND(404, "The shadow is not known"),
    TOO_MANY_REQUESTS(429, "Too many requests at once"),
    UNAUTHENTICATED(401, "Sign in first"),
    UNKNOWN_DECISION(422, "The decision is not known"),
    UNKNOWN_FIELD(422, "A field is not known"),
    UNKNOWN_MEMBER(422, "Somebody is named who is not a member"),
    UNKNOWN_REGION(422, "The region is not known"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type is not supported"),
    VERSION_EXISTS(409, "There is a published version of that name"),
    VERSION_NOT_FOUND(404, "The version is not known"),
    WEBHOOK_HOST_NOT_ALLOWED(422, "Nothing may be sent to that host"),
    WEBHOOK_NOT_FOUND(404, "The webhook is not known"),
    WORKBOOK_REJECTED(422, "The workbook cannot be taken over"),
    WRONG_STATE(409, "The draft is not in the state for this");

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
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 422 -> INVALID_VALUE;
            case 503 -> DATABASE_UNAVAILABLE;
            default ->
                    Arrays.stream(values())
                            .filter(type -> type.status == status)
                            .findFirst()
                            .orElse(status < 500 ? INVALID_REQUEST : INTERNAL_ERROR);
        };
    }
}
