package io.doudi.ruleset;

import io.doudi.access.Actor;
import io.doudi.evaluation.CellLint;
import io.doudi.evaluation.Diagnostic;
import io.doudi.evaluation.RuleFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/** The tables of drafts, changed cell by cell and row by row. */
@ApplicationScoped
public class DraftTables {

    /** What a blank condition means. */
    private static final String ANYTHING = "-";

    private final Drafts drafts;
    private final DraftEdits edits;
    private final FileContents contents;
    private final LiveRuleSets live;

    DraftTables(Drafts drafts, DraftEdits edits, FileContents contents, LiveRuleSets live) {
        this.drafts = drafts;
        this.edits = edits;
        this.contents = contents;
        this.live = live;
    }

    /**
     * Which table of a draft is changed.
     *
     * @param digest the content of the file that the person saw
     */
    public record Target(
            String ruleSet, String version, String file, String digest, String table) {}

    /**
     * A table as it is after a change.
     *
     * @param digest the content of its file now
     * @param merged what others have changed meanwhile and was kept
     * @param repaired whether marks of Chinese typing were replaced by those of the language
     */
    public record Changed(
            String digest, ReadableTable table, List<Change> merged, boolean repaired) {}

    /** Gives a cell another text; columns count from 0. */
    public Changed put(Actor actor, Target target, String row, int column, String text) {
        ReadableTable.Kind kind = table(target).columns().get(column).kind();
        String typed = text.strip();
        String repaired = kind == ReadableTable.Kind.ANNOTATION ? typed : CellLint.repaired(typed);
        String written =
                repaired.isEmpty() && kind == ReadableTable.Kind.CONDITION ? ANYTHING : repaired;
        Changed changed = edit(actor, target, table -> table.withCell(row, column, written));
        return new Changed(
                changed.digest(), changed.table(), changed.merged(), !repaired.equals(typed));
    }

    /** Puts a copy of a row behind it. */
    public Changed copy(Actor actor, Target target, String row) {
        return edit(actor, target, table -> table.withCopyOf(row));
    }

    /** Takes a row out. */
    public Changed remove(Actor actor, Target target, String row) {
        return edit(actor, target, table -> table.without(row));
    }

    /**
     * What the files, models and cells of a draft are to be blamed for, as the gate would say it.
     * One at a time, for it compiles the draft.
     */
    public synchronized List<Diagnostic> inspect(String ruleSet, String version) {
        RuleSetVersion draft = drafts.version(ruleSet, version);
        return Gate.inspected(live.current().with(draft), draft);
    }

    private Changed edit(Actor actor, Target target, Function<WrittenTable, RuleFile> change) {
        RuleFile file = change.apply(WrittenTable.of(seen(target), target.table()));
        DraftEdits.Put put =
                edits.put(
                        actor,
                        target.ruleSet(),
                        target.version(),
                        file,
                        new Precondition.Matches(target.digest()));
        String digest = put.file().digest();
        RuleFile stored = new RuleFile(target.file(), contents.of(digest));
        ReadableTable table = ReadableTable.of(stored, target.table()).orElseThrow();
        return new Changed(digest, table, put.merged(), false);
    }

    private ReadableTable table(Target target) {
        return ReadableTable.of(seen(target), target.table()).orElseThrow();
    }

    private RuleFile seen(Target target) {
        return drafts.seen(target.ruleSet(), target.version(), target.file(), target.digest());
    }
}
