package io.doudi.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.doudi.evaluation.RuleFile;
import io.doudi.ruleset.Change.Subject;
import io.doudi.ruleset.Merge.Clash;
import io.doudi.ruleset.Merge.Merged;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What two people may do to one file at once, and what clashes. */
class MergeTest {

    private static final String A =
            DifferenceTest.row("id=\"a\"", "1", "&lt; 10", "true", "DZ-EL-01", "二(一)");
    private static final String B =
            DifferenceTest.row("id=\"b\"", "2", "&lt; 20", "false", "DZ-EL-02", "二(二)");
    private static final String C =
            DifferenceTest.row("id=\"c\"", "3", "&lt; 30", "true", "DZ-EL-03", "二(三)");
    private static final String D =
            DifferenceTest.row("id=\"d\"", "4", "&lt; 40", "true", "DZ-EL-04", "二(四)");
    private static final String E =
            DifferenceTest.row("id=\"e\"", "5", "&lt; 50", "true", "DZ-EL-05", "二(五)");

    private static final String BASE = table(A, B, C);

    @Test
    void mergesTwoCellsOfOneRow() {
        assertMerged(
                table(A, B.replace("20", "25"), C),
                table(A, B.replace("false", "true"), C),
                table(A, B.replace("20", "25").replace("false", "true"), C));
    }

    @Test
    void tellsWhatOfMineCameIn() {
        Merged merged =
                (Merged)
                        merge(
                                BASE,
                                table(A, B.replace("20", "25"), C),
                                table(A, B.replace("false", "true"), C));
        assertThat(merged.applied())
                .extracting(Change::subject, Change::before, Change::after)
                .containsExactly(tuple(Subject.CELL, Optional.of("< 20"), Optional.of("< 25")));
    }

    @Test
    void clashesOnOneCell() {
        assertThat(
                        conflicts(
                                table(A, B.replace("20", "25"), C),
                                table(A, B.replace("20", "29"), C)))
                .containsExactly(
                        new Conflict(
                                "m.dmn",
                                Optional.of(new Change.Element("t", "资格")),
                                Optional.of("b"),
                                Optional.of("收入"),
                                List.of(),
                                Optional.of("< 20"),
                                Optional.of("< 25"),
                                Optional.of("< 29")));
    }

    @Test
    void takesOnceWhatBothDid() {
        String both = table(A, B.replace("20", "25"), C);
        assertThat(merge(BASE, both, both.replace("<rule", "\n<rule")))
                .isEqualTo(new Merged(file(both.replace("<rule", "\n<rule")), List.of()));
    }

    @Test
    void clashesOnARowThatOneRemovedAndTheOtherChanged() {
        assertThat(conflicts(table(A, C), table(A, B.replace("20", "29"), C)))
                .extracting(Conflict::row, Conflict::mine)
                .containsExactly(tuple(Optional.of("b"), Optional.empty()));
        assertThat(conflicts(table(A, B.replace("20", "29"), C), table(A, C)))
                .extracting(Conflict::row, Conflict::theirs)
                .containsExactly(tuple(Optional.of("b"), Optional.empty()));
    }

    @Test
    void putsNewRowsOfBothWhereTheyBelong() {
        assertMerged(table(A, D, B, C), table(A, B, C, E), table(A, D, B, C, E));
        assertMerged(table(A, B, D, C), table(A, B, E, C), table(A, B, E, D, C));
        assertMerged(table(D, A, B, C), table(A, C), table(D, A, C));
    }

    @Test
    void keepsMovedRows() {
        assertMerged(
                table(C, A, B),
                table(A, B.replace("20", "29"), C),
                table(C, A, B.replace("20", "29")));
        assertMerged(table(A, B), table(B, A, C), table(B, A));
    }

    @Test
    void takesTheSameMoveOfBoth() {
        String both = table(C, A, B);
        assertMerged(
                both.replace("; 20", "; 25"),
                both.replace("; 10", "; 15"),
                both.replace("; 20", "; 25").replace("; 10", "; 15"));
    }

    @Test
    void mergesLongTablesQuickly() {
        String base = table(DifferenceTest.rows(""));
        assertTimeout(
                Duration.ofSeconds(30),
                () ->
                        assertThat(
                                        merge(
                                                base,
                                                base.replace("&lt; 20<", "&lt; 21<"),
                                                base.replace("&lt; 4000<", "&lt; 4001<")))
                                .isInstanceOf(Merged.class));
    }

