package io.doudi.mcp;

import static io.doudi.problem.ProblemType.INVALID_DATE;
import static io.doudi.problem.ProblemType.INVALID_VALUE;

import io.doudi.problem.ProblemException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;

/** Arguments of tools that are more than texts. */
final class Typed {

    private Typed() {}

    /** A day; a problem if the text is none. */
    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new ProblemException(INVALID_DATE, "A day is written like 2023-09-01");
        }
    }

    /** An id; a problem if the text is none. */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(INVALID_VALUE, "An id is a UUID");
        }
    }
}
