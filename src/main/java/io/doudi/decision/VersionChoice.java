package io.doudi.decision;

import static io.doudi.problem.ProblemType.VERSION_NOT_FOUND;

import io.doudi.access.Actor;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.Drafts;
import io.doudi.ruleset.InForce;
import io.doudi.ruleset.KnowledgeBases;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.RuleSetVersion;
import io.doudi.ruleset.RuleSets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiFunction;

/** Finds the versions that answer a request: by its dates, or by the name it gives. */
@ApplicationScoped
class VersionChoice {

    private final LiveRuleSets live;
    private final Drafts drafts;
    private final DraftTrials trials;
    private final KnowledgeBases knowledgeBases;
    private final InstantSource clock;

    VersionChoice(
            LiveRuleSets live,
            Drafts drafts,
            DraftTrials trials,
            KnowledgeBases knowledgeBases,
            InstantSource clock) {
        this.live = live;
        this.drafts = drafts;
        this.trials = trials;
        this.knowledgeBases = knowledgeBases;
        this.clock = clock;
    }

    /**
     * Answers by the versions that the request chooses; drafts answer in turn.
     *
     * @param answer from the versions, and whether all of them are published
     */
    <T> T answer(Actor caller, DecisionRequest request, BiFunction<InForce, Boolean, T> answer) {
        RuleSets published = live.current();
        Optional<RuleSetVersion> draft = draft(request, published);
        if (draft.isEmpty()) {
            return answer.apply(inForce(caller, request, published), true);
        }
        RuleSets all = published.with(draft.get());
        return trials.inTurn(() -> answer.apply(inForce(caller, request, all), false));
    }

    private InForce inForce(Actor caller, DecisionRequest request, RuleSets ruleSets) {
        String decision = request.getDecision();
        try {
            String region = request.getRegion();
            ruleSets.requireRegion(region);
            caller.requireRegion(Optional.of(region));
            LocalDate asOf = request.getAsOf();
            Instant knownAt = request.getKnownAt().orElseGet(() -> ruleSets.now(clock.instant()));
            return request.getRuleSetVersion()
                    .map(name -> named(ruleSets, region, name))
                    .map(version -> ruleSets.withVersion(region, asOf, knownAt, version))
                    .orElseGet(() -> ruleSets.inForce(region, asOf, knownAt));
        } catch (ProblemException problem) {
            requireDecision(decision);
            throw problem;
        }
    }

    /** The draft that the request names. */
    private Optional<RuleSetVersion> draft(DecisionRequest request, RuleSets published) {
        return request.getRuleSetVersion()
                .filter(name -> published.named(request.getRegion(), name).isEmpty())
                .flatMap(name -> drafts.named(request.getRegion(), name));
    }

    private static RuleSetVersion named(RuleSets ruleSets, String region, String name) {
        return ruleSets.named(region, name)
                .orElseThrow(
                        () ->
                                ProblemException.atField(
                                        VERSION_NOT_FOUND,
                                        "ruleSetVersion",
                                        "%s has no version %s".formatted(region, name)));
    }

    /** An unknown decision is reported before anything that is wrong with region or date. */
    private void requireDecision(String decision) {
        InForce any = live.inForceToday(live.current().regions().first());
        knowledgeBases.requireDecision(any, decision);
    }
}
