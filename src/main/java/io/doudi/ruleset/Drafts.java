package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.DRAFT_EXISTS;
import static io.doudi.problem.ProblemType.VERSION_EXISTS;

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

/** The drafts: how they begin and end, and the versions that they would be. */
@ApplicationScoped
public class Drafts {

    private final DraftRepository repository;
    private final RegionGuard regions;
    private final FileContents contents;
    private final LiveRuleSets live;
    private final AuditTrail audit;
    private final InstantSource clock;

    Drafts(
            DraftRepository repository,
            RegionGuard regions,
            FileContents contents,
            LiveRuleSets live,
            AuditTrail audit,
            InstantSource clock) {
        this.repository = repository;
        this.regions = regions;
        this.contents = contents;
        this.live = live;
        this.audit = audit;
        this.clock = clock;
    }

    /** Begins a draft with some files, among them its manifest, which names it. */
    @Transactional
    public Draft create(Actor actor, Optional<String> basedOn, Collection<RuleFile> files) {
        Manifest manifest = Manifest.required(files);
        regions.require(actor, manifest);
        requireNewName(manifest);
        if (basedOn.isEmpty()) {
            files.forEach(file -> DraftFiles.requireMayWrite(actor, file.path()));
        }
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
        return new RuleFile(path, text(repository.last(ruleSet, version), path));
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

    /** A draft as the version that it would have been when it had these files. */
    @Transactional
    public RuleSetVersion again(List<StoredFile> files) {
        return version(contents.files(files));
    }

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

    /** Gives a draft up. */
    @Transactional
    public Draft discard(Actor actor, String ruleSet, String version) {
        DraftEntity draft = regions.locked(actor, ruleSet, version);
        draft.state = DraftState.DISCARDED;
        note(Action.DISCARDED, actor, draft, Map.of());
        return view(draft);
    }

    /** The text of one file of a draft. */
    String text(DraftEntity draft, String path) {
        return contents.of(draft.requireFile(path).digest);
    }

    /** Gives a file of a draft another text. */
    void write(DraftEntity draft, String path, String text) {
        draft.requireFile(path).digest = contents.store(text);
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
        return live.current().unpublished(files);
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
}
