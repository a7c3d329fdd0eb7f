package io.doudi.problem;

public class ProblemException extends RuntimeException {
    private final ProblemType type;
    private final String field;

    public ProblemException(ProblemType type, String detail) {
        super(detail);
        this.type = type;
        this.field = null;
    }

    private ProblemException(ProblemType type, String field, String detail) {
        super(detail);
        this.type = type;
        this.field = field;
    }

    public static ProblemException atField(ProblemType type, String field, String detail) {
        return new ProblemException(type, field, detail);
    }

    public ProblemType type() {
        return type;
    }

    public String field() {
        return field;
    }
}
