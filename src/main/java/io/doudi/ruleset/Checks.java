package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.CHECK_FAILED;
import static io.doudi.problem.ProblemType.CHECK_NOT_FOUND;
import static io.doudi.problem.ProblemType.CHECK_REQUIRED;

import io.doudi.evaluation.Diagnostic;
import io.doudi.evaluation.Diagnostic.Severity;
import io.doudi.language.Messages;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.Check.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the checks of drafts have found. A check holds for one content among the rules around it; if
 * either changes, it must be made again.
 */
@ApplicationScoped
public class Checks {

    private final DraftRepository drafts;
    private final CheckRepository repository;
    private final LiveRuleSets live;
    private final InstantSource clock;

    Checks(
            DraftRepository drafts,
            CheckRepository repository,
            LiveRuleSets live,
            InstantSource clock) {
        this.drafts = drafts;
        this.repository = repository;
        this.live = live;
        this.clock = clock;
    }

    /** The latest check of a draft. */
    @Transactional
    public Check latest(String ruleSet, String version) {
        return repository
                .latest(drafts.last(ruleSet, version).id)
                .map(repository::view)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        CHECK_NOT_FOUND,
                                        "%s/%s was not checked yet".formatted(ruleSet, version)));
    }

    /** The report on a version of a draft; refuses one that is missing, outdated or has errors. */
    CheckReport requirePassed(Long draftId, RuleSetVersion version) {
        CheckReport report =
                report(draftId, version)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                CHECK_REQUIRED,
                                                "%s has not been checked as it is now, with the"
                                                        + " rules around it; start a check"
                                                                .formatted(version.name())));
        if (report.errors() > 0) {
            throw new ProblemException(
                    CHECK_FAILED,
                    "The check of %s found %d errors; correct them and check again"
                            .formatted(version.name(), report.errors()),
                    Map.of("errors", report.errors(), "warnings", report.warnings()));
        }
        return report;
    }

    /** Whether a version of a draft has been checked without errors. */
    boolean arePassed(Long draftId, RuleSetVersion version) {
        return report(draftId, version).map(report -> report.errors() == 0).orElse(false);
    }

    /**
     * What the latest check of a draft warns of and the one at the time of its approval did not.
     */
    List<String> unseenWarnings(Long draftId, Instant approval) {
        List<Diagnostic> seen =
                repository
                        .latestBefore(draftId, approval)
                        .flatMap(repository::report)
                        .map(CheckReport::diagnostics)
                        .orElse(List.of());
        return repository.latest(draftId).flatMap(repository::report).stream()
                .flatMap(report -> report.diagnostics().stream())
                .filter(found -> found.severity() == Severity.WARNING)
                .filter(found -> seen.stream().noneMatch(found::isAboutTheSameAs))
                .map(found -> found.text(Messages.CHINESE))
                .toList();
    }

    /**
     * What a version is compiled with, and the versions that it shares its layer with; a check
     * holds as long as they do not change.
     */
    String surroundings(RuleSetVersion version) {
        RuleSets current = live.current();
        List<List<String>> below =
                current.with(version).contexts(version).stream().map(InForce::digests).toList();
        List<String> beside =
                current.besides(version, current.now(clock.instant()))
                        .map(RuleSetVersion::name)
                        .toList();
        return Digest.of(below.toString() + beside);
    }

    private Optional<CheckReport> report(Long draftId, RuleSetVersion version) {
        return repository
                .latest(draftId)
                .filter(check -> check.state == State.FINISHED)
                .filter(check -> check.digest.equals(version.digest()))
                .filter(check -> check.surroundings.equals(surroundings(version)))
                .flatMap(repository::report);
    }
}
