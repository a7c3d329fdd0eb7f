package io.doudi.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.evaluation.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Cells and rows of a table change, and nothing else of the text of its model. */
class TableRewriteTest {

    private static final String TABLE = "regional-place-accepted-table";
    private static final RuleFile FILE = file("dmn/dazhou/2023/temporary-assistance.dmn");

    private static RuleFile file(String path) {
        try {
            return new RuleFile("temporary-assistance.dmn", Files.readString(Path.of(path)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RuleTable read(RuleFile file) {
        return RuleTable.of(file, ModelTypes.in(List.of(file)), TABLE).orElseThrow();
    }

    private static RuleFile with(RuleFile file, List<RuleTable.Row> rows) {
        return new TableRewrite(Map.of(TABLE, rows), Set.of()).of(file);
    }

    private static RuleFile withFirstCell(RuleFile file, String text) {
        List<RuleTable.Row> rows = new ArrayList<>(read(file).rows());
        rows.set(0, rows.get(0).with(0, text));
        return with(file, rows);
    }

    @Test
    void changesNothingButTheCell() {
        RuleFile after = withFirstCell(FILE, "\"A\" < 1 & 2");
        assertThat(read(after).rows().get(0).cells().get(0)).isEqualTo("\"A\" < 1 & 2");
        assertThat(withFirstCell(after, "\"EMERGENCY\"")).isEqualTo(FILE);
    }

    @Test
    void putsARowInUnderItsOwnIdAndTakesItOutAgain() {
        List<RuleTable.Row> rows = new ArrayList<>(read(FILE).rows());
        rows.add(1, new RuleTable.Row("DZ-TR-04.9", rows.get(0).cells()));
        RuleFile copied = with(FILE, rows);
        assertThat(read(copied).rows()).isEqualTo(rows);
        assertThat(copied.content()).containsOnlyOnce("id=\"DZ-TR-04.9-in-1\"");
        rows.remove(1);
        assertThat(with(copied, rows)).isEqualTo(FILE);
    }

    @Test
    void givesANewRowAnotherIdIfItsOwnIsTaken() {
        List<RuleTable.Row> rows = new ArrayList<>(read(FILE).rows());
        rows.add(1, new RuleTable.Row(TABLE, rows.get(0).cells()));
        assertThat(read(with(FILE, rows)).rows().get(1).id()).startsWith(TABLE + "-");
    }

    @Test
    void readsTheQuestionColumnsAndBasisOfATable() {
        RuleTable table = read(FILE);
        assertThat(table.label()).isEqualTo("受理急难发生地申请 · 受理");
        assertThat(table.columns())
                .extracting(RuleTable.Column::label)
                .startsWith("类型", "申请地", "受理");
        assertThat(table.basis(table.rows().get(0)).ruleIds()).containsExactly("DZ-TR-04");
    }
}
