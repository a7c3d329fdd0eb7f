package io.doudi.ruleset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.doudi.evaluation.RuleFile;
import io.doudi.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrittenTableTest {

    private static final String TABLE = "regional-place-accepted-table";
    private static final RuleFile FILE = file("dmn/dazhou/2023/temporary-assistance.dmn");

    private static RuleFile file(String path) {
        try {
            return new RuleFile("temporary-assistance.dmn", Files.readString(Path.of(path)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ReadableTable read(RuleFile file) {
        return ReadableTable.of(file, TABLE).orElseThrow();
    }

    @Test
    void changesNothingButTheCell() {
        RuleFile after = WrittenTable.of(FILE, TABLE).withCell("DZ-TR-04.1", 0, "\"A\" < 1 & 2");
        assertThat(read(after).rows().get(0).cells().get(0)).isEqualTo("\"A\" < 1 & 2");
        String back =
                WrittenTable.of(after, TABLE).withCell("DZ-TR-04.1", 0, "\"EMERGENCY\"").content();
        assertThat(back).isEqualTo(FILE.content());
    }

    @Test
    void copiesARowUnderAnIdOfItsOwnAndTakesItOutAgain() {
        RuleFile copied = WrittenTable.of(FILE, TABLE).withCopyOf("DZ-TR-04.1");
        List<ReadableTable.Row> rows = read(copied).rows();
        assertThat(rows).hasSize(read(FILE).rows().size() + 1);
        assertThat(rows.get(1).cells()).isEqualTo(rows.get(0).cells());
        assertThat(rows.get(1).id()).startsWith("DZ-TR-04.").isNotEqualTo("DZ-TR-04.1");
        assertThat(copied.content()).containsOnlyOnce("id=\"DZ-TR-04.1-in-1\"");
        RuleFile without = WrittenTable.of(copied, TABLE).without(rows.get(1).id());
        assertThat(without.content()).isEqualTo(FILE.content());
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatThrownBy(() -> WrittenTable.of(FILE, "nothing"))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> WrittenTable.of(FILE, TABLE).without("nothing"))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void readsTheQuestionColumnsAndBasisOfATable() {
        ReadableTable table = read(FILE);
        assertThat(table.label()).isEqualTo("受理急难发生地申请 · 受理");
        assertThat(table.columns())
                .extracting(ReadableTable.Column::label)
                .startsWith("类型", "申请地", "受理");
        assertThat(table.rows().get(0).basis().ruleIds()).containsExactly("DZ-TR-04");
    }
}
