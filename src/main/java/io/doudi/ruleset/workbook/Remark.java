package io.doudi.ruleset.workbook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.doudi.language.Messages;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that a workbook is told about, at its cell.
 *
 * @param sheet empty for the workbook as a whole
 * @param cell as Excel names it, for example {@code C7}; empty for a whole sheet
 * @param arguments what the sentence names
 */
record Remark(Code code, String sheet, String cell, List<String> arguments) {

    private static final int LONGEST_ARGUMENT = 200;

    /** What it is, with a sentence in the message bundles. */
    @Schema(name = "RemarkCode")
    public enum Code {
        // What keeps a workbook from being taken over
        BAD_CHARACTER,
        BASE_UNKNOWN,
        CASE_BASES,
        CASE_BASE_MISSING,
        CASE_EXPECTS_NOTHING,
        CASE_FIELD_MISSING,
        CASE_FILE,
        CASE_TWICE,
        CASES_NOT_FOUND,
        CASES_UNWRITABLE,
        CELLS_CLASH,
        COLUMN_MISSING,
        COLUMN_TWICE,
        COLUMN_UNKNOWN,
        CSV_DAMAGED,
        DAMAGED,
        ERROR_CELL,
        EXTERNAL_LINK,
        FORMULA,
        HEADING_CHANGED,
        MACRO,
        MERGED,
        NOT_A_DATE,
        NOT_A_DAY,
        NOT_A_NUMBER,
        NOT_JSON,
        NOT_OURS,
        NOT_TRUE_OR_FALSE,
        NOT_UTF8,
        NOT_XLSX,
        NUMBER_TOO_LONG,
        OLD_FORMAT,
        OTHER_RULE_SET,
        SHEET_TWICE,
        TABLE_EMPTY,
        TABLE_UNKNOWN,
        TEXT_TOO_LONG,
        TIME_OF_DAY,
        TOO_LARGE,
        UNCLOSED_QUOTE,
        // What is good to know
        PERCENT,
        REPAIRED,
        OUTSIDE_THE_TABLE,
        SHEET_IGNORED,
        SHEET_MISSING
    }

    /** A remark in the words of its reader. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Told(Code code, String sheet, String cell, List<String> arguments, String text) {}

    Remark {
        arguments = arguments.stream().map(Remark::shown).toList();
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_ARGUMENT ? text : text.substring(0, LONGEST_ARGUMENT) + "…";
    }

    static Remark of(Code code, String... arguments) {
        return new Remark(code, "", "", List.of(arguments));
    }

    static Remark onSheet(Code code, String sheet, String... arguments) {
        return new Remark(code, sheet, "", List.of(arguments));
    }

    static Remark at(Code code, String sheet, int row, int column, String... arguments) {
        return new Remark(
                code,
                sheet,
                new CellReference(row, column).formatAsString(false),
                List.of(arguments));
    }

    /** Cells that are merged; in a table each says something of its own. */
    static Remark merged(String sheet, CellRangeAddress area) {
        return at(
                Code.MERGED,
                sheet,
                area.getFirstRow(),
                area.getFirstColumn(),
                area.formatAsString());
    }

    Told told(Messages messages) {
        return new Told(code, sheet, cell, arguments, text(messages));
    }

    private String text(Messages messages) {
        String sentence = messages.text("workbook." + code, arguments.toArray());
        String place = cell.isEmpty() ? sheet : sheet + "!" + cell;
        return place.isEmpty() ? sentence : place + messages.text("diagnostic.colon") + sentence;
    }
}
