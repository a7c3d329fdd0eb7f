package io.doudi.comparison;

import io.doudi.problem.ProblemException;
import io.doudi.problem.ProblemType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of a cell with a place for a number.
 *
 * @param text with {@code #} once, where the number stands, for example {@code <= #}
 */
public record CellForm(String text) {

    static final CellForm NUMBER_ALONE = new CellForm("#");
    private static final int LONGEST = 200;
    private static final char PLACE = '#';
    private static final Pattern NUMBER = Pattern.compile("-?(?:\\d+(?:\\.\\d+)?|(?<!\\.)\\.\\d+)");
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\"#]");

    public CellForm {
        long places = text.chars().filter(one -> one == PLACE).count();
        if (places != 1 || text.length() > LONGEST) {
            throw ProblemException.atField(
                    ProblemType.INVALID_VALUE,
                    "sweep.range.form",
                    "A form has # once and up to %d characters".formatted(LONGEST));
        }
    }

    /** The forms of a cell, one for each number in it; none where there are words or texts. */
    public static List<CellForm> in(String cell) {
        if (cell.length() > LONGEST || WORDS.matcher(cell).find()) {
            return List.of();
        }
        return NUMBER.matcher(cell)
                .results()
                .map(one -> cell.substring(0, one.start()) + PLACE + cell.substring(one.end()))
                .map(CellForm::new)
                .toList();
    }

    /** The cell with a number. */
    String with(BigDecimal number) {
        return before() + number.toPlainString() + after();
    }

    /** The number that stands in a cell of this form; empty if the cell has another. */
    public Optional<BigDecimal> numberIn(String cell) {
        boolean fits =
                cell.length() > before().length() + after().length()
                        && cell.startsWith(before())
                        && cell.endsWith(after());
        return Optional.of(cell)
                .filter(any -> fits)
                .map(any -> any.substring(before().length(), any.length() - after().length()))
                .map(String::strip)
                .filter(NUMBER.asMatchPredicate())
                .map(BigDecimal::new);
    }

    private String before() {
        return text.substring(0, text.indexOf(PLACE));
    }

    private String after() {
        return text.substring(text.indexOf(PLACE) + 1);
    }
}
