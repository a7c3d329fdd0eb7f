package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.PRECONDITION_REQUIRED;

import io.doudi.problem.ProblemException;

/** What the caller believes about a file before changing it. */
public sealed interface Precondition {

    /** There is no such file yet. */
    record Absent() implements Precondition {}

    /** The file has the content with this digest. */
    record Matches(String digest) implements Precondition {}

    /** Reads the headers {@code If-Match} and {@code If-None-Match}; one of them is required. */
    static Precondition of(String ifMatch, String ifNoneMatch) {
        if ("*".equals(ifNoneMatch)) {
            return new Absent();
        }
        if (ifMatch == null) {
            throw new ProblemException(
                    PRECONDITION_REQUIRED,
                    "Send If-Match with the entity tag of the file that was read, or"
                            + " If-None-Match: * for a new file");
        }
        return new Matches(ifMatch.strip().replaceAll("^W/|\"", ""));
    }
}
