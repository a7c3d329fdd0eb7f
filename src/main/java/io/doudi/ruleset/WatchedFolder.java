package io.doudi.ruleset;

import io.doudi.access.Actor;
import io.doudi.access.Regions;
import io.doudi.access.Role;
import io.doudi.evaluation.RuleFile;
import io.doudi.problem.ProblemException;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A folder with {@code dmn} and {@code rules} in it, in which an edit becomes a draft, never a rule
 * that is in force.
 */
@ApplicationScoped
public class WatchedFolder {

    /** The folder acts for the system: whoever may write there may write rules of all regions. */
    static final Actor ACTOR =
            new Actor("watched-folder", Set.of(Role.RULE_ENGINEER.code()), Regions.ALL);

    private final Drafts drafts;
    private final DraftEdits edits;
    private final DraftStarts starts;
    private final LiveRuleSets live;
    private final RuleSetConfig config;
    private final Map<String, List<RuleFile>> seen = new HashMap<>();
    private final ScheduledExecutorService background =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "watched-folder"));

    WatchedFolder(
            Drafts drafts,
            DraftEdits edits,
            DraftStarts starts,
            LiveRuleSets live,
            RuleSetConfig config) {
        this.drafts = drafts;
        this.edits = edits;
        this.starts = starts;
        this.live = live;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        config.watch().ifPresent(this::watch);
    }

    void stop(@Observes ShutdownEvent event) {
        background.shutdownNow();
    }

    private void watch(Path folder) {
        Log.infof("Edits below %s become drafts", folder.toAbsolutePath());
        long pause = config.poll().toMillis();
        background.scheduleWithFixedDelay(() -> attempt(folder), 0, pause, TimeUnit.MILLISECONDS);
    }

    /** Whatever stands in the way, a folder or the database, is tried again at the next look. */
    private void attempt(Path folder) {
        try {
            look(folder);
        } catch (RuntimeException e) {
            Log.warnf("The watched folder cannot be followed: %s", e.getMessage());
        }
    }

    /** Turns what has changed since the last look into drafts. */
    void look(Path folder) {
        RuleSetFolders folders = RuleSetFolders.below(folder);
        for (String name : folders.names()) {
            List<RuleFile> files = folders.files(name);
            if (!files.equals(seen.get(name))) {
                follow(name, files);
                seen.put(name, files);
            }
        }
    }

    private void follow(String name, List<RuleFile> files) {
        try {
            files.forEach(DraftFiles::requireReadable);
            if (differs(name, files)) {
                draft(name, files);
            }
        } catch (ProblemException e) {
            Log.errorf("The watched folder %s is not taken over: %s", name, e.getMessage());
        }
    }

    /** Whether the published version of that name, if there is one, is another. */
    private boolean differs(String name, List<RuleFile> files) {
        return live.current()
                .named(name)
                .map(published -> !Set.copyOf(published.files()).equals(Set.copyOf(files)))
                .orElse(true);
    }

    private void draft(String name, List<RuleFile> files) {
        Optional<Draft> open = own(name);
        if (open.isPresent()) {
            update(open.get(), files);
        } else {
            create(name, files);
        }
    }

    /** The draft that this folder has begun before. */
    private Optional<Draft> own(String name) {
        return drafts.open().stream()
                .filter(draft -> draft.createdBy().equals(ACTOR.name()))
                .filter(
                        draft ->
                                draft.name().equals(name)
                                        || draft.basedOn().filter(name::equals).isPresent())
                .findFirst();
    }

    private void create(String name, List<RuleFile> files) {
        Optional<RuleSetVersion> origin = live.current().named(name);
        if (origin.isEmpty()) {
            report(drafts.create(ACTOR, Optional.empty(), files));
            return;
        }
        String next = starts.nextName(origin.get());
        report(drafts.create(ACTOR, Optional.of(name), ManifestText.renamed(files, next)));
    }

    /** The draft gets the texts of the folder and keeps its own name. */
    private void update(Draft draft, List<RuleFile> files) {
        Map<String, String> stored =
                draft.files().stream()
                        .collect(Collectors.toMap(StoredFile::path, StoredFile::digest));
        for (RuleFile file : ManifestText.renamed(files, draft.version())) {
            String before = stored.remove(file.path());
            if (!Digest.of(file.content()).equals(before)) {
                edits.put(ACTOR, draft.ruleSet(), draft.version(), file, precondition(before));
            }
        }
        stored.forEach(
                (path, digest) ->
                        edits.delete(
                                ACTOR,
                                draft.ruleSet(),
                                draft.version(),
                                path,
                                new Precondition.Matches(digest)));
        report(draft);
    }

    private static Precondition precondition(String before) {
        return before == null ? new Precondition.Absent() : new Precondition.Matches(before);
    }

    private static void report(Draft draft) {
        Log.infof("The watched folder was taken over into the draft %s", draft.name());
    }
}
