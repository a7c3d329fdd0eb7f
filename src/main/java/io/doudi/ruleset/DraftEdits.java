package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.EDIT_CONFLICT;

import io.doudi.access.Actor;
import io.doudi.evaluation.RuleFile;
import io.doudi.language.Messages;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.AuditEvent.Action;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the files of drafts change, by several people at once. */
@ApplicationScoped
public class DraftEdits {

    private final RegionGuard regions;
    private final FileContents contents;
    private final Drafts drafts;

    DraftEdits(RegionGuard regions, FileContents contents, Drafts drafts) {
        this.regions = regions;
        this.contents = contents;
        this.drafts = drafts;
    }

    /**
     * A file as it was put.
     *
     * @param merged what others have changed meanwhile and was kept
     */
    @Schema(name = "PutFile")
    public record Put(StoredFile file, List<Change> merged) {}

    /** A text with what of others it has taken over. */
    private record Taken(RuleFile file, List<Change> changes) {}

    /** Puts a file; what others have changed meanwhile is kept, or the problem shows the clash. */
    @Transactional
    public Put put(
            Actor actor, String ruleSet, String version, RuleFile file, Precondition precondition) {
        DraftEntity draft = editable(actor, ruleSet, version, file.path());
        requireOwnName(draft, file);
        requireOwnRegion(actor, file);
        Taken taken = taken(draft, file, precondition);
        String digest = contents.store(taken.file().content());
        DraftFileEntity stored =
                draft.file(file.path()).orElseGet(() -> added(draft, file.path(), digest));
        stored.digest = digest;
        edited(draft, actor, Action.FILE_PUT, Map.of("path", file.path(), "file", digest));
        return new Put(stored.toFile(), taken.changes());
    }

    /** The same with the text of a file as somebody has typed it, which may not be one at all. */
    @Transactional
    public Put putText(
            Actor actor,
            String ruleSet,
            String version,
            String path,
            String text,
            Precondition precondition) {
        RuleFile file = DraftFiles.read(path, text.getBytes(StandardCharsets.UTF_8));
        return put(actor, ruleSet, version, file, precondition);
    }

    /** Deletes a file that nobody has changed meanwhile. */
    @Transactional
    public void delete(
            Actor actor, String ruleSet, String version, String path, Precondition precondition) {
        DraftEntity draft = editable(actor, ruleSet, version, path);
        requireNoManifest(path);
        draft.files.remove(unchanged(draft, path, precondition));
        edited(draft, actor, Action.FILE_DELETED, Map.of("path", path));
    }

    /** Gives a file another path; nobody must have changed it meanwhile. */
    @Transactional
    public StoredFile rename(
            Actor actor,
            String ruleSet,
            String version,
            String path,
            String to,
            Precondition precondition) {
        DraftEntity draft = editable(actor, ruleSet, version, path);
        DraftFiles.requireMayWrite(actor, to);
        requireNoManifest(path);
        DraftFiles.requirePath(to);
        if (draft.file(to).isPresent()) {
            throw DraftFiles.rejected(to, "there is a file of that name");
        }
        DraftFileEntity file = unchanged(draft, path, precondition);
        DraftFiles.requireReadable(new RuleFile(to, contents.of(file.digest)));
        file.path = to;
        edited(draft, actor, Action.FILE_RENAMED, Map.of("path", path, "to", to));
        return file.toFile();
    }

    private DraftEntity editable(Actor actor, String ruleSet, String version, String path) {
        DraftEntity draft = regions.locked(actor, ruleSet, version);
        draft.requireState(DraftState.EDITABLE);
        DraftFiles.requireMayWrite(actor, path);
        return draft;
    }

    private void edited(
            DraftEntity draft, Actor actor, Action action, Map<String, Object> details) {
        draft.contributed(actor.name());
        drafts.note(action, actor, draft, details);
    }

    /** The file with what others have changed since the caller has read it. */
    private Taken taken(DraftEntity draft, RuleFile mine, Precondition precondition) {
        if (!(precondition instanceof Precondition.Matches read)) {
            requireAbsent(draft, mine.path());
            return new Taken(mine, List.of());
        }
        DraftFileEntity stored = draft.requireFile(mine.path());
        return read.digest().equals(stored.digest)
                ? new Taken(mine, List.of())
                : merged(stored, mine, read);
    }

    private Taken merged(DraftFileEntity stored, RuleFile mine, Precondition.Matches read) {
        String base = contents.find(read.digest()).orElseThrow(() -> changed(stored));
        RuleFile theirs = new RuleFile(mine.path(), contents.of(stored.digest));
        Merge merge = Merge.of(new RuleFile(mine.path(), base), mine, theirs);
        if (merge instanceof Merge.Clash clash) {
            throw clashing(stored.path, stored.digest, clash);
        }
        RuleFile both = ((Merge.Merged) merge).file();
        return new Taken(both, Difference.between(List.of(mine), List.of(both)).changes());
    }

    /** Says where two edits of a file do not fit together. */
    static ProblemException clashing(String path, String digest, Merge.Clash clash) {
        return ProblemException.atField(
                EDIT_CONFLICT,
                path,
                "Somebody else has changed the same in %s; look at the conflicts".formatted(path),
                Map.of(
                        "etag",
                        digest,
                        "conflicts",
                        clash.conflicts(),
                        "messages",
                        clash.texts(Messages.CHINESE)));
    }

    private static void requireAbsent(DraftEntity draft, String path) {
        if (draft.file(path).isPresent()) {
            throw ProblemException.atField(
                    EDIT_CONFLICT,
                    path,
                    "There is a file %s already; read it and send If-Match".formatted(path));
        }
        if (draft.files.size() >= DraftFiles.MOST_FILES) {
            throw DraftFiles.rejected(path, "a rule set has up to %d files", DraftFiles.MOST_FILES);
        }
    }

    private static DraftFileEntity added(DraftEntity draft, String path, String digest) {
        DraftFileEntity added = DraftFileEntity.of(path, digest);
        draft.files.add(added);
        return added;
    }

    private static DraftFileEntity unchanged(
            DraftEntity draft, String path, Precondition precondition) {
        DraftFileEntity file = draft.requireFile(path);
        if (!precondition.equals(new Precondition.Matches(file.digest))) {
            throw changed(file);
        }
        return file;
    }

    private static ProblemException changed(DraftFileEntity file) {
        return ProblemException.atField(
                EDIT_CONFLICT,
                file.path,
                "Somebody else has changed %s; read it again".formatted(file.path),
                Map.of("etag", file.digest));
    }

    private static void requireOwnName(DraftEntity draft, RuleFile file) {
        Manifest.in(List.of(file))
                .filter(manifest -> !manifest.name().equals(draft.name()))
                .ifPresent(
                        other -> {
                            throw DraftFiles.rejected(
                                    Manifest.FILE,
                                    "ruleSet and version must name this draft, %s",
                                    draft.name());
                        });
    }

    /** Another region in the manifest must be theirs as well. */
    private void requireOwnRegion(Actor actor, RuleFile file) {
        Manifest.in(List.of(file)).ifPresent(manifest -> regions.require(actor, manifest));
    }

    private static void requireNoManifest(String path) {
        if (path.equals(Manifest.FILE)) {
            throw DraftFiles.rejected(path, "no rule set is without, so it stays");
        }
    }
}
