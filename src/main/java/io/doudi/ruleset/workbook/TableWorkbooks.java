package io.doudi.ruleset.workbook;

import static io.doudi.problem.ProblemType.FILE_NOT_FOUND;

import io.doudi.access.Actor;
import io.doudi.evaluation.RuleFile;
import io.doudi.language.Messages;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.Change;
import io.doudi.ruleset.Conflict;
import io.doudi.ruleset.Difference;
import io.doudi.ruleset.DifferenceText;
import io.doudi.ruleset.DraftEdits;
import io.doudi.ruleset.Drafts;
import io.doudi.ruleset.ModelTypes;
import io.doudi.ruleset.RuleSetVersion;
import io.doudi.ruleset.StoredFile;
import io.doudi.ruleset.TableEdits;
import io.doudi.ruleset.TableEdits.Changed;
import io.doudi.ruleset.TableEdits.Effect;
import io.doudi.ruleset.workbook.Remark.Code;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Decision tables that go out as a workbook and come back with changes. */
@ApplicationScoped
class TableWorkbooks {

    private final Drafts drafts;
    private final TableEdits edits;

    TableWorkbooks(Drafts drafts, TableEdits edits) {
        this.drafts = drafts;
        this.edits = edits;
    }

    /** A workbook that somebody sends for a draft. */
    record Delivery(Actor actor, String ruleSet, String version, byte[] workbook) {}

    /**
     * Which changes of a workbook are taken.
     *
     * @param files paths of models; empty for all
     * @param rows ids of rows; empty for all
     */
    record Selection(Set<String> files, Set<String> rows) {
        Selection {
            files = Set.copyOf(files);
            rows = Set.copyOf(rows);
        }

        private Set<String> filesOf(Meta meta) {
            files.stream().filter(path -> !meta.files().contains(path)).forEach(this::unknown);
            return files.isEmpty() ? meta.files() : files;
        }

        private void unknown(String path) {
            throw ProblemException.atField(
                    FILE_NOT_FOUND, "file", "The workbook has no table of %s".formatted(path));
        }
    }

    /**
     * What a workbook does to a draft, or would do.
     *
     * @param applied whether it is done
     * @param files those that become others, as they are then
     * @param changes to the draft as it was
     * @param text the changes in sentences
     * @param merged what others have changed meanwhile and is kept
     * @param conflicts with what others have changed meanwhile
     * @param messages the conflicts in sentences
     * @param problems that keep the workbook from being taken over
     * @param notices what was repaired or not read
     */
    public record Taken(
            boolean applied,
            List<StoredFile> files,
            List<Change> changes,
            List<DifferenceText.Section> text,
            List<Change> merged,
            List<Conflict> conflicts,
            List<String> messages,
            List<Remark.Told> problems,
            List<Remark.Told> notices) {

        static Taken of(
                Effect effect, List<DraftEdits.Put> puts, Remarks remarks, Messages messages) {
            return new Taken(
                    !puts.isEmpty(),
                    StoredFile.of(effect.files()),
                    effect.changes(),
                    DifferenceText.of(new Difference(effect.changes()), messages).sections(),
                    puts.stream().flatMap(put -> put.merged().stream()).toList(),
                    effect.conflicts(),
                    effect.texts(messages),
                    remarks.problems(messages),
                    remarks.notices(messages));
        }
    }

    /** The tables of a version or a draft, or of some of its files. */
    byte[] workbook(RuleSetVersion version, Collection<String> paths) {
        List<RuleFile> files = version.files();
        return WorkbookWriter.write(
                version.manifest().ruleSet(),
                version.manifest().version(),
                files,
                paths.isEmpty() ? models(files) : some(version, paths));
    }

    /** What a workbook would do to a draft; nothing happens. */
    Taken preview(Delivery delivery, Selection selection, Messages messages) {
        Remarks remarks = new Remarks();
        List<Changed> changed = changed(delivery, selection, remarks);
        Effect effect = edits.effect(delivery.ruleSet(), delivery.version(), changed);
        return Taken.of(effect, List.of(), remarks, messages);
    }

    /** Puts the changes of a workbook into a draft: all of them or none. */
    Taken take(Delivery delivery, Selection selection, Messages messages) {
        Remarks remarks = new Remarks();
        List<Changed> changed = changed(delivery, selection, remarks);
        remarks.requireNoProblem();
        TableEdits.Applied applied =
                edits.put(delivery.actor(), delivery.ruleSet(), delivery.version(), changed);
        return Taken.of(applied.effect(), applied.puts(), remarks, messages);
    }

    private List<Changed> changed(Delivery delivery, Selection selection, Remarks remarks) {
        String ruleSet = delivery.ruleSet();
        edits.requireEditable(delivery.actor(), ruleSet, delivery.version());
        Uploaded workbook = Uploaded.read(delivery.workbook());
        if (!workbook.meta().ruleSet().equals(ruleSet)) {
            throw Rejected.because(Code.OTHER_RULE_SET, workbook.meta().ruleSet(), ruleSet);
        }
        ModelTypes types = ModelTypes.in(drafts.version(ruleSet, delivery.version()).files());
        return new WorkbookReader(workbook, types, edits::base, remarks)
                .changed(selection.filesOf(workbook.meta()), selection.rows());
    }

    private static List<RuleFile> models(Collection<RuleFile> files) {
        return files.stream().filter(file -> file.path().endsWith(".dmn")).toList();
    }

    private static List<RuleFile> some(RuleSetVersion version, Collection<String> paths) {
        return models(paths.stream().distinct().map(path -> file(version, path)).toList());
    }

    /** One of the files of a version, or a refusal. */
    static RuleFile file(RuleSetVersion version, String path) {
        return version.file(path)
                .orElseThrow(
                        () ->
                                ProblemException.atField(
                                        FILE_NOT_FOUND,
                                        "file",
                                        "%s has no file %s".formatted(version.name(), path)));
    }
}
