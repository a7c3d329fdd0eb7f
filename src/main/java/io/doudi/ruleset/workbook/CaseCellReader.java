package io.doudi.ruleset.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.doudi.ruleset.workbook.CaseKinds.Kind;
import io.doudi.ruleset.workbook.CellReader.Notes;
import io.doudi.ruleset.workbook.RawCell.What;
import io.doudi.ruleset.workbook.Remark.Code;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns what was typed into a cell of a case into the value that it means. */
final class CaseCellReader {

    private static final Map<String, Boolean> BOOLEANS =
            Map.of("true", true, "false", false, "是", true, "否", false);

    private static final String NOTHING = "null";

    private final Kind kind;
    private final boolean mayBeWrong;
    private final Notes notes;

    /**
     * A reader for a cell.
     *
     * @param kind what its column holds
     * @param mayBeWrong whether the case is one of wrong facts, which may be of another kind
     */
    CaseCellReader(Kind kind, boolean mayBeWrong, Notes notes) {
        this.kind = kind;
        this.mayBeWrong = mayBeWrong;
        this.notes = notes;
    }

    /** The value; empty if the cell is refused. */
    Optional<JsonNode> value(RawCell cell) {
        if (!CellReader.isReadable(cell, notes)) {
            return Optional.empty();
        }
        if (cell.what() == What.DATE_AND_TIME) {
            return refused(Code.NOT_A_DAY, cell.text());
        }
        if (cell.what() == What.PERCENT) {
            notes.notice(Code.PERCENT, cell.text());
        }
        String text = cell.text();
        if (text.equals(NOTHING) || CaseCell.isJson(text)) {
            Optional<JsonNode> value = CaseCell.value(text);
            return value.isPresent() ? value : refused(Code.NOT_JSON, text);
        }
        return typed(text);
    }

    private Optional<JsonNode> typed(String text) {
        Optional<JsonNode> value =
                switch (kind) {
                    case NUMBER -> CaseCell.value(text).filter(JsonNode::isNumber);
                    case BOOLEAN -> truth(text);
                    case DATE -> day(text);
                    case TEXT -> Optional.of(CaseCell.text(text));
                    case ANY -> CaseCell.value(text);
                };
        if (value.isEmpty() && mayBeWrong) {
            return CaseCell.value(text);
        }
        return value.isPresent() ? value : refused(wrong(), text);
    }

    private Code wrong() {
        return switch (kind) {
            case NUMBER -> Code.NOT_A_NUMBER;
            case BOOLEAN -> Code.NOT_TRUE_OR_FALSE;
            default -> Code.NOT_A_DAY;
        };
    }

    private static Optional<JsonNode> truth(String text) {
        return Optional.ofNullable(BOOLEANS.get(text.toLowerCase(Locale.ROOT)))
                .map(BooleanNode::valueOf);
    }

    private Optional<JsonNode> day(String text) {
        try {
            Optional<String> day = FeelDates.day(text).map(LocalDate::toString);
            day.filter(written -> !written.equals(text))
                    .ifPresent(written -> notes.notice(Code.REPAIRED, text, written));
            return day.map(CaseCell::text);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<JsonNode> refused(Code code, String text) {
        notes.problem(code, text);
        return Optional.empty();
    }
}
