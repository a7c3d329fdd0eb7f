package io.doudi.comparison;

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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Compares every draft that is submitted with the version that it was made from, on the standard
 * population of its region, so that whoever approves it sees who gains and who loses.
 */
@ApplicationScoped
class SubmittedDrafts {

    private final ExecutorService background =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "submitted-drafts"));

    private final Drafts drafts;
    private final LiveRuleSets live;
    private final KnowledgeBases knowledgeBases;
    private final Comparisons comparisons;
    private final ComparisonRunner runner;

    SubmittedDrafts(
            Drafts drafts,
            LiveRuleSets live,
            KnowledgeBases knowledgeBases,
            Comparisons comparisons,
            ComparisonRunner runner) {
        this.drafts = drafts;
        this.live = live;
        this.knowledgeBases = knowledgeBases;
        this.comparisons = comparisons;
        this.runner = runner;
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
                comparisons.create(
                        submission.actor(),
                        request(region.get(), draft.basedOn().get(), draft.name()));
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

    private ComparisonRequest request(String region, String before, String after) {
        List<String> known = knowledgeBases.decisions(live.inForceToday(region)).stream().toList();
        return new ComparisonRequest(
                Optional.empty(),
                List.of(side(region, before), side(region, after)),
                Comparisons.USUAL_DECISIONS.stream().filter(known::contains).toList(),
                new Cases.OfPopulation(Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(true),
                Optional.empty());
    }

    private static Side side(String region, String version) {
        return new Side(
                Optional.empty(), region, Optional.of(version), Optional.empty(), Optional.empty());
    }
}
