package io.doudi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.evaluation.Diagnostic.Code;
import io.doudi.evaluation.Diagnostic.Severity;
import io.doudi.language.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the inspection says of single cells that the engine takes and gets wrong without a word. */
class CellInspectionTest {

    private static final Logger ENGINE = Logger.getLogger("org.kie");

    @BeforeAll
    static void silence() {
        ENGINE.setLevel(Level.OFF);
    }

    @Test
    void isSilentAboutTheSoundModel() {
        assertThat(inspect("in-1", "< 100")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // a number
                "in-1 | \"abc\" | NOT_A_NUMBER | \"abc\" | 100",
                "in-1 | \"5\" | NOT_A_NUMBER | \"5\" | 5",
                "in-1 | true | NOT_A_NUMBER | true | 100",
                "in-1 | < \"5\" | NOT_A_NUMBER | \"5\" | 5",
                "in-1 | 3, \"1000元\" | NOT_A_NUMBER | \"1000元\" | 1000",
                "in-1 | not(\"3\") | NOT_A_NUMBER | \"3\" | 3",
                "in-1 | != \"3\" | NOT_A_NUMBER | \"3\" | 3",
                "in-1 | [\"1\"..\"3\"] | NOT_A_NUMBER | \"1\" | 1",
                "in-1 | [1, \"3\"] | NOT_A_NUMBER | \"3\" | 3",
                "in-1 | limit > 3 | NOT_A_NUMBER | limit > 3 | 100",
                "in-1 | < date(\"2024-01-01\") | NOT_A_NUMBER | date(\"2024-01-01\") | 100",
                "in-1 | < limit * \"2\" | NOT_A_NUMBER | \"2\" | 2",
                "out-1 | \"10\" | NOT_A_NUMBER | \"10\" | 10",
                "out-1 | true | NOT_A_NUMBER | true | 100",
                "out-1 | limit * \"2\" | NOT_A_NUMBER | \"2\" | 2",
                "out-1 | if limit > 3 then 1 else \"a\" | NOT_A_NUMBER | \"a\" | 100",
                "out-1 | >= 3 | NOT_A_NUMBER | >= 3 | 100",
                // a text
                "in-2 | 3 | NOT_A_TEXT | 3 | \"3\"",
                "in-2 | true | NOT_A_TEXT | true | \"true\"",
                "in-2 | [1..3] | NOT_A_TEXT | 1 | \"1\"",
                "out-2 | 3 | NOT_A_TEXT | 3 | \"3\"",
                "out-2 | \"a\" + 3 | NOT_A_TEXT | 3 | \"3\"",
                // a day
                "in-3 | \"2024-01-01\" | NOT_A_DATE | \"2024-01-01\" | date(\"2024-01-01\")",
                "in-3 | >= \"2024年2月1日\" | NOT_A_DATE | \"2024年2月1日\" | date(\"2024-02-01\")",
                "in-3 | 2024-01-01 | NOT_A_DATE | 2024-01-01 | date(\"2024-01-01\")",
                "in-3 | >= date(\"2024-2-1\") | NOT_A_DATE | date(\"2024-2-1\") | date(\"2024-02-01\")",
                "in-3 | >= date(\"2024-13-01\") | NOT_A_DATE | date(\"2024-13-01\") | date(\"2024-01-31\")",
                "in-3 | < date and time(\"2024-01-01T00:00:00\") | NOT_A_DATE | date and time(\"2024-01-01T00:00:00\") | date(\"2024-01-01\")",
                "out-3 | \"2024-01-01\" | NOT_A_DATE | \"2024-01-01\" | date(\"2024-01-01\")",
                "out-3 | date(\"2024-02-30\") | NOT_A_DATE | date(\"2024-02-30\") | date(\"2024-01-31\")",
                // true or false
                "in-4 | \"是\" | NOT_A_BOOLEAN | \"是\" | true / false",
                "in-4 | 1 | NOT_A_BOOLEAN | 1 | true / false",
                "out-4 | \"true\" | NOT_A_BOOLEAN | \"true\" | true / false",
                // values that a type does not allow
                "in-5 | \"URBN\", \"RURAL\" | UNKNOWN_VALUE | \"URBN\" | null, \"URBAN\", \"RURAL\"",
                "in-5 | not(\"CITY\") | UNKNOWN_VALUE | \"CITY\" | null, \"URBAN\", \"RURAL\"",
                "out-5 | \"CITY\" | UNKNOWN_VALUE | \"CITY\" | null, \"URBAN\", \"RURAL\"",
                "out-6 | 11 | UNKNOWN_VALUE | 11 | [0..10]",
                "out-6 | -1 | UNKNOWN_VALUE | -1 | [0..10]",
                // over which every decision fails
                "in-1 | >= 3 and < 5 | TEST_FAILS | >= 3 and < 5 | [3..5)",
                "in-1 | (> 3) and (<= 5) | TEST_FAILS | (> 3) and (<= 5) | (3..5]",
                "in-1 | < 5 and >= 3 | TEST_FAILS | < 5 and >= 3 | [3..5)",
                "in-1 | < 3 and > 5 | TEST_FAILS | < 3 and > 5 | < 3, > 5",
                "in-1 | < 3 or > 5 | TEST_FAILS | < 3 or > 5 | < 3, > 5",
                "in-1 | not(>= 3 and < 5) | TEST_FAILS | >= 3 and < 5 | [3..5)",
                "in-1 | == 3 | TEST_FAILS | == 3 | 3",
                "in-1 | <> 3 | TEST_FAILS | <> 3 | != 3",
                "in-1 | => 3 | TEST_FAILS | => 3 | >= 3",
                "in-2 | \"a\" or \"b\" | TEST_FAILS | \"a\" or \"b\" | \"a\", \"b\"",
                "in-1 | < limt | UNKNOWN_NAME | limt |",
                "in-1 | [limt * 2..10] | UNKNOWN_NAME | limt |",
                // that nothing fulfils
                "in-1 | [5..3] | ROW_NEVER_FIRES | [5..3] |",
                "in-1 | (3..3) | ROW_NEVER_FIRES | (3..3) |",
                "in-1 | [3..3) | ROW_NEVER_FIRES | [3..3) |",
                "in-1 | [-1..-3], (2..1) | ROW_NEVER_FIRES | [-1..-3], (2..1) |",
                "in-3 | [date(\"2024-02-01\")..date(\"2024-01-01\")] | ROW_NEVER_FIRES | [date(\"2024-02-01\")..date(\"2024-01-01\")] |"
            })
    void refuses(String cell, String text, Code code, String what, String meant) {
        Diagnostic found = only(inspect(cell, text));
        assertThat(found.severity()).isEqualTo(Severity.ERROR);
        assertSays(found, code, what, meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "in-1 | [5..3], 4 | TEST_NEVER_TRUE | [5..3] |",
                "in-1 | not([5..3]) | TEST_NEVER_TRUE | [5..3] |",
                "in-1 | >= 3, < 5 | TEST_ALWAYS_TRUE | >= 3, < 5 | [3..5)",
                "in-1 | 3-5 | LOOKS_LIKE_RANGE | 3-5 | [3..5]",
                "in-1 | 1,000 | COMMA_MEANS_OR | 1,000 | 1000",
                "in-1 | <= 1,500 | COMMA_MEANS_OR | <= 1,500 | <= 1500",
            })
    void warnsOf(String cell, String text, Code code, String what, String meant) {
        Diagnostic found = only(inspect(cell, text));
        assertThat(found.severity()).isEqualTo(Severity.WARNING);
        assertSays(found, code, what, meant);
    }

