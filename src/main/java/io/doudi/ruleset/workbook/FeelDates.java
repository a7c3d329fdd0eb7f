package io.doudi.ruleset.workbook;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as people write them, as FEEL writes them. */
final class FeelDates {

    private static final Pattern LITERAL_OR_DAY =
            Pattern.compile(
                    "\"(?:[^\"\\\\]|\\\\.)*+\""
                            + "|(?<!\\w)(\\d{4})(?:[/.-]|年)(\\d{1,2})(?:[/.-]|月)(\\d{1,2})(?!\\d)日?");

    private FeelDates() {}

    /**
     * Replaces days outside of quotes.
     *
     * @throws DateTimeException for a day that there is not
     */
    static String repaired(String text) {
        return LITERAL_OR_DAY
                .matcher(text)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        found.group(1) == null
                                                ? found.group()
                                                : date(
                                                        LocalDate.of(
                                                                number(found.group(1)),
                                                                number(found.group(2)),
                                                                number(found.group(3))))));
    }

    /**
     * The day that a text as a whole names; empty if it names none.
     *
     * @throws DateTimeException for a day that there is not
     */
    static Optional<LocalDate> day(String text) {
        Matcher found = LITERAL_OR_DAY.matcher(text);
        return found.matches() && found.group(1) != null
                ? Optional.of(
                        LocalDate.of(
                                number(found.group(1)),
                                number(found.group(2)),
                                number(found.group(3))))
                : Optional.empty();
    }

    static String date(LocalDate day) {
        return "date(\"%s\")".formatted(day);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
