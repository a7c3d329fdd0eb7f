package io.doudi.ruleset;

import io.doudi.access.Actor;
import io.doudi.evaluation.Diagnostic;
import io.doudi.evaluation.RuleFile;
import io.doudi.evaluation.TypedText;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.RuleTable.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The tables of drafts, changed cell by cell and row by row. */
@ApplicationScoped
public class DraftTables {

    /** What a blank condition means. */
    private static final String ANYTHING = "-";

    private final Drafts drafts;
    private final DraftEdits edits;
    private final TableEdits tableEdits;
    private final FileContents contents;
    private final LiveRuleSets live;
    private final KnowledgeBases knowledgeBases;

    DraftTables(
            Drafts drafts,
            DraftEdits edits,
            TableEdits tableEdits,
            FileContents contents,
            LiveRuleSets live,
            KnowledgeBases knowledgeBases) {
        this.drafts = drafts;
        this.edits = edits;
        this.tableEdits = tableEdits;
        this.contents = contents;
        this.live = live;
        this.knowledgeBases = knowledgeBases;
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
    public record Changed(String digest, List<Row> rows, List<Change> merged, boolean repaired) {}

    /** Gives a cell another text; columns count from 0. */
    public Changed put(Actor actor, Target target, String row, int column, String text) {
        RuleFile base = base(target);
        RuleTable table = RuleTable.required(base, target.table());
        table.requireColumn(row, column);
        String typed = text.strip();
        String written = written(table.columns().get(column).kind(), typed);
        Changed changed = edit(actor, target, base, table.withCell(row, column, written));
        boolean isRepaired = !typed.isEmpty() && !written.equals(typed);
        return new Changed(changed.digest(), changed.rows(), changed.merged(), isRepaired);
    }

    private static String written(RuleTable.Kind kind, String typed) {
        return switch (kind) {
            case CONDITION -> typed.isEmpty() ? ANYTHING : repaired(typed);
            case RESULT -> repaired(typed);
            case ANNOTATION -> typed;
        };
    }

    /** What cannot be repaired is kept as it is, and the check says what is wrong with it. */
    private static String repaired(String typed) {
        return TypedText.repaired(typed).orElse(typed);
    }

    /** Puts a copy of a row behind it. */
    public Changed copy(Actor actor, Target target, String row) {
        RuleFile base = base(target);
        RuleTable table = RuleTable.required(base, target.table());
        int index = table.index(row);
        List<Row> rows = new ArrayList<>(table.rows());
        rows.add(index + 1, new Row(freeId(base, row), rows.get(index).cells()));
        return edit(actor, target, base, rows);
    }

    /** Takes a row out. */
    public Changed remove(Actor actor, Target target, String row) {
        RuleFile base = base(target);
        RuleTable table = RuleTable.required(base, target.table());
        List<Row> rows = new ArrayList<>(table.rows());
        rows.remove(table.index(row));
        return edit(actor, target, base, rows);
    }

    /**
     * What the files, models and cells of a draft are to be blamed for, as the gate would say it.
     * One at a time, for it compiles the draft.
     */
    public synchronized List<Diagnostic> inspect(String ruleSet, String version) {
        RuleSetVersion draft = drafts.version(ruleSet, version);
        RuleSets all = live.current().with(draft);
        List<Diagnostic> found = new ArrayList<>(Gate.inspected(all, draft));
        InForce context = all.firstDay(draft);
        try {
            knowledgeBases.of(context);
        } catch (ProblemException e) {
            found.addAll(Gate.broken(context, e));
        }
        return found;
    }

    private Changed edit(Actor actor, Target target, RuleFile base, List<Row> rows) {
        RuleFile file = new TableRewrite(Map.of(target.table(), rows), Set.of()).of(base);
        DraftEdits.Put put =
                edits.put(
                        actor,
                        target.ruleSet(),
                        target.version(),
                        file,
                        new Precondition.Matches(target.digest()));
        String digest = put.file().digest();
        RuleFile stored = new RuleFile(target.file(), contents.of(digest));
        return new Changed(
                digest, RuleTable.required(stored, target.table()).rows(), put.merged(), false);
    }

    /** The file as the person saw it; others may have changed it since. */
    private RuleFile base(Target target) {
        return tableEdits.required(target.file(), target.digest());
    }

    /** The first of DZ-TR-04.1, DZ-TR-04.2 … that no part of the file has. */
    private static String freeId(RuleFile base, String row) {
        Set<String> taken = TableRewrite.ids(base);
        String stem = row.replaceFirst("\\.\\d+$", "");
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> stem + "." + number)
                .filter(id -> !taken.contains(id))
                .findFirst()
                .orElseThrow();
    }
}