    @Test
    void refusesABlankResult() {
        assertThat(only(inspect("out-1", "")).code()).isEqualTo(Code.RESULT_BLANK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "in-1 | -",
                "in-1 | 3",
                "in-1 | -3, 4",
                "in-1 | 100,200",
                "in-1 | = 3",
                "in-1 | != 3",
                "in-1 | null",
                "in-1 | not(null)",
                "in-1 | null, < 3",
                "in-1 | not(3, [5..7])",
                "in-1 | [3..3]",
                "in-1 | (3..5)",
                "in-1 | < 3, > 5",
                "in-1 | > 3, 2",
                "in-1 | [limit..10]",
                "in-1 | < Facts.income * 2",
                "in-1 | < max(limit, 3)",
                "in-1 | limit - 5",
                "in-1 | number(\"3\")",
                "in-1 | ? >= 3 and ? < 5",
                "in-1 | ? between 3 and 5",
                "in-1 | ? in [1..3]",
                "in-1 | some x in [1, 2] satisfies x > ?",
                "in-1 | < sum(for x in [1, 2] return x * 2)",
                "in-2 | \"3\", \"true\", \"2024-01-01\"",
                "in-2 | not(\"a\", \"b\")",
                "in-2 | \"1,000 and < 5\"",
                "in-2 | [\"a\", \"b\"]",
                "in-2 | starts with(?, \"a\")",
                "in-2 | string(3)",
                "in-3 | [date(\"2024-01-01\")..date(\"2024-02-01\"))",
                "in-3 | >= date(2024, 1, 1)",
                "in-3 | >= @\"2024-01-01\"",
                "in-3 | null",
                "in-4 | not(true)",
                "in-4 | limit > 3",
                "in-5 | null, \"RURAL\"",
                "in-5 | not(\"RURAL\")",
                "out-1 | null",
                "out-1 | -3.5",
                "out-1 | limit * 2 + 1",
                "out-1 | if limit > 3 then 1 else null",
                "out-1 | count([\"a\"])",
                "out-2 | \"3\"",
                "out-2 | string(limit) + \"元\"",
                "out-3 | date(\"2024-02-29\")",
                "out-4 | limit > 3",
                "out-5 | null",
                "out-6 | 10",
                "out-6 | limit"
            })
    void isQuietAbout(String cell, String text) {
        assertThat(inspect(cell, text))
                .extracting(Diagnostic::code)
                .isSubsetOf(Code.TABLE_NOT_ANALYSED, Code.COLUMN_NEVER_MATTERS, Code.TABLE_GAP);
    }

