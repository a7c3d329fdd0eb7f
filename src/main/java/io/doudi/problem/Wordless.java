package io.doudi.problem;

/**
 * A failure without what it says, which may repeat facts: the kinds of it and of its causes, and
 * where they happened.
 */
final class Wordless extends Exception {

    private static final int DEEPEST = 20;

    private Wordless(Throwable failure, Wordless cause) {
        super(failure.getClass().getName(), cause, false, true);
        setStackTrace(failure.getStackTrace());
    }

    static Wordless of(Throwable failure) {
        return of(failure, DEEPEST);
    }

    private static Wordless of(Throwable failure, int depth) {
        return failure == null || depth == 0
                ? null
                : new Wordless(failure, of(failure.getCause(), depth - 1));
    }

    @Override
    public String toString() {
        return getMessage();
    }
}
