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
import java.util.Map;
import java.util.Optional;

/**
 * Decision tables and cases that were changed outside of the service, several files at once: all
 * are put into a draft or none.
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
     * A changed model, or a changed file of cases.
     *
     * @param base the digest of the text that the change began with; empty for a new file
     */
    public record Changed(RuleFile file, String base) {
        private boolean isNew() {
            return base.isEmpty();
        }

        private Precondition read() {
            return isNew() ? new Precondition.Absent() : new Precondition.Matches(base);
        }
    }

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

        private boolean touches(String path) {
            return files.stream().anyMatch(file -> file.path().equals(path));
        }

        /** The clashes as sentences. */
        public List<String> texts(Messages messages) {
            return new Merge.Clash(conflicts).texts(messages);
        }
    }

    /** What was done, and what each file has taken over of others. */
    public record Applied(Effect effect, List<DraftEdits.Put> puts) {
        public Applied {
            puts = List.copyOf(puts);
        }
    }

    /** Refuses a draft of another region or one that is not being written. */
    @Transactional
    public void requireEditable(Actor actor, String ruleSet, String version) {
        regions.locked(actor, ruleSet, version).requireState(DraftState.EDITABLE);
    }

    /** A model as it was when somebody took it away; empty if it never was here. */
    @Transactional
    public Optional<RuleFile> base(String path, String digest) {
        return contents.find(digest).map(text -> new RuleFile(path, text));
    }

    /** The same, or a refusal. */
    RuleFile required(String path, String digest) {
        return base(path, digest)
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
            if (one.isNew()) {
                files.add(mine);
                changes.addAll(Difference.between(List.of(), List.of(mine)).changes());
                continue;
            }
            RuleFile theirs = drafts.file(ruleSet, version, mine.path());
            Merge merge = Merge.of(required(mine.path(), one.base()), mine, theirs);
            if (merge instanceof Merge.Clash clash) {
                conflicts.addAll(clash.conflicts());
            } else if (merge instanceof Merge.Merged merged && !merged.file().equals(theirs)) {
                files.add(merged.file());
                changes.addAll(merged.applied());
            }
        }
        return new Effect(files, changes, conflicts);
    }

    /** Puts all changes, or refuses them with those that clash with what others have changed. */
    @Transactional
    public Applied put(Actor actor, String ruleSet, String version, List<Changed> changed) {
        requireEditable(actor, ruleSet, version);
        Effect effect = effect(ruleSet, version, changed);
        if (!effect.conflicts().isEmpty()) {
            throw clashing(effect);
        }
        List<DraftEdits.Put> puts =
                changed.stream()
                        .filter(one -> effect.touches(one.file().path()))
                        .map(one -> edits.put(actor, ruleSet, version, one.file(), one.read()))
                        .toList();
        return new Applied(effect, puts);
    }

    private static ProblemException clashing(Effect effect) {
        return ProblemException.atField(
                EDIT_CONFLICT,
                effect.conflicts().get(0).file(),
                "Somebody else has changed the same; look at the conflicts",
                Map.of(
                        "conflicts",
                        effect.conflicts(),
                        "messages",
                        effect.texts(Messages.CHINESE)));
    }

    private static RuleFile readable(RuleFile file) {
        return DraftFiles.read(file.path(), file.content().getBytes(StandardCharsets.UTF_8));
    }
}