    @Test
    void looksAtTablesInFunctions() {
        assertThat(only(inspect("row-3-in-1", "\"CITY\"")).code()).isEqualTo(Code.UNKNOWN_VALUE);
        assertThat(only(inspect("row-3-out-1", "\"是\"")).code()).isEqualTo(Code.NOT_A_BOOLEAN);
    }

    @Test
    void saysWhereItIs() {
        assertThat(only(inspect("in-1", "< \"5\"")).text(Messages.CHINESE))
                .isEqualTo("cells.dmn › 档次 › row-1 › 收入：\"5\" 不是数字，不起作用或使判定失败；数字不加引号和单位，应写成 5");
        assertThat(only(inspect("out-4", "1")).column()).isEqualTo("批准");
    }

    @ParameterizedTest
    @EnumSource
    void hasASentenceInBothLanguages(Code code) {
        String key = "diagnostic." + code;
        assertThat(Messages.CHINESE.text(key)).isNotEqualTo(Messages.in(Locale.ENGLISH).text(key));
    }

    @Test
    void takesACellWithoutTextAsBlank() {
        String model = model();
        String cell = "<outputEntry id=\"row-1-out-1\"><text>1</text>";
        assertThat(model).contains(cell);
        assertThat(only(inspect(model.replace(cell, cell.replace("<text>1</text>", "")))).code())
                .isEqualTo(Code.RESULT_BLANK);
        assertThat(inspect(model.replace("<text>\"a\"</text></inputEntry>", "</inputEntry>")))
                .extracting(Diagnostic::severity)
                .contains(Severity.ERROR);
    }

    private static void assertSays(Diagnostic found, Code code, String what, String meant) {
        assertThat(found.code()).isEqualTo(code);
        assertThat(found.row()).isEqualTo("row-1");
        assertThat(found.arguments())
                .isEqualTo(meant == null ? List.of(what) : List.of(what, meant));
    }

    private static Diagnostic only(List<Diagnostic> found) {
        List<Diagnostic> relevant =
                found.stream().filter(one -> one.severity() != Severity.INFO).toList();
        assertThat(relevant).hasSize(1);
        return relevant.get(0);
    }

    /** The model with another text in a cell of the first row. */
    private static List<Diagnostic> inspect(String cell, String text) {
        String id = cell.startsWith("row-") ? cell : "row-1-" + cell;
        String model = model();
        int start = model.indexOf("<text>", model.indexOf('"' + id + '"')) + "<text>".length();
        String changed =
                model.substring(0, start)
                        + text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                        + model.substring(model.indexOf("</text>", start));
        return inspect(changed);
    }

    private static List<Diagnostic> inspect(String model) {
        RuleFile file = new RuleFile("cells.dmn", model);
        return Inspection.of(List.of(new Layer("sample", "1", "x", List.of(file))));
    }

    private static String model() {
        try (InputStream in =
                CellInspectionTest.class.getResourceAsStream("/inspection/cells.dmn")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
