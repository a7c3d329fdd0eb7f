package io.doudi.comparison;

import static io.doudi.problem.ProblemType.VERSION_NOT_FOUND;

import io.doudi.problem.ProblemException;
import io.doudi.ruleset.Drafts;
import io.doudi.ruleset.KnowledgeBases;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.RuleSetVersion;
import io.doudi.ruleset.RuleSets;
import io.doudi.ruleset.StoredFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Fixes the sides of a comparison when it is created; finds their rules among those that serve. */
@ApplicationScoped
class Sides {

    private final LiveRuleSets live;
    private final Drafts drafts;
    private final KnowledgeBases knowledgeBases;
    private final InstantSource clock;

    Sides(LiveRuleSets live, Drafts drafts, KnowledgeBases knowledgeBases, InstantSource clock) {
        this.live = live;
        this.drafts = drafts;
        this.knowledgeBases = knowledgeBases;
        this.clock = clock;
    }

    /** The rules that serve now. */
    SideRules rules() {
        return new SideRules(live.current(), drafts::again, knowledgeBases, clock.instant());
    }

    /** Fixes a side; refuses an unknown region or version. */
    FixedSide fixed(Side side) {
        SideRules rules = rules();
        RuleSets published = rules.published();
        published.requireRegion(side.region());
        Instant knownAt = side.knownAt().orElseGet(() -> published.now(rules.now()));
        Optional<RuleSetVersion> version =
                side.ruleSetVersion().flatMap(name -> published.named(side.region(), name));
        Optional<RuleSetVersion> draft =
                side.ruleSetVersion()
                        .filter(name -> version.isEmpty())
                        .map(name -> draft(side.region(), name));
        Optional<RuleSetVersion> chosen = version.or(() -> draft);
        return new FixedSide(
                side,
                knownAt,
                chosen.map(RuleSetVersion::name),
                draft.map(one -> StoredFile.of(one.files())).orElse(List.of()),
                rules.digest(side.region(), knownAt, chosen));
    }

    private RuleSetVersion draft(String region, String name) {
        return drafts.named(region, name)
                .orElseThrow(
                        () ->
                                ProblemException.atField(
                                        VERSION_NOT_FOUND,
                                        "sides.ruleSetVersion",
                                        "%s has no version %s".formatted(region, name)));
    }
}
