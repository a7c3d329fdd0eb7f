package io.doudi.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An edit in the watched folder becomes a draft and never a rule in force. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class WatchedFolderTest {

    private static final String STANDARDS = "dmn/huizhou-standards/2018/standards.dmn";

    @Inject WatchedFolder watched;
    @Inject Drafts drafts;
    @Inject LiveRuleSets live;

    private Path folder;

    @BeforeEach
    void make() throws IOException {
        folder = Files.createTempDirectory("watched");
    }

    @Test
    void turnsAnEditIntoADraftAndFollowsFurtherEdits() throws IOException {
        copy(STANDARDS);
        copy("rules/huizhou-standards/2018/rule-set.yaml");
        copy("rules/huizhou-standards/2018/cases/standards.yaml");
        watched.look(folder);
        assertThat(own()).isEmpty();

        edit("label=\"黄山市徽州区公布的标准\"", "label=\"徽州区新标准\"");
        watched.look(folder);
        watched.look(folder);
        assertThat(own()).hasSize(1);
        Draft draft = own().get(0);
        assertThat(draft.basedOn()).contains("huizhou-standards/2018");
        assertThat(text(draft)).contains("徽州区新标准");
        assertThat(live.current().named(draft.name())).isEmpty();

        edit("label=\"徽州区新标准\"", "label=\"徽州区更新的标准\"");
        watched.look(folder);
        assertThat(own()).hasSize(1);
        assertThat(text(own().get(0))).contains("徽州区更新的标准");
    }

    @Test
    void leavesABrokenFileAlone() throws IOException {
        Path file = folder.resolve("dmn/nowhere/1/broken.dmn");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "<definitions");
        watched.look(folder);
        assertThat(drafts.open("nowhere")).isEmpty();
    }

    private List<Draft> own() {
        return drafts.open("huizhou-standards");
    }

    private String text(Draft draft) {
        return drafts.file(draft.ruleSet(), draft.version(), "standards.dmn").content();
    }

    private void edit(String before, String after) throws IOException {
        Path file = folder.resolve(STANDARDS);
        String text = Files.readString(file);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after));
    }

    private void copy(String path) throws IOException {
        Path target = folder.resolve(path);
        Files.createDirectories(target.getParent());
        Files.copy(Path.of(path), target);
    }
}
