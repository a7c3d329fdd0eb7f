package io.doudi.comparison;

import io.doudi.decision.DecisionArchive;
import io.doudi.ruleset.Draft;
import io.doudi.ruleset.Drafts;
import io.doudi.ruleset.KnowledgeBases;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.Submission;
import io.quarkus.logging.Log;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Compares every draft that is submitted with the version that it was made from, on the standard
 * population of its region and on the decisions of the last weeks, so that whoever approves it sees
 * who gains and who loses.
 */
@ApplicationScoped
class SubmittedDrafts {

    private static final Duration LOOKING_BACK = Duration.ofDays(90);

    private final ExecutorService background =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "submitted-drafts"));

    private final Drafts drafts;
    private final LiveRuleSets live;
    private final KnowledgeBases knowledgeBases;
    private final Comparisons comparisons;
    private final ComparisonRunner runner;
    private final DecisionArchive archive;
    private final InstantSource clock;

    SubmittedDrafts(
            Drafts drafts,
            LiveRuleSets live,
            KnowledgeBases knowledgeBases,
            Comparisons comparisons,
            ComparisonRunner runner,
            DecisionArchive archive,
            InstantSource clock) {
        this.drafts = drafts;
        this.live = live;
        this.knowledgeBases = knowledgeBases;
        this.comparisons = comparisons;
        this.runner = runner;
        this.archive = archive;
        this.clock = clock;
    }

    /** Nobody waits for it, and a draft that cannot be compared is submitted all the same. */
    void compare(@Observes(during = TransactionPhase.AFTER_SUCCESS) Submission submission) {
        background.execute(() -> compared(submission));
    }

    private void compared(Submission submission) {
        try {
            Draft draft = drafts.get(submission.ruleSet(), submission.version());
            Optional<String> region =
                    drafts.version(draft.ruleSet(), draft.version()).manifest().region();
            if (region.isPresent() && draft.basedOn().isPresent()) {
                List<Side> sides =
                        List.of(
                                side(region.get(), draft.basedOn().get()),
                                side(region.get(), draft.name()));
                create(submission, sides, new Cases.OfPopulation(Optional.empty()));
                lastRecords(region.get()).ifPresent(records -> create(submission, sides, records));
                runner.wake();
            }
        } catch (RuntimeException e) {
            Log.warnf(
                    "%s/%s was not compared: %s",
                    submission.ruleSet(), submission.version(), e.getMessage());
        }
    }

    @PreDestroy
    void stop() {
        background.shutdownNow();
    }

    private void create(Submission submission, List<Side> sides, Cases cases) {
        comparisons.create(
                submission.actor(),
                new ComparisonRequest(
                        Optional.empty(),
                        sides,
                        usual(sides.get(0).region()),
                        cases,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(true),
                        Optional.empty()));
    }

    private List<String> usual(String region) {
        Set<String> known = knowledgeBases.decisions(live.inForceToday(region));
        return Comparisons.USUAL_DECISIONS.stream().filter(known::contains).toList();
    }

    /** What was decided in the last days; empty if nothing is on record. */
    private Optional<Cases> lastRecords(String region) {
        Instant now = clock.instant();
        Instant begin = now.minus(LOOKING_BACK);
        return archive.ids(region, usual(region), begin, now, 1).isEmpty()
                ? Optional.empty()
                : Optional.of(new Cases.Recorded(begin, now));
    }

    private static Side side(String region, String version) {
        return new Side(
                Optional.empty(), region, Optional.of(version), Optional.empty(), Optional.empty());
    }
}
