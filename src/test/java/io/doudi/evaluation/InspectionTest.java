package io.doudi.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.evaluation.Diagnostic.Code;
import io.doudi.evaluation.Diagnostic.Severity;
import io.doudi.language.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the inspection says about rule sets before they are published. */
class InspectionTest {

    private static final Logger ENGINE = Logger.getLogger("org.kie");

    @BeforeAll
    static void silence() {
        ENGINE.setLevel(Level.OFF);
    }

    @ParameterizedTest
    @CsvSource({
        "dazhou, 2015, 2023, 2025",
        "ezhou, 2019, 2021, 2025",
        "honghuagang, 2019, 2021, 2025",
        "jilin, 2017, 2020, 2014",
        "huizhou, 2018, 2019, 2025"
    })
    void findsOnlyWhatIsMeantInTheBundledRuleSets(
            String region, String standards, String version, String baseline) {
        List<Layer> layers = BundledLayers.region(region, standards, version, baseline);
        Map<Code, Integer> counts = new EnumMap<>(Code.class);
        for (int top = 1; top <= layers.size(); top++) {
            for (Diagnostic found : Inspection.of(layers.subList(0, top))) {
                assertThat(found.severity()).as(text(found)).isNotEqualTo(Severity.ERROR);
                counts.merge(found.code(), 1, Integer::sum);
            }
        }
        assertThat(counts.keySet())
                .isSubsetOf(Code.COLUMN_NEVER_MATTERS, Code.TABLE_GAP, Code.TABLE_NOT_ANALYSED);
    }

