package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.DRAFT_EXISTS;
import static io.doudi.problem.ProblemType.EDIT_CONFLICT;
import static io.doudi.problem.ProblemType.FILE_NOT_FOUND;
import static io.doudi.problem.ProblemType.FORBIDDEN;
import static io.doudi.problem.ProblemType.VERSION_EXISTS;
import static io.doudi.problem.ProblemType.WRONG_STATE;

import io.doudi.access.Actor;
import io.doudi.evaluation.RuleFile;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.AuditEvent.Action;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The drafts: how they begin, and how their files change, by several people at once. */
@ApplicationScoped
public class Drafts {

    private final DraftRepository repository;
    private final FileContents contents;
    private final LiveRuleSets live;
    private final AuditTrail audit;
    private final InstantSource clock;

    Drafts(
            DraftRepository repository,
            FileContents contents,
            LiveRuleSets live,
            AuditTrail audit,
            InstantSource clock) {
        this.repository = repository;
        this.contents = contents;
        this.live = live;
        this.audit = audit;
        this.clock = clock;
    }

    /** Begins a draft with some files, among them its manifest, which names it. */
    @Transactional
    public Draft create(Actor actor, Optional<String> basedOn, Collection<RuleFile> files) {
        Manifest manifest = manifest(files);
        requireNewName(manifest);
        files.forEach(file -> requireMayWrite(actor, file.path(), !basedOn.isPresent()));
        DraftEntity draft = new DraftEntity();
        draft.ruleSet = manifest.ruleSet();
        draft.version = manifest.version();
        draft.basedOn = basedOn.orElse(null);
        draft.createdBy = actor.name();
        draft.createdAt = clock.instant();
        draft.contributed(actor.name());
        files.stream()
                .map(file -> DraftFileEntity.of(file.path(), contents.store(file.content())))
                .forEach(draft.files::add);
        repository.persist(draft);
        Map<String, Object> details =
                basedOn.<Map<String, Object>>map(from -> Map.of("basedOn", from)).orElse(Map.of());
        note(Action.CREATED, actor, draft, details);
        return view(draft);
    }

    /** The open drafts of one rule set. */
    @Transactional
    public List<Draft> open(String ruleSet) {
        return repository.open(ruleSet).stream().map(this::view).toList();
    }

    /** The open drafts of all rule sets. */
    @Transactional
    public List<Draft> open() {
        return repository.open().stream().map(this::view).toList();
    }

    /** A draft, open or closed. */
    @Transactional
    public Draft get(String ruleSet, String version) {
        return view(repository.last(ruleSet, version));
    }

    /** One file of a draft. */
    @Transactional
    public RuleFile file(String ruleSet, String version, String path) {
        DraftFileEntity file = file(repository.last(ruleSet, version), path);
        return new RuleFile(path, contents.of(file.digest));
    }

    /** A draft as the version that it would be, by the name that a caller gives. */
    @Transactional
    public Optional<RuleSetVersion> named(String region, String name) {
        return repository.named(name).stream()
                .map(this::version)
                .filter(version -> RuleSets.isNamed(version, region, name))
                .findFirst();
    }

    /** A draft as the version that it would be. */
    @Transactional
    public RuleSetVersion version(String ruleSet, String version) {
        return version(repository.last(ruleSet, version));
    }

    /**
     * A file as it was put.
     *
     * @param merged what others have changed meanwhile and was kept
     */
    public record Put(StoredFile file, List<Change> merged) {}

    /** The version that a draft was made from, the one that this was made from, and so on. */
    @Transactional
    public List<RuleSetVersion> lineage(String ruleSet, String version) {
        return lineage(repository.last(ruleSet, version));
    }

    List<RuleSetVersion> lineage(DraftEntity draft) {
        return Stream.iterate(
                        origin(draft), Optional::isPresent, one -> one.flatMap(this::originOf))
                .map(Optional::get)
                .toList();
    }

    private Optional<RuleSetVersion> origin(DraftEntity draft) {
        return Optional.ofNullable(draft.basedOn).flatMap(name -> live.current().named(name));
    }

