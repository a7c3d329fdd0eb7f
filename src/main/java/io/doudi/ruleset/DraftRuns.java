package io.doudi.ruleset;

import io.doudi.evaluation.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs cases with a draft in the place of the version that it was made from. */
@ApplicationScoped
public class DraftRuns {

    private final Drafts drafts;
    private final LiveRuleSets live;
    private final CaseRuns runs;
    private final InstantSource clock;

    DraftRuns(Drafts drafts, LiveRuleSets live, CaseRuns runs, InstantSource clock) {
        this.drafts = drafts;
        this.live = live;
        this.runs = runs;
        this.clock = clock;
    }

    /** Who runs the cases of a draft as it is now. */
    Function<Case, CaseRun> of(RuleSetVersion draft) {
        RuleSets current = live.current();
        Manifest manifest = draft.manifest();
        Substitution substitution =
                Substitution.of(
                        current,
                        draft,
                        drafts.lineage(manifest.ruleSet(), manifest.version()),
                        current.now(clock.instant()));
        return example -> runs.of(example, substitution);
    }

    /**
     * How many of the draft's own cases hit each row of a file, by the ids of the rows. One at a
     * time, for it compiles the draft.
     */
    public synchronized Map<String, Long> hits(String ruleSet, String version, String file) {
        RuleSetVersion draft = drafts.version(ruleSet, version);
        return draft.cases().stream()
                .map(of(draft))
                .flatMap(run -> run.rowsOf(draft.name()))
                .filter(row -> row.source().file().equals(file))
                .map(Place::id)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
