package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.EDIT_CONFLICT;

import io.doudi.access.Actor;
import io.doudi.evaluation.RuleFile;
import io.doudi.language.Messages;
import io.doudi.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Decision tables that were changed outside of the service, several files at once: all are put into
 * a draft or none.
 */
@ApplicationScoped
public class TableEdits {

    private final RegionGuard regions;
    private final FileContents contents;
    private final Drafts drafts;
    private final DraftEdits edits;

    TableEdits(RegionGuard regions, FileContents contents, Drafts drafts, DraftEdits edits) {
        this.regions = regions;
        this.contents = contents;
        this.drafts = drafts;
        this.edits = edits;
    }

    /**
     * A changed model.
     *
     * @param base the digest of the text that the change began with
     */
    public record Changed(RuleFile file, String base) {}

    /**
     * What changed models make of a draft.
     *
     * @param files those that become others, as they will be
     * @param changes to the draft as it is
     * @param conflicts with what others have changed meanwhile
     */
    public record Effect(List<RuleFile> files, List<Change> changes, List<Conflict> conflicts) {
        public Effect {
            files = List.copyOf(files);
            changes = List.copyOf(changes);
            conflicts = List.copyOf(conflicts);
        }

        /** The clashes as sentences. */
        public List<String> texts(Messages messages) {
            return new Merge.Clash(conflicts).texts(messages);
        }
    }

    /** Refuses a draft of another region or one that is not being written. */
    @Transactional
    public void requireEditable(Actor actor, String ruleSet, String version) {
        regions.locked(actor, ruleSet, version).requireState(DraftState.EDITABLE);
    }

    /** A model as it was when somebody took it away. */
    @Transactional
    public RuleFile base(String path, String digest) {
        return contents.find(digest)
                .map(text -> new RuleFile(path, text))
                .orElseThrow(
                        () ->
                                ProblemException.atField(
                                        EDIT_CONFLICT,
                                        path,
                                        "The text that %s was made from is not known here"
                                                .formatted(path)));
    }

    /** What the changes would do; nothing happens. */
    @Transactional
    public Effect effect(String ruleSet, String version, Collection<Changed> changed) {
        List<RuleFile> files = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        List<Conflict> conflicts = new ArrayList<>();
        for (Changed one : changed) {
            RuleFile mine = readable(one.file());
            RuleFile theirs = drafts.file(ruleSet, version, mine.path());
            Merge merge = Merge.of(base(mine.path(), one.base()), mine, theirs);
            if (merge instanceof Merge.Clash clash) {
                conflicts.addAll(clash.conflicts());
            } else if (merge instanceof Merge.Merged merged && !merged.file().equals(theirs)) {
                files.add(merged.file());
                changes.addAll(merged.applied());
            }
        }
        return new Effect(files, changes, conflicts);
    }

    /**
     * Puts the changes; what others have changed meanwhile is kept, or the problem shows the clash.
     */
    @Transactional
    public List<DraftEdits.Put> put(
            Actor actor, String ruleSet, String version, Collection<Changed> changed) {
        return changed.stream()
                .map(
                        one ->
                                edits.put(
                                        actor,
                                        ruleSet,
                                        version,
                                        readable(one.file()),
                                        new Precondition.Matches(one.base())))
                .toList();
    }

    private static RuleFile readable(RuleFile file) {
        return DraftFiles.read(file.path(), file.content().getBytes(StandardCharsets.UTF_8));
    }
}