    private Optional<RuleSetVersion> originOf(RuleSetVersion version) {
        Manifest manifest = version.manifest();
        return repository.published(manifest.ruleSet(), manifest.version()).flatMap(this::origin);
    }

    /** Puts a file; what others have changed meanwhile is kept, or the problem shows the clash. */
    @Transactional
    public Put put(
            Actor actor, String ruleSet, String version, RuleFile file, Precondition precondition) {
        DraftEntity draft = editable(ruleSet, version);
        requireMayWrite(actor, file.path(), true);
        requireOwnName(draft, file);
        Merge.Merged merged = merged(draft, file, precondition);
        String digest = contents.store(merged.file().content());
        DraftFileEntity stored =
                draft.file(file.path()).orElseGet(() -> added(draft, file.path(), digest));
        stored.digest = digest;
        draft.contributed(actor.name());
        note(Action.FILE_PUT, actor, draft, Map.of("path", file.path(), "file", digest));
        return new Put(stored.toFile(), merged.applied());
    }

    /** The file with what others have changed since the caller has read it. */
    private Merge.Merged merged(DraftEntity draft, RuleFile mine, Precondition precondition) {
        if (precondition instanceof Precondition.Absent) {
            requireAbsent(draft, mine.path());
            return new Merge.Merged(mine, List.of());
        }
        DraftFileEntity stored = file(draft, mine.path());
        String read = ((Precondition.Matches) precondition).digest();
        if (read.equals(stored.digest)) {
            return new Merge.Merged(mine, List.of());
        }
        String base = contents.find(read).orElseThrow(() -> changed(stored));
        RuleFile theirs = new RuleFile(mine.path(), contents.of(stored.digest));
        Merge merge = Merge.of(new RuleFile(mine.path(), base), mine, theirs);
        if (merge instanceof Merge.Clash clash) {
            throw clashing(stored, clash);
        }
        RuleFile both = ((Merge.Merged) merge).file();
        return new Merge.Merged(both, Difference.between(List.of(mine), List.of(both)).changes());
    }

    private static ProblemException clashing(DraftFileEntity stored, Merge.Clash clash) {
        return ProblemException.atField(
                EDIT_CONFLICT,
                stored.path,
                "Somebody else has changed the same in %s; look at the conflicts"
                        .formatted(stored.path),
                Map.of("etag", stored.digest, "conflicts", clash.conflicts()));
    }

    /** Deletes a file that nobody has changed meanwhile. */
    @Transactional
    public void delete(
            Actor actor, String ruleSet, String version, String path, Precondition precondition) {
        DraftEntity draft = editable(ruleSet, version);
        requireMayWrite(actor, path, true);
        requireNoManifest(path);
        draft.files.remove(unchanged(draft, path, precondition));
        draft.contributed(actor.name());
        note(Action.FILE_DELETED, actor, draft, Map.of("path", path));
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
        DraftEntity draft = editable(ruleSet, version);
        requireMayWrite(actor, path, true);
        requireMayWrite(actor, to, true);
        requireNoManifest(path);
        DraftFiles.requirePath(to);
        if (draft.file(to).isPresent()) {
            throw DraftFiles.rejected(to, "there is a file of that name");
        }
        DraftFileEntity file = unchanged(draft, path, precondition);
        DraftFiles.requireReadable(new RuleFile(to, contents.of(file.digest)));
        file.path = to;
        draft.contributed(actor.name());
        note(Action.FILE_RENAMED, actor, draft, Map.of("path", path, "to", to));
        return file.toFile();
    }

    /** Gives a draft up. */
    @Transactional
    public Draft discard(Actor actor, String ruleSet, String version) {
        DraftEntity draft = repository.locked(ruleSet, version);
        draft.state = DraftState.DISCARDED;
        note(Action.DISCARDED, actor, draft, Map.of());
        return view(draft);
    }

    /** The text of one file of a draft. */
    String text(DraftEntity draft, String path) {
        return contents.of(file(draft, path).digest);
    }

    /** Gives a file of a draft another text. */
    void write(DraftEntity draft, String path, String text) {
        file(draft, path).digest = contents.store(text);
    }

