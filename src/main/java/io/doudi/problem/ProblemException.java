package io.doudi.problem;

import java.util.Optional;

/**
 * A problem on its way to the caller: its type, the field it is about and a sentence that says what
 * would be right.
 */
public class ProblemException extends RuntimeException {

    private final ProblemType type;
    private final String field;

    public ProblemException(ProblemType type, String detail) {
        this(type, null, detail);
    }

    private ProblemException(ProblemType type, String field, String detail) {
        super(detail);
        this.type = type;
        this.field = field;
    }

    /**
     * A problem with one field of the request.
     *
     * @param field the path of the field without list indexes, for example {@code incomes.amount}
     */
    public static ProblemException atField(ProblemType type, String field, String detail) {
        return new ProblemException(type, field, detail);
    }

    public ProblemType type() {
        return type;
    }

    public Optional<String> field() {
        return Optional.ofNullable(field);
    }
}
