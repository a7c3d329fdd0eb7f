package io.doudi.web;

import static io.doudi.problem.ProblemType.INVALID_DATE;

import io.doudi.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/** Days as forms send them. The rules are Chinese law, and so are their days. */
final class Days {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Days() {}

    /** The day that a field holds; refuses what is none. */
    static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.atField(INVALID_DATE, field, field + " is not a date");
        }
    }

    /** The first moment of a day. */
    static Instant start(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** The moment after the last of a day. */
    static Instant end(LocalDate day) {
        return start(day.plusDays(1));
    }
}
