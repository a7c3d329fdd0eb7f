package io.doudi.ruleset.workbook;

import io.doudi.evaluation.RuleFile;
import io.doudi.language.Messages;
import io.doudi.ruleset.CaseFile;
import io.doudi.ruleset.Drafts;
import io.doudi.ruleset.InputSchemas;
import io.doudi.ruleset.RuleSetVersion;
import io.doudi.ruleset.TableEdits;
import io.doudi.ruleset.TableEdits.Changed;
import io.doudi.ruleset.workbook.Remark.Code;
import io.doudi.ruleset.workbook.TableWorkbooks.Delivery;
import io.doudi.ruleset.workbook.TableWorkbooks.Taken;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** Cases that go out as a workbook or as CSV and come back with changes. */
@ApplicationScoped
class CaseWorkbooks {

    private final Drafts drafts;
    private final TableEdits edits;
    private final InputSchemas schemas;

    CaseWorkbooks(Drafts drafts, TableEdits edits, InputSchemas schemas) {
        this.drafts = drafts;
        this.edits = edits;
        this.schemas = schemas;
    }

    /** The cases of a version or a draft, or of some of its files. */
    byte[] table(RuleSetVersion version, Collection<String> paths, CaseFormat format) {
        CaseTable table = CaseTable.of(version.manifest().ruleSet(), files(version, paths));
        return format.write(table, CaseHeadings.of(schemas.today().values()));
    }

    private static List<RuleFile> files(RuleSetVersion version, Collection<String> paths) {
        List<RuleFile> files =
                paths.isEmpty()
                        ? version.files()
                        : paths.stream()
                                .distinct()
                                .map(path -> TableWorkbooks.file(version, path))
                                .toList();
        return files.stream().filter(CaseFile::isCases).toList();
    }

    /** What a table would do to a draft; nothing happens. */
    Taken preview(Delivery delivery, CaseFormat format, Messages messages) {
        Remarks remarks = new Remarks();
        List<Changed> changed = changed(delivery, format, remarks);
        TableEdits.Effect effect = edits.effect(delivery.ruleSet(), delivery.version(), changed);
        return Taken.of(effect, List.of(), remarks, messages);
    }

    /** Puts the changes of a table into a draft: all of them or none. */
    Taken take(Delivery delivery, CaseFormat format, Messages messages) {
        Remarks remarks = new Remarks();
        List<Changed> changed = changed(delivery, format, remarks);
        remarks.requireNoProblem();
        TableEdits.Applied applied =
                edits.put(delivery.actor(), delivery.ruleSet(), delivery.version(), changed);
        return Taken.of(applied.effect(), applied.puts(), remarks, messages);
    }

    private List<Changed> changed(Delivery delivery, CaseFormat format, Remarks remarks) {
        String ruleSet = delivery.ruleSet();
        edits.requireEditable(delivery.actor(), ruleSet, delivery.version());
        SheetCells sheet = format.read(delivery.workbook(), remarks);
        String other = CaseTable.ruleSet(sheet);
        if (!other.equals(ruleSet)) {
            throw Rejected.because(Code.OTHER_RULE_SET, other, ruleSet);
        }
        List<RuleFile> draft = drafts.version(ruleSet, delivery.version()).files();
        return new CaseReader(sheet, draft, edits::base, remarks).changed();
    }
}
