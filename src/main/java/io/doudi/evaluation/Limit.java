package io.doudi.evaluation;

import io.doudi.evaluation.Trace.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number or date at which a column of a decision table changes its mind.
 *
 * @param table the heading of the table
 * @param column the heading of the column
 * @param value the limit, for example {@code 2023-07-01} or {@code 12}
 * @param source the layer and the file that hold the table
 */
public record Limit(String table, String column, String value, Source source) {

    private static final Pattern DATE =
            Pattern.compile("(?:date\\(\\s*|@)\"(\\d{4}-\\d{2}-\\d{2})\"\\s*\\)?");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])-?\\d+(?:\\.\\d+)?(?![\\w])");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]{2,}");

    /** The limits that a cell names; an expression with names in it has none. */
    static Set<String> in(String cell) {
        Set<String> limits = new LinkedHashSet<>();
        Matcher dates = DATE.matcher(cell);
        while (dates.find()) {
            limits.add(dates.group(1));
        }
        String rest = QUOTED.matcher(DATE.matcher(cell).replaceAll("")).replaceAll("");
        if (WORD.matcher(rest.replace("not", "")).find()) {
            return limits;
        }
        Matcher numbers = NUMBER.matcher(rest.replace("..", " .. "));
        while (numbers.find()) {
            limits.add(text(new BigDecimal(numbers.group())));
        }
        return limits;
    }

    /** A compared value as a limit is written; empty if it is neither number nor date. */
    static String text(Object value) {
        if (value instanceof BigDecimal number) {
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return value instanceof LocalDate date ? date.toString() : "";
    }
}