    @Test
    void isSilentAboutASoundTable() {
        assertThat(inspect("", "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "&gt;= 100 | &gt; 100 | TABLE_GAP | row-2 is left open",
                "&gt;= 100 | &gt;= 90 | TABLE_OVERLAP | two rows",
                "&gt;= 100 | [100..50] | ROW_NEVER_FIRES | empty range",
                "&gt;= 100 | ＞= 100 | FULL_WIDTH_CHARACTER | typed in Chinese",
                "row-1-in-1\"><text>\"URBAN\" | row-1-in-1\"><text>URBAN | UNQUOTED_TEXT | bare word",
            })
    void findsWhatIsWrong(String sound, String wrong, Code code, String why) {
        List<Diagnostic> found = inspect(sound, wrong);
        assertThat(found).extracting(Diagnostic::code).as(why).contains(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "hitPolicy=\"UNIQUE\" | hitPolicy=\"COLLCT\"",
                "<question> | <unknown/><question>",
                "<inputData id=\"area\" | <import id=\"i\" name=\"i\" namespace=\"https://no.where\" importType=\"https://www.omg.org/spec/DMN/20240513/MODEL/\"/><inputData id=\"area\"",
                "<decision id=\"level\" name=\"Level\" | <decision id=\"area\" name=\"Level\""
            })
    void saysWhatIsWrongWithAModelThatTheEngineStumblesOver(String sound, String wrong) {
        assertThat(inspect(sound, wrong))
                .anySatisfy(
                        found -> {
                            assertThat(found.severity()).isEqualTo(Severity.ERROR);
                            assertThat(found.arguments()).isNotEmpty();
                        });
    }

    @Test
    void findsARowWithACellMissing() {
        Diagnostic found =
                only(
                        inspect(
                                "<inputEntry id=\"row-2-in-2\"><text>&gt;= 100</text></inputEntry>",
                                ""),
                        Code.ROW_INCOMPLETE);
        assertThat(found.row()).isEqualTo("row-2");
    }

    @Test
    void findsTheGapThatADeletedRowLeavesInAColumnOfTexts() {
        List<Diagnostic> found = inspect("<text>\"RURAL\"</text>", "<text>\"URBAN\"</text>");
        assertThat(found).extracting(Diagnostic::code).contains(Code.TABLE_OVERLAP);
        assertThat(inspect("typeRef=\"tArea\"><text>Area", "typeRef=\"string\"><text>Area"))
                .isEmpty();
        assertThat(
                        only(
                                        inspect("<text>&lt; 100</text>", "<text>&lt; 50</text>"),
                                        Code.TABLE_GAP)
                                .example())
                .containsEntry("地区", "\"URBAN\"")
                .containsEntry("月收入", "50");
    }

    @Test
    void givesAConcreteCaseForAGap() {
        Diagnostic gap = only(inspect("&gt;= 100", "&gt; 100"), Code.TABLE_GAP);
        assertThat(gap.example()).containsEntry("地区", "\"URBAN\"").containsEntry("月收入", "100");
        assertThat(text(gap)).contains("table.dmn › 档次").contains("；例如：地区 = \"URBAN\"、月收入 = 100");
    }

    @Test
    void givesAConcreteCaseForAnOverlap() {
        Diagnostic overlap = only(inspect("&gt;= 100", "&gt;= 90"), Code.TABLE_OVERLAP);
        assertThat(overlap.severity()).isEqualTo(Severity.ERROR);
        assertThat(overlap.arguments()).containsExactly("1, 2");
        assertThat(overlap.example()).containsEntry("地区", "\"URBAN\"").containsEntry("月收入", "90");
    }

    @Test
    void isQuietAboutGapsThatTheHitPolicyMeans() {
        assertThat(inspect("hitPolicy=\"UNIQUE\"", "hitPolicy=\"COLLECT\"")).isEmpty();
    }

    @Test
    void findsARowBehindOneThatMeetsAllItsCases() {
        String first = model().replace("hitPolicy=\"UNIQUE\"", "hitPolicy=\"FIRST\"");
        assertThat(of(first)).isEmpty();
        String widened = first.replace("&gt;= 100", "&gt;= 0").replace("&lt; 100", "&lt; 0");
        assertThat(of(widened)).isEmpty();
        String behind = first.replace("<text>&lt; 100</text>", "<text>-</text>");
        Diagnostic found = only(of(behind), Code.ROW_NEVER_FIRES);
        assertThat(found.row()).isEqualTo("row-2");
        assertThat(found.arguments()).containsExactly("#1");
    }

    @Test
    void comparesTheResultsOfRowsThatAreHitTogether() {
        String any = model().replace("hitPolicy=\"UNIQUE\"", "hitPolicy=\"ANY\"");
        String together = any.replace("&gt;= 100", "&gt;= 90");
        only(of(together), Code.TABLE_OVERLAP);
        assertThat(of(together.replace("\"B\"", "\"A\""))).isEmpty();
    }

    @Test
    void looksAtThousandsOfRowsWithOneResult() {
        String row = model().replaceAll("(?s).*(<rule id=\"row-2\">.*?</rule>).*", "$1");
        String rows =
                IntStream.range(0, 5_000)
                        .mapToObj(
                                i ->
                                        row.replace("row-2", "more-" + i)
                                                .replace(
                                                        "&gt;= 100",
                                                        "[%d..%d)".formatted(100 + i, 101 + i)))
                        .collect(Collectors.joining());
        String longer = model().replace("&gt;= 100", "&gt;= 5100");
        assertThat(of(longer.replace("<rule id=\"row-3\">", rows + "<rule id=\"row-3\">")))
                .isEmpty();
    }

    @Test
    void repairsMarksOfChineseTypingOutsideOfTexts() {
        assertThat(TypedText.repaired("“外地”，≥１００")).contains("\"外地\",>=100");
        assertThat(TypedText.repaired("\"甲，乙\"，５")).contains("\"甲，乙\",5");
    }

    @Test
    void findsAParameterInAnotherUnitAndAGap() {
        List<Layer> layers =
                dazhouStandards(
                        text ->
                                text.replace(
                                                "<outputEntry id=\"subsistenceStandardUrban-2022-07-01-out-1\"><text>660",
                                                "<outputEntry id=\"subsistenceStandardUrban-2022-07-01-out-1\"><text>7920")
                                        .replace(
                                                "[date(&quot;2022-07-01&quot;)..date(&quot;2023-07-01&quot;))",
                                                "[date(&quot;2022-07-01&quot;)..date(&quot;2023-06-01&quot;))"));
        assertThat(Inspection.of(layers))
                .extracting(Diagnostic::code)
                .contains(Code.UNIT_MISMATCH, Code.PARAMETER_GAP);
    }

    @Test
    void findsACodeThatIsNearlyAnother() {
        List<Layer> layers =
                BundledLayers.dazhou(
                        "2023",
                        text ->
                                text.replace(
                                        "DZ-TR-04.1-in-1\"><text>&quot;EMERGENCY",
                                        "DZ-TR-04.1-in-1\"><text>&quot;EMERGANCY"));
        Diagnostic found = only(Inspection.of(layers), Code.UNKNOWN_VALUE);
        assertThat(found.row()).isEqualTo("DZ-TR-04.1");
        assertThat(found.arguments()).containsExactly("EMERGANCY", "EMERGENCY");
        assertThat(found.ruleIds()).containsExactly("DZ-TR-04");
    }

    @Test
    void saysWhatDoesNotCompile() {
        assertThat(inspect("<text>Income</text>", "<text>Incme</text>"))
                .extracting(Diagnostic::code)
                .containsAnyOf(Code.MODEL_INVALID, Code.DOES_NOT_COMPILE);
        assertThat(inspect("</definitions>", ""))
                .extracting(Diagnostic::code)
                .containsExactly(Code.DOES_NOT_COMPILE);
    }

    private static List<Layer> dazhouStandards(UnaryOperator<String> edit) {
        List<Layer> layers = new ArrayList<>(BundledLayers.dazhou("2023", edit));
        return layers.subList(0, layers.size() - 1);
    }

    private static Diagnostic only(List<Diagnostic> found, Code code) {
        List<Diagnostic> matching = found.stream().filter(one -> one.code() == code).toList();
        assertThat(matching).hasSize(1);
        return matching.get(0);
    }

    private static List<Diagnostic> inspect(String sound, String wrong) {
        String model = model();
        assertThat(model).contains(sound);
        return of(sound.isEmpty() ? model : model.replace(sound, wrong));
    }

    private static List<Diagnostic> of(String model) {
        RuleFile file = new RuleFile("table.dmn", model);
        return Inspection.of(List.of(new Layer("sample", "1", "x", List.of(file))));
    }

    private static String model() {
        try (InputStream in = InspectionTest.class.getResourceAsStream("/inspection/table.dmn")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Diagnostic found) {
        return found.text(Messages.in(Locale.CHINESE));
    }
}
