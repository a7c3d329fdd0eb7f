package io.doudi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.doudi.evaluation.Diagnostic.Code;
import io.doudi.evaluation.Diagnostic.Severity;
import io.doudi.language.Messages;
import io.doudi.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of DRL files that do not compile: in which file, rule and line, and what. */
class DrlErrorsTest {

    private static final String CONSEQUENCE = "insert(new Finding(\"a\", true));";
    private static final String RULES =
            """
            package sample.rules

            import facts.*

            rule "A-1 first"
                @clause("x")
            when
                Case( level > 3 )
            then
                insert(new Finding("a", true));
            end

            rule "A-2 second"
                @clause("x")
            when
                Case( level > 3,
                      level < 9 )
            then
                insert(new Finding("b", true));
            end
            """;

    private static FactTypes types;

    @BeforeAll
    static void compileTypes() {
        types =
                new FactTypes(
                        new DmnModels(BaseModels.untouched().layer().files(), Map.of()).models());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "level < 9 ) | levl < 9 ) | DRL_UNKNOWN_NAME | 17 | levl < 9",
                "level < 9 ) | level < $x ) | DRL_UNKNOWN_NAME | 17 | level < $x",
                "Case( level > 3, | Csae( level > 3, | DRL_UNKNOWN_NAME | 16 | Csae",
                "\"b\", true | \"b\", $x | DRL_UNKNOWN_NAME | 19 | $x",
                "level < 9 ) | level = 9 ) | DRL_SYNTAX | 17 | level = 9 )",
                "level < 9 ) | level ＜ 9 ) | DRL_SYNTAX | 17 | level ＜ 9 )",
                "level < 9 ) | level < 9 | DRL_SYNTAX | 18 | then",
                "A-2 second | A-1 first | DRL_RULE_TWICE | 13 | A-1 first",
                "level < 9 ) | level ) | DRL_INVALID | 13 | Type mismatch: cannot convert from BigDecimal to boolean",
                "level < 9 ) | level < \"abc\" ) | DRL_INVALID | 13 | Character a is neither a decimal digit number, decimal point…"
            })
    void namesTheRuleTheLineAndWhatIsWrong(
            String sound, String wrong, Code code, String line, String what) {
        Diagnostic found = errors(RULES.replace(sound, wrong)).get(0);
        assertThat(found.severity()).isEqualTo(Severity.ERROR);
        assertThat(found.code()).isEqualTo(code);
        assertThat(found.file()).isEqualTo("sample/1/rules.drl");
        assertThat(found.element()).startsWith("A-");
        assertThat(found.arguments()).containsExactly(line, what);
    }

    @Test
    void namesEachRuleThatIsWrong() {
        List<Diagnostic> found =
                errors(RULES.replace("Case( level > 3 )", "Csae( x > 3 )").replace("< 9", "< $x"));
        assertThat(found)
                .extracting(Diagnostic::element)
                .containsExactly("A-1 first", "A-2 second");
        assertThat(found).extracting(one -> one.arguments().get(0)).containsExactly("8", "17");
    }

    @Test
    void findsTheFileWhenTheEngineNamesNone() {
        RuleFile sound = new RuleFile("sample/1/sound.drl", RULES.replace("sample", "other"));
        RuleFile wrong =
                new RuleFile("sample/1/wrong.drl", RULES.replace("\"b\", true", "\"b\", $x"));
        assertThat(errors(List.of(sound, wrong)))
                .extracting(Diagnostic::file)
                .containsExactly("sample/1/wrong.drl");
    }

    @Test
    void tellsItInBothLanguages() {
        Diagnostic found = errors(RULES.replace("level < 9", "levl < 9")).get(0);
        assertThat(found.text(Messages.CHINESE))
                .isEqualTo(
                        "sample/1/rules.drl › A-2 second：第 17 行：levl < 9 是或含有未知的事实、字段或变量；应写成已声明的事实和字段");
        assertThat(found.text(Messages.in(Locale.ENGLISH)))
                .startsWith(
                        "sample/1/rules.drl › A-2 second: line 17: levl < 9 is or has an unknown");
    }

    @Test
    void compilesWhatIsSound() {
        assertThat(RULES).contains(CONSEQUENCE);
        List<RuleFile> files = List.of(new RuleFile("sample/1/rules.drl", RULES));
        assertThat(new DrlRules(files, types, Map.of()).places()).isNotEmpty();
    }

    private static List<Diagnostic> errors(String rules) {
        assertThat(rules).isNotEqualTo(RULES);
        return errors(List.of(new RuleFile("sample/1/rules.drl", rules)));
    }

    private static List<Diagnostic> errors(List<RuleFile> files) {
        ProblemException problem =
                catchThrowableOfType(
                        ProblemException.class, () -> new DrlRules(files, types, Map.of()));
        assertThat(problem.getMessage()).contains("line ");
        return Diagnostic.of(problem);
    }
}