    @Test
    void clashesIfOneMovesRowsAndTheOtherAddsSome() {
        assertThat(merge(BASE, table(A, B, C, E), table(C, A, B))).isInstanceOf(Clash.class);
        assertThat(merge(BASE, table(C, A, B), table(A, B, C, E))).isInstanceOf(Clash.class);
    }

    @Test
    void clashesOnARowThatBothNamedAnew() {
        String mine = table(A, B.replace("id=\"b\"", "id=\"x\""), C);
        String theirs = table(A, B.replace("id=\"b\"", "id=\"y\""), C);
        assertThat(merge(BASE, mine, theirs)).isInstanceOf(Clash.class);
        assertThat(merge(BASE, mine, table(A, C))).isInstanceOf(Clash.class);
        assertMerged(mine, mine.replace("10", "15"), mine.replace("; 10", "; 15"));
        assertMerged(table(A, C, D), table(A, C, E), table(A, C, E, D));
    }

    @Test
    void clashesIfBothMoveRows() {
        assertThat(merge(BASE, table(C, A, B), table(B, A, C))).isInstanceOf(Clash.class);
    }

    @Test
    void givesRowsOfTheOtherNoWrongCells() {
        String wider =
                BASE.replace("<output id", "<input id=\"i3\"/><output id")
                        .replace(
                                "</inputEntry><outputEntry",
                                "</inputEntry><inputEntry><text>-</text></inputEntry><outputEntry");
        assertThat(merge(BASE, wider, table(A, B, C, D))).isInstanceOf(Clash.class);
        assertThat(merge(BASE, table(A, B, C, D), wider)).isInstanceOf(Clash.class);
        assertMerged(
                table(A, B.replace("20", "25"), C), wider, wider.replace("&lt; 20", "&lt; 25"));
        assertMerged(
                wider, table(A, B.replace("20", "25"), C), wider.replace("&lt; 20", "&lt; 25"));
    }

    @Test
    void letsNoDecisionHaveTwoExpressions() {
        String base =
                """
                <definitions xmlns="https://www.omg.org/spec/DMN/20240513/MODEL/" id="m" name="M">
                  <decision id="d" name="D"><variable name="D"/></decision>
                </definitions>
                """;
        String mine =
                base.replace(
                        "</decision>",
                        "<literalExpression id=\"x\"><text>1</text></literalExpression></decision>");
        String theirs = base.replace("</decision", "<context id=\"y\"/></decision");
        assertThat(merge(base, mine, theirs)).isInstanceOf(Clash.class);
    }

    @Test
    void keepsTheirFormatting() {
        String theirs =
                BASE.replace("<rule", "<!-- 说明 --><rule").replace("false", "<![CDATA[true]]>");
        Merged merged = (Merged) merge(BASE, table(A, B.replace("20", "25"), C), theirs);
        assertThat(merged.file().content()).isEqualTo(theirs.replace("&lt; 20", "&lt; 25"));
    }

    @Test
    void bringsItsNamespacesToAnotherPrefix() {
        String theirs =
                table(A, B, C.replace("30", "33"))
                        .replaceAll("<(/?)(\\w+)", "<$1dmn:$2")
                        .replace("xmlns=", "xmlns:dmn=");
        assertMerged(table(A, B, C, D), theirs, table(A, B, C.replace("30", "33"), D));
    }

    @Test
    void changesAttributesOfBoth() {
        assertMerged(
                BASE.replace("label=\"资格\"", "label=\"资 &lt; &quot;格\""),
                BASE.replace("name=\"D\" label", "name=\"D2\" label"),
                BASE.replace("label=\"资格\"", "label=\"资 &lt; &quot;格\"")
                        .replace("name=\"D\" label", "name=\"D2\" label"));
        assertMerged(
                BASE.replace(" label=\"结果\"", ""),
                BASE.replace("id=\"o\"", "id=\"o\" name=\"n\""),
                BASE.replace(" label=\"结果\"", "").replace("id=\"o\"", "id=\"o\" name=\"n\""));
    }

    @Test
    void settlesTheDrawingForMe() {
        RuleFile base = BundledFiles.dazhou("parameters.dmn");
        Merge merge =
                Merge.of(
                        base,
                        with(base, base.content().replaceAll(" x=\"\\d+\"", " x=\"1\"")),
                        with(
                                base,
                                base.content()
                                        .replaceAll(" x=\"\\d+\"", " x=\"2\"")
                                        .replace("<text>6</text>", "<text>8</text>")));
        assertThat(((Merged) merge).file().content())
                .contains("<text>8</text>", " x=\"1\"")
                .doesNotContain(" x=\"2\"");
    }

