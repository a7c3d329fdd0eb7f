package io.doudi.ruleset;

import io.doudi.access.Actor;
import jakarta.enterprise.context.ApplicationScoped;

/** Whose rules are whose: everything that changes a rule set asks here. */
@ApplicationScoped
class RegionGuard {

    private final DraftRepository repository;
    private final FileContents contents;
    private final LiveRuleSets live;

    RegionGuard(DraftRepository repository, FileContents contents, LiveRuleSets live) {
        this.repository = repository;
        this.contents = contents;
        this.live = live;
    }

    /** An open draft of a region that is theirs; nobody else changes it meanwhile. */
    DraftEntity locked(Actor actor, String ruleSet, String version) {
        DraftEntity draft = repository.locked(ruleSet, version);
        require(actor, Manifest.of(contents.of(draft.requireFile(Manifest.FILE).digest)));
        return draft;
    }

    /** Refuses a rule set of a region that is not theirs, or whose published versions are not. */
    void require(Actor actor, Manifest manifest) {
        actor.requireRegion(manifest.region());
        live.current().all().stream()
                .map(RuleSetVersion::manifest)
                .filter(other -> other.ruleSet().equals(manifest.ruleSet()))
                .forEach(other -> actor.requireRegion(other.region()));
    }
}
