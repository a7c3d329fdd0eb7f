package io.doudi.ruleset;

import static io.doudi.ruleset.Change.Kind.ADDED;
import static io.doudi.ruleset.Change.Kind.CHANGED;
import static io.doudi.ruleset.Change.Kind.MOVED;
import static io.doudi.ruleset.Change.Kind.REMOVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.doudi.evaluation.RuleFile;
import io.doudi.ruleset.Change.Kind;
import io.doudi.ruleset.Change.Subject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a difference tells of single changes to tables, formulas, rules and cases. */
class DifferenceTest {

    private static final ObjectMapper JSON = JsonMapper.builder().findAndAddModules().build();

    private static final String TABLE =
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20240513/MODEL/" id="m" name="M">
              <decision id="d" name="D" label="资格">
                <variable id="v" name="D"/>
                <decisionTable id="t" hitPolicy="UNIQUE">
                  <input id="i1" label="人数"><inputExpression><text>members</text></inputExpression></input>
                  <input id="i2" label="收入"><inputExpression><text>income</text></inputExpression></input>
                  <output id="o" label="结果"/>
                  <annotation name="规则"/>
                  <annotation name="依据"/>
            %s
                </decisionTable>
              </decision>
            </definitions>
            """;

    private static final String A = row("id=\"a\"", "1", "&lt; 10", "true", "DZ-EL-01", "二(一)");
    private static final String B = row("id=\"b\"", "2", "&lt; 20", "false", "DZ-EL-02", "二(二)");
    private static final String C = row("id=\"c\"", "3", "&lt; 30", "true", "DZ-EL-03", "二(三)");

    @Test
    void tellsOneParameterWithItsRowAndItsRules() {
        RuleFile before = BundledFiles.dazhou("parameters.dmn");
        List<Change> changes =
                changes(
                        before,
                        before.content()
                                .replace(
                                        "MaxMultiple-out-1\"><text>6<",
                                        "MaxMultiple-out-1\"><text> 8 <"));
        assertThat(changes).hasSize(1);
        assertThat(json(changes.get(0)))
                .isEqualTo(
                        """
                        {"kind":"CHANGED","subject":"PARAMETER","file":"parameters.dmn",\
                        "element":{"id":"regional-document-parameter-table",\
                        "label":"参数：一行一个数值，从起始日起适用；没有行的日期没有数值"},\
                        "row":{"id":"DZ-parameter-temporaryAssistanceMaxMultiple",\
                        "before":7,"after":7},\
                        "column":{"label":"数值","before":3,"after":3},\
                        "path":[],"before":"6","after":"8",\
                        "ruleIds":["DZ-TR-01","DZ-TR-02","DZ-PC-04"],\
                        "clause":"达市府办发〔2023〕35号 二(二)6"}""");
    }

    @Test
    void tellsAnInsertedRowWithoutMovingTheOthers() {
        assertThat(changes(table(A, C), table(A, B, C)))
                .extracting(Change::kind, Change::subject, Change::row, Change::after)
                .containsExactly(
                        tuple(
                                ADDED,
                                Subject.ROW,
                                Optional.of(new Change.Row("b", Optional.empty(), Optional.of(2))),
                                Optional.of("2 | < 20 | false | DZ-EL-02 | 二(二)")));
    }

    @Test
    void tellsARowThatMoved() {
        assertThat(changes(table(A, B, C), table(C, A, B)))
                .extracting(Change::kind, Change::subject, Change::row)
                .containsExactly(
                        tuple(
                                MOVED,
                                Subject.ROW,
                                Optional.of(new Change.Row("c", Optional.of(3), Optional.of(1)))));
    }

    @Test
    void knowsRowsWithoutIdsByTheirCells() {
        String before = table(A, B, C);
        String after =
                table(
                        row("", "1", "&lt; 10", "true", "DZ-EL-01", "二(一)"),
                        row("", "2", "&lt; 25", "false", "DZ-EL-02", "二(二)"),
                        row("", "3", "&lt; 30", "true", "DZ-EL-03", "二(三)"));
        assertThat(changes(before, after))
                .filteredOn(change -> change.subject() != Subject.IDENTIFIER)
                .extracting(Change::subject, Change::before, Change::after)
                .containsExactly(tuple(Subject.CELL, Optional.of("< 20"), Optional.of("< 25")));
    }

    @Test
    void keepsUnlikeRowsWithNewIdsApart() {
        String other = row("id=\"z\"", "7", "&gt; 90", "null", "DZ-EL-02", "二(二)");
        assertThat(kinds(changes(table(A, B, C), table(A, other, C))))
                .containsExactlyInAnyOrder(REMOVED, ADDED);
    }

    @Test
    void tellsANewColumnOnce() {
        String before = table(A, B, C);
        String after =
                before.replace(
                                "<output id",
                                "<input id=\"i3\" label=\"地区\"><inputExpression><text>region"
                                        + "</text></inputExpression></input><output id")
                        .replaceAll(
                                "(</inputEntry>)(<outputEntry)",
                                "$1<inputEntry><text>-</text></inputEntry>$2");
        assertThat(changes(before, after))
                .extracting(Change::kind, Change::subject, Change::column)
                .containsExactly(
                        tuple(
                                ADDED,
                                Subject.COLUMN,
                                Optional.of(
                                        new Change.Column(
                                                "地区", Optional.empty(), Optional.of(3)))));
        assertThat(kinds(changes(after, before))).containsExactly(REMOVED);
    }

    @Test
    void followsAColumnThatLostItsId() {
        String before = table(A, B, C);
        String after = before.replace("<input id=\"i2\" label=\"收入\">", "<input label=\"月收入\">");
        assertThat(changes(before, after))
                .extracting(Change::subject, change -> change.path().get(0), Change::after)
                .containsExactly(
                        tuple(Subject.IDENTIFIER, "id", Optional.of("")),
                        tuple(Subject.COLUMN, "label", Optional.of("月收入")));
    }

    @Test
    void tellsTheHitPolicyAndKnowsTheDefault() {
        String before = table(A);
        assertThat(changes(before, before.replace("UNIQUE", "COLLECT\" aggregation=\"SUM")))
                .extracting(Change::subject, Change::before, Change::after)
                .containsExactly(
                        tuple(
                                Subject.HIT_POLICY,
                                Optional.of("UNIQUE"),
                                Optional.of("COLLECT SUM")));
        assertThat(changes(before, before.replace(" hitPolicy=\"UNIQUE\"", ""))).isEmpty();
    }

    @Test
    void tellsAnnotationsApartFromCells() {
        assertThat(changes(table(A), table(A.replace("二(一)", "二(九)"))))
                .extracting(Change::subject, Change::clause)
                .containsExactly(tuple(Subject.ANNOTATION, Optional.of("二(九)")));
    }

    @Test
    void readsSpacesInCellsAsFeelDoes() {
        String before = table(A.replace("true", "&quot;a  b&quot; + 1"));
        assertThat(changes(before, before.replace(" + 1", "\n   +   1 "))).isEmpty();
        assertThat(changes(before, before.replace("a  b", "a b"))).hasSize(1);
    }

    @Test
    void tellsAFormulaByItsEntryAndItsClause() {
        RuleFile before = BundledFiles.dazhou("temporary-assistance.dmn");
        String after =
                before.content()
                        .replace(
                                "parameters.Parameter(&quot;temporaryAssistanceMinMultiple&quot;, null, on)",
                                "1");
        assertThat(changes(before, after))
                .extracting(
                        Change::subject,
                        change -> change.element().orElseThrow().label(),
                        Change::path,
                        Change::after,
                        Change::ruleIds)
                .containsExactly(
                        tuple(
                                Subject.FORMULA,
                                "救助倍数",
                                List.of("最低倍数"),
                                Optional.of("1"),
                                List.of("DZ-TR-01")));
    }

    @Test
    void tellsANewFileWithItsTablesAndRows() {
        List<Change> changes =
                Difference.between(List.of(), List.of(BundledFiles.dazhou("parameters.dmn")))
                        .changes();
        assertThat(changes)
                .extracting(Change::subject)
                .startsWith(Subject.FILE, Subject.FUNCTION, Subject.TABLE, Subject.ROW)
                .filteredOn(subject -> subject == Subject.ROW)
                .hasSize(7);
        assertThat(kinds(changes)).containsOnly(ADDED);
    }

    @Test
    void tellsThatTheDrawingChangedOnce() {
        RuleFile before = BundledFiles.dazhou("parameters.dmn");
        assertThat(changes(before, before.content().replaceAll(" x=\"\\d+\"", " x=\"1\"")))
                .extracting(Change::subject)
                .containsExactly(Subject.DIAGRAM);
    }

    @Test
    void tellsANewVersionOfDmnOnce() {
        RuleFile before = BundledFiles.dazhou("referrals.dmn");
        String after =
                before.content()
                        .replace(
                                "xmlns=\"https://www.omg.org/spec/DMN/20240513/MODEL/",
                                "xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/");
        assertThat(changes(before, after))
                .extracting(Change::path)
                .containsExactly(List.of("xmlns"));
    }

    @Test
    void tellsOneRuleOfADrlFile() {
        RuleFile before = BundledFiles.dazhou("procedure.drl");
        String after = "// 说明\n" + before.content().replace("\"TOWNSHIP\"", "\"COUNTY\"");
        assertThat(changes(before, after))
                .extracting(Change::subject, Change::ruleIds, Change::clause)
                .containsExactly(
                        tuple(
                                Subject.RULE,
                                List.of("DZ-PD-02"),
                                Optional.of("达市府办发〔2023〕35号 二(二)8")));
    }

    @Test
    void tellsWhatStandsOutsideOfRules() {
        RuleFile before = BundledFiles.dazhou("procedure.drl");
        assertThat(changes(before, before.content().replace("import facts.*", "")))
                .extracting(Change::subject)
                .containsExactly(Subject.OTHER);
    }

    @Test
    void tellsTheFactsOfACaseByPointer() {
        RuleFile before = BundledFiles.dazhou("cases/procedure.yaml");
        String after =
                before.content()
                        .replaceFirst("residencePermit: false", "residencePermit: true")
                        .replaceFirst("accepted: true", "accepted: false");
        assertThat(changes(before, after))
                .extracting(Change::subject, Change::path, Change::before, Change::after)
                .containsExactly(
                        tuple(
                                Subject.CASE,
                                List.of("input", "/event/residencePermit"),
                                Optional.of("false"),
                                Optional.of("true")),
                        tuple(
                                Subject.CASE,
                                List.of("expect", "accepted"),
                                Optional.of("true"),
                                Optional.of("false")));
    }

    @Test
    void tellsARenamedCaseAsOneChange() {
        RuleFile before = BundledFiles.dazhou("cases/procedure.yaml");
        assertThat(changes(before, before.content().replaceFirst("name: .*", "name: 另一个名称")))
                .extracting(Change::kind, Change::path)
                .containsExactly(tuple(CHANGED, List.of("name")));
    }

    @Test
    void tellsAClauseById() {
        RuleFile before = BundledFiles.dazhou("clauses.yaml");
        assertThat(changes(before, before.content().replaceFirst("按户施保", "按户保障")))
                .extracting(Change::subject, Change::ruleIds, Change::path)
                .containsExactly(tuple(Subject.CLAUSE, List.of("DZ-EL-01"), List.of("title")));
    }

    @Test
    void tellsAFieldOfTheManifest() {
        RuleFile before = BundledFiles.dazhou("rule-set.yaml");
        assertThat(changes(before, before.content().replace("effectiveTo: 2025-12-31\n", "")))
                .extracting(Change::kind, Change::subject, Change::path, Change::before)
                .containsExactly(
                        tuple(
                                REMOVED,
                                Subject.MANIFEST,
                                List.of("effectiveTo"),
                                Optional.of("2025-12-31")));
    }

    @Test
    void tellsANumberThatBecameAText() {
        RuleFile before = new RuleFile("rule-set.yaml", "version: 1");
        assertThat(changes(before, "version: '1'"))
                .extracting(Change::before, Change::after)
                .containsExactly(tuple(Optional.of("1"), Optional.of("\"1\"")));
    }

    @Test
    void tellsAFileThatDoesNotParseAsAWhole() {
        for (String path : List.of("m.dmn", "r.drl", "cases/c.yaml", "rule-set.yaml", "a.txt")) {
            RuleFile before = new RuleFile(path, "<a");
            assertThat(changes(before, "<b: [rule"))
                    .extracting(Change::kind, Change::subject, Change::file)
                    .containsExactly(tuple(CHANGED, Subject.OTHER, path));
        }
    }

    @Test
    void refusesADocumentType() {
        RuleFile before = new RuleFile("m.dmn", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>");
        assertThat(changes(before, "<a>c</a>"))
                .extracting(Change::subject)
                .containsExactly(Subject.OTHER);
    }

    @Test
    void comparesEmptyTables() {
        assertThat(changes(table(), table("", ""))).isEmpty();
        assertThat(kinds(changes(table(), table(A)))).containsExactly(ADDED);
        assertThat(changes("<definitions/>", "<definitions id=\"a\"/>")).hasSize(1);
    }

    @Test
    void comparesRowsWithTooFewAndTooManyCells() {
        String less = A.replace("<outputEntry><text>true</text></outputEntry>", "");
        String more = A.replace("</rule>", "<outputEntry><text>9</text></outputEntry></rule>");
        assertThat(kinds(changes(table(A), table(less)))).containsExactly(REMOVED);
        assertThat(kinds(changes(table(A), table(more)))).containsExactly(ADDED);
    }

    @Test
    void keepsColumnsOfTheSameLabelApart() {
        String before =
                table(A).replace("label=\"收入\"", "label=\"人数\"").replaceAll("id=\"i\\d\"", "");
        assertThat(changes(before, before.replace("&lt; 10", "&lt; 11")))
                .extracting(change -> change.column().orElseThrow().after())
                .containsExactly(Optional.of(2));
    }

    @Test
    void comparesLongTablesQuickly() {
        String before = table(rows(""));
        String after = table(rows("new-"));
        assertTimeout(
                Duration.ofSeconds(30), () -> assertThat(changes(before, after)).isNotEmpty());
    }

    static String rows(String prefix) {
        return IntStream.range(0, 5_000)
                .mapToObj(
                        i ->
                                row(
                                        "id=\"" + prefix + i + "\"",
                                        String.valueOf(i % 7),
                                        "&lt; " + (prefix.isEmpty() ? i : i + 1),
                                        "true",
                                        "DZ-EL-01",
                                        "二"))
                .collect(Collectors.joining("\n"));
    }

    static String table(String... rows) {
        return TABLE.formatted(String.join("\n", rows));
    }

    static String row(
            String id, String members, String income, String result, String rule, String clause) {
        return """
        <rule %s><inputEntry><text>%s</text></inputEntry><inputEntry><text>%s</text></inputEntry>\
        <outputEntry><text>%s</text></outputEntry><annotationEntry><text>%s</text></annotationEntry>\
        <annotationEntry><text>%s</text></annotationEntry></rule>"""
                .formatted(id, members, income, result, rule, clause);
    }

    private static List<Change> changes(String before, String after) {
        return changes(new RuleFile("m.dmn", before), after);
    }

    private static List<Change> changes(RuleFile before, String after) {
        assertThat(after).isNotEqualTo(before.content());
        RuleFile changed = new RuleFile(before.path(), after);
        return Difference.between(List.of(before), List.of(changed)).changes();
    }

    private static List<Kind> kinds(List<Change> changes) {
        return changes.stream().map(Change::kind).toList();
    }

    private static String json(Change change) {
        try {
            return JSON.writeValueAsString(change);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