    /** The draft as it is, for answers. */
    Draft view(DraftEntity draft) {
        return new Draft(
                draft.ruleSet,
                draft.version,
                draft.state,
                Optional.ofNullable(draft.basedOn),
                draft.createdBy,
                draft.createdAt,
                draft.contributors,
                draft.note(),
                Optional.ofNullable(draft.approvedBy),
                Optional.ofNullable(draft.rejectedReason),
                version(draft).digest(),
                draft.stored());
    }

    /** The draft as the version that it would be. */
    RuleSetVersion version(DraftEntity draft) {
        List<RuleFile> files = contents.files(draft.stored());
        return version(files);
    }

    /** Files as the version that they would be. */
    RuleSetVersion version(List<RuleFile> files) {
        Manifest manifest = manifest(files);
        String base =
                manifest.base()
                        .flatMap(name -> live.current().named(name))
                        .map(RuleSetVersion::digest)
                        .orElse("");
        return RuleSetVersion.unpublished(manifest, Digest.of(files, base), files);
    }

    void note(Action action, Actor actor, DraftEntity draft, Map<String, Object> details) {
        note(action, actor, draft, "", details);
    }

    void note(
            Action action,
            Actor actor,
            DraftEntity draft,
            String reason,
            Map<String, Object> details) {
        AuditTrail.Subject subject =
                new AuditTrail.Subject(draft.ruleSet, draft.version, version(draft).digest());
        audit.add(action, actor.name(), subject, reason, details);
    }

    private void requireNewName(Manifest manifest) {
        if (live.current().named(manifest.name()).isPresent()) {
            throw new ProblemException(
                    VERSION_EXISTS,
                    "%s is published and never changes; choose another name for the version"
                            .formatted(manifest.name()));
        }
        if (repository.open(manifest.ruleSet(), manifest.version()).isPresent()) {
            throw new ProblemException(
                    DRAFT_EXISTS, "There is a draft %s already".formatted(manifest.name()));
        }
    }

    private DraftEntity editable(String ruleSet, String version) {
        DraftEntity draft = repository.locked(ruleSet, version);
        if (!DraftState.EDITABLE.contains(draft.state)) {
            throw new ProblemException(
                    WRONG_STATE,
                    "The draft %s/%s is %s; reject it to change it again"
                            .formatted(ruleSet, version, draft.state));
        }
        return draft;
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
        DraftFileEntity file = file(draft, path);
        boolean matches =
                precondition instanceof Precondition.Matches expected
                        && expected.digest().equals(file.digest);
        if (!matches) {
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

    private static DraftFileEntity file(DraftEntity draft, String path) {
        return draft.file(path)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        FILE_NOT_FOUND,
                                        "%s/%s has no file %s"
                                                .formatted(draft.ruleSet, draft.version, path)));
    }

    private static Manifest manifest(Collection<RuleFile> files) {
        return files.stream()
                .filter(file -> file.path().equals(Manifest.FILE))
                .findFirst()
                .map(file -> Manifest.of(file.content()))
                .orElseThrow(
                        () ->
                                DraftFiles.rejected(
                                        Manifest.FILE,
                                        "it is missing, and no rule set is without"));
    }

    private static void requireOwnName(DraftEntity draft, RuleFile file) {
        if (!file.path().equals(Manifest.FILE)) {
            return;
        }
        String name = draft.ruleSet + "/" + draft.version;
        if (!Manifest.of(file.content()).name().equals(name)) {
            throw DraftFiles.rejected(
                    Manifest.FILE, "ruleSet and version must name this draft, %s", name);
        }
    }

    private static void requireNoManifest(String path) {
        if (path.equals(Manifest.FILE)) {
            throw DraftFiles.rejected(path, "no rule set is without, so it stays");
        }
    }

    private static void requireMayWrite(Actor actor, String path, boolean changed) {
        if (changed && DraftFiles.isDrl(path) && !actor.writesCode()) {
            throw ProblemException.atField(
                    FORBIDDEN,
                    path,
                    "%s is code: only a rule-engineer or an admin changes DRL files"
                            .formatted(path));
        }
    }
}
