package io.doudi.problem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A problem on its way to the caller: its type, the field it is about and a sentence that says what
 * would be right.
 */
public class ProblemException extends RuntimeException {

    private static final String FIELD = "field";

    private static final int LONGEST_DETAIL = 1_500;
    private static final int LONGEST_FIELD = 200;

    private final ProblemType type;
    private final transient Map<String, Object> members;

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, Map.of());
    }

    /**
     * A problem that tells more than its sentence.
     *
     * @param members further members of the problem document, written in their order
     */
    public ProblemException(ProblemType type, String detail, Map<String, Object> members) {
        super(repeated(detail, LONGEST_DETAIL));
        this.type = type;
        this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /**
     * A problem with one field of the request.
     *
     * @param field the path of the field without list indexes, for example {@code incomes.amount}
     */
    public static ProblemException atField(ProblemType type, String field, String detail) {
        return atField(type, field, detail, Map.of());
    }

    /** A problem with one field of the request that tells more than its sentence. */
    public static ProblemException atField(
            ProblemType type, String field, String detail, Map<String, Object> members) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(FIELD, repeated(field, LONGEST_FIELD));
        all.putAll(members);
        return new ProblemException(type, detail, all);
    }

    /** Details repeat what was sent, but no more of it than helps, and no number of a person. */
    private static String repeated(String text, int longest) {
        if (text == null) {
            return null;
        }
        return Identifiers.masked(
                text.length() <= longest ? text : text.substring(0, longest) + "…");
    }

    /** The body of a request; refuses one that was not sent. */
    public static <T> T requireBody(T body) {
        if (body == null) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "The body is missing; /q/openapi describes it");
        }
        return body;
    }

    /** A field of a body; refuses one that was not given. */
    public static <T> T requireField(String field, T value) {
        if (value == null) {
            throw atField(ProblemType.REQUIRED, field, field + " is required");
        }
        return value;
    }

    public ProblemType type() {
        return type;
    }

    /** The path of the field of the request that the problem is about. */
    public Optional<String> field() {
        return Optional.ofNullable((String) members.get(FIELD));
    }

    /** The further members of the problem document, the field among them. */
    public Map<String, Object> members() {
        return members;
    }
}
