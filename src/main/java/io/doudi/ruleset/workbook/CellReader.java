package io.doudi.ruleset.workbook;

import io.doudi.evaluation.TypedText;
import io.doudi.ruleset.RuleTable.Column;
import io.doudi.ruleset.RuleTable.Kind;
import io.doudi.ruleset.workbook.RawCell.What;
import io.doudi.ruleset.workbook.Remark.Code;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns what was typed into a cell of a table into what the model says: FEEL in conditions and
 * results, plain text in annotations.
 */
final class CellReader {

    private static final String ANYTHING = "-";

    private static final Map<String, String> BOOLEANS =
            Map.of(
                    "是", "true", "否", "false", "TRUE", "true", "FALSE", "false", "True", "true",
                    "False", "false");

    /** What no table can hold; the text of such a cell is not read. */
    private static final Map<What, Code> REFUSED =
            Map.of(
                    What.FORMULA, Code.FORMULA,
                    What.ERROR, Code.ERROR_CELL,
                    What.LONG_NUMBER, Code.NUMBER_TOO_LONG);

    private final Column column;
    private final Set<String> known;
    private final Notes notes;

    /** Where remarks about one cell go. */
    interface Notes {
        void problem(Code code, String... arguments);

        void notice(Code code, String... arguments);
    }

    /**
     * A reader for a cell.
     *
     * @param known the texts of its column in the model, which need no repair
     */
    CellReader(Column column, Set<String> known, Notes notes) {
        this.column = column;
        this.known = known;
        this.notes = notes;
    }

    /** The text for the model; empty if the cell is refused. */
    Optional<String> text(RawCell cell) {
        if (!isReadable(cell, notes)) {
            return Optional.empty();
        }
        if (cell.what() == What.TEXT && known.contains(cell.text()) && !cell.isBlank()) {
            return Optional.of(cell.text());
        }
        return column.kind() == Kind.ANNOTATION ? Optional.of(cell.text()) : feel(cell);
    }

    /** Whether a cell holds something that can be read at all; if not, its remarks say why. */
    static boolean isReadable(RawCell cell, Notes notes) {
        Code refused = REFUSED.get(cell.what());
        if (refused != null) {
            notes.problem(refused, cell.text());
            return false;
        }
        if (cell.text().codePoints().anyMatch(CellReader::isImpossible)) {
            notes.problem(Code.BAD_CHARACTER);
            return false;
        }
        return true;
    }

    private Optional<String> feel(RawCell cell) {
        if (cell.what() == What.DATE_AND_TIME) {
            notes.problem(Code.TIME_OF_DAY, cell.text());
            return Optional.empty();
        }
        if (cell.what() == What.DATE) {
            String date = FeelDates.date(LocalDate.parse(cell.text()));
            return Optional.of(noticed(cell.text(), date));
        }
        if (cell.what() == What.PERCENT) {
            notes.notice(Code.PERCENT, cell.text());
        }
        return cell.isBlank() ? Optional.of(blank()) : repaired(cell.text());
    }

    private String blank() {
        return column.kind() == Kind.CONDITION ? ANYTHING : "";
    }

    private Optional<String> repaired(String text) {
        Optional<String> repaired = TypedText.repaired(text);
        if (repaired.isEmpty()) {
            notes.problem(Code.UNCLOSED_QUOTE, text);
        }
        return repaired.flatMap(feel -> ofType(text, feel)).map(feel -> noticed(text, feel));
    }

    private Optional<String> ofType(String typed, String feel) {
        try {
            return Optional.of(
                    switch (column.type()) {
                        case "boolean" -> BOOLEANS.getOrDefault(feel, feel);
                        case "date" -> FeelDates.repaired(feel);
                        default -> feel;
                    });
        } catch (DateTimeException e) {
            notes.problem(Code.NOT_A_DATE, typed);
            return Optional.empty();
        }
    }

    private String noticed(String typed, String feel) {
        String written = feel.strip();
        if (!written.equals(typed)) {
            notes.notice(Code.REPAIRED, typed, written);
        }
        return written;
    }

    /** Control characters and halves of characters, which XML cannot hold. */
    private static boolean isImpossible(int character) {
        boolean isControl = character < ' ' && character != '\n' && character != '\t';
        return isControl
                || Character.getType(character) == Character.SURROGATE
                || (character & 0xFFFE) == 0xFFFE;
    }
}