    @Test
    void mergesDifferentCasesAndClashesOnOne() {
        RuleFile base = BundledFiles.dazhou("cases/procedure.yaml");
        RuleFile first =
                with(base, base.content().replaceFirst("asOf: 2024-03-05", "asOf: 2024-03-06"));
        RuleFile second =
                with(base, base.content().replaceFirst("asOf: 2023-08-12", "asOf: 2023-08-13"));
        assertThat(((Merged) Merge.of(base, first, second)).file().content())
                .isEqualTo(second.content().replaceFirst("asOf: 2024-03-05", "asOf: 2024-03-06"));
        RuleFile other =
                with(base, base.content().replaceFirst("asOf: 2024-03-05", "asOf: 2024-03-07"));
        assertThat(((Clash) Merge.of(base, first, other)).conflicts())
                .extracting(conflict -> conflict.element().orElseThrow().label())
                .containsExactly("在户籍地申请，没有居住证也受理");
    }

    @Test
    void mergesClausesOfOneDocument() {
        RuleFile base = BundledFiles.dazhou("clauses.yaml");
        String mine = base.content().replace("title: 适当豁免家庭照护成本", "title: 豁免照护成本");
        String theirs = base.content().replace("title: 按户施保", "title: 以户施保");
        assertThat(((Merged) Merge.of(base, with(base, mine), with(base, theirs))).file().content())
                .isEqualTo(theirs.replace("title: 适当豁免家庭照护成本", "title: 豁免照护成本"));
    }

    @Test
    void mergesFieldsOfTheManifest() {
        RuleFile base = BundledFiles.dazhou("rule-set.yaml");
        String mine = base.content().replace("effectiveTo: 2025-12-31", "effectiveTo: 2026-12-31");
        String theirs = base.content().replace("published", "x").replace("note: 方案期", "note: 方案");
        assertThat(((Merged) Merge.of(base, with(base, mine), with(base, theirs))).file().content())
                .isEqualTo(theirs.replace("effectiveTo: 2025-12-31", "effectiveTo: 2026-12-31"));
    }

    @Test
    void mergesRulesByName() {
        RuleFile base = BundledFiles.dazhou("parameter-constraints.drl");
        String added = "\nrule \"DZ-PC-09 新规则\"\nwhen\nthen\nend\n";
        String mine = base.content() + added;
        String theirs = base.content().replace("rural < ruralMinimum", "rural <= ruralMinimum");
        assertThat(((Merged) Merge.of(base, with(base, mine), with(base, theirs))).file().content())
                .isEqualTo(theirs + added);
    }

    @Test
    void clashesOnFilesThatItCannotRead() {
        RuleFile base = new RuleFile("a.txt", "1");
        assertThat(Merge.of(base, with(base, "2"), with(base, "3")))
                .isEqualTo(
                        new Clash(
                                List.of(
                                        new Conflict(
                                                "a.txt",
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                List.of(),
                                                Optional.of("1"),
                                                Optional.of("2"),
                                                Optional.of("3")))));
        assertThat(Merge.of(base, with(base, "2"), base))
                .isInstanceOfSatisfying(
                        Merged.class, merged -> assertThat(merged.file().content()).isEqualTo("2"));
        assertThat(merge(BASE, BASE + "<", BASE + " <")).isInstanceOf(Clash.class);
    }

    private static void assertMerged(String mine, String theirs, String both) {
        assertThat(merge(BASE, mine, theirs))
                .isInstanceOfSatisfying(
                        Merged.class,
                        merged ->
                                assertThat(
                                                Difference.between(
                                                                List.of(file(both)),
                                                                List.of(merged.file()))
                                                        .changes())
                                        .isEmpty());
    }

    private static List<Conflict> conflicts(String mine, String theirs) {
        return ((Clash) merge(BASE, mine, theirs)).conflicts();
    }

    private static Merge merge(String base, String mine, String theirs) {
        return Merge.of(file(base), file(mine), file(theirs));
    }

    private static RuleFile file(String content) {
        return new RuleFile("m.dmn", content);
    }

    private static RuleFile with(RuleFile file, String content) {
        return new RuleFile(file.path(), content);
    }

    private static String table(String... rows) {
        return DifferenceTest.table(rows);
    }
}
