package io.doudi.ruleset;

import static io.doudi.problem.ProblemType.ALREADY_WITHDRAWN;
import static io.doudi.problem.ProblemType.CHECK_REQUIRED;
import static io.doudi.problem.ProblemType.INVALID_VALUE;
import static io.doudi.problem.ProblemType.REASON_REQUIRED;

import io.doudi.access.Actor;
import io.doudi.evaluation.RuleFile;
import io.doudi.problem.ProblemException;
import io.doudi.ruleset.AuditEvent.Action;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Publishes and withdraws versions. Nothing is half published: everything is compiled and checked
 * first, then one transaction makes the version known, and then the nodes take it over.
 */
@ApplicationScoped
public class Publications {

    private final RuleSetVersionRepository versions;
    private final RegionGuard regions;
    private final Drafts drafts;
    private final Checks checks;
    private final CheckRunner runner;
    private final LiveRuleSets live;
    private final AuditTrail audit;
    private final InstantSource clock;

    Publications(
            RuleSetVersionRepository versions,
            RegionGuard regions,
            Drafts drafts,
            Checks checks,
            CheckRunner runner,
            LiveRuleSets live,
            AuditTrail audit,
            InstantSource clock) {
        this.versions = versions;
        this.regions = regions;
        this.drafts = drafts;
        this.checks = checks;
        this.runner = runner;
        this.live = live;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * When the rules of a version apply.
     *
     * @param effectiveFrom the first day, in the past, today or later; what the draft's {@code
     *     rule-set.yaml} says if it is not given
     * @param effectiveTo the last day; open if only the first is given
     * @param reason why it is right all the same, if the check with this period warns of something
     *     that the approver has not seen
     */
    @Schema(name = "PublicationPeriod")
    public record Period(LocalDate effectiveFrom, LocalDate effectiveTo, String reason) {

        static final Period OF_THE_DRAFT = new Period(null, null, null);

        boolean isGiven() {
            return effectiveFrom != null || effectiveTo != null;
        }
    }

    /** Makes an approved draft a version. */
    public RuleSetVersion publish(Actor actor, String ruleSet, String version, Period period) {
        if (period.isGiven()) {
            QuarkusTransaction.joiningExisting()
                    .run(() -> setPeriod(actor, ruleSet, version, period));
        }
        requireApproved(actor, ruleSet, version);
        runner.ensurePassed(actor, ruleSet, version);
        QuarkusTransaction.requiringNew().run(() -> store(actor, ruleSet, version, period));
        live.refresh();
        return live.current().version(ruleSet, version);
    }

    /** What would serve if a draft were published for a period now; nothing happens. */
    public RuleSets planned(String ruleSet, String version, Period period) {
        RuleSetVersion draft = drafts.version(ruleSet, version);
        RuleSets current = live.current();
        List<RuleFile> files = draft.files().stream().map(file -> dated(file, period)).toList();
        return current.with(drafts.version(files).knownSince(current.now(clock.instant())));
    }

    private static RuleFile dated(RuleFile file, Period period) {
        return file.path().equals(Manifest.FILE) && period.isGiven()
                ? new RuleFile(file.path(), manifest(dated(file.content(), period)))
                : file;
    }

    private static ManifestText dated(String manifest, Period period) {
        return new ManifestText(manifest).withPeriod(from(period), to(period));
    }

    /** Takes a version out of force at once; the one before it answers again. */
    public RuleSetVersion withdraw(Actor actor, String ruleSet, String version, String reason) {
        RuleSetVersion published = live.current().version(ruleSet, version);
        regions.require(actor, published.manifest());
        Workflow.requireText("reason", reason);
        QuarkusTransaction.requiringNew().run(() -> withdraw(actor, published, reason));
        live.refresh();
        return live.current().version(ruleSet, version);
    }

    private void setPeriod(Actor actor, String ruleSet, String version, Period period) {
        DraftEntity draft = regions.locked(actor, ruleSet, version);
        requirePublishable(actor, draft);
        ManifestText before = new ManifestText(drafts.text(draft, Manifest.FILE));
        ManifestText after = dated(before.yaml(), period);
        if (after.equals(before)) {
            return;
        }
        drafts.write(draft, Manifest.FILE, manifest(after));
        drafts.note(Action.FILE_PUT, actor, draft, Map.of("path", Manifest.FILE));
    }

    private static LocalDate from(Period period) {
        if (period.effectiveFrom() == null) {
            throw ProblemException.atField(
                    INVALID_VALUE, "effectiveFrom", "effectiveTo needs an effectiveFrom beside it");
        }
        return period.effectiveFrom();
    }

    private static Optional<LocalDate> to(Period period) {
        return Optional.ofNullable(period.effectiveTo());
    }

    /** The text, if it still is a manifest with such a period. */
    private static String manifest(ManifestText text) {
        Manifest.of(text.yaml());
        return text.yaml();
    }

    private void requireApproved(Actor actor, String ruleSet, String version) {
        QuarkusTransaction.joiningExisting()
                .run(() -> requirePublishable(actor, regions.locked(actor, ruleSet, version)));
    }

    private static void requirePublishable(Actor actor, DraftEntity draft) {
        draft.requireState(Set.of(DraftState.APPROVED));
        Workflow.requireOtherPerson(actor, draft);
    }

    /** One transaction, one publication at a time: the version, the draft's end, who did it. */
    private void store(Actor actor, String ruleSet, String version, Period period) {
        versions.takeTurns();
        live.refresh();
        DraftEntity draft = regions.locked(actor, ruleSet, version);
        requirePublishable(actor, draft);
        RuleSetVersion checked = drafts.version(draft);
        if (!checks.arePassed(draft.id, checked)) {
            throw new ProblemException(
                    CHECK_REQUIRED,
                    "Other rules were published while %s/%s was; publish it again"
                            .formatted(ruleSet, version));
        }
        requireReason(draft, period);
        RuleSetVersion published = checked.knownSince(live.current().nextChange(clock.instant()));
        versions.add(published);
        draft.state = DraftState.PUBLISHED;
        audit.add(
                Action.PUBLISHED,
                actor.name(),
                AuditTrail.Subject.of(published),
                draft.change,
                details(published.manifest(), period));
        versions.announce();
    }

    /**
     * The approver has given a reason for the warnings of then; for new ones the publisher does.
     */
    private void requireReason(DraftEntity draft, Period period) {
        List<String> unseen = checks.unseenWarnings(draft.id, audit.approval(draft));
        if (!unseen.isEmpty() && (period.reason() == null || period.reason().isBlank())) {
            throw ProblemException.atField(
                    REASON_REQUIRED,
                    "reason",
                    "The check warns of what the approver has not seen; say in reason why it is"
                            + " right all the same",
                    Map.of("messages", unseen));
        }
    }

    private static Map<String, Object> details(Manifest manifest, Period period) {
        return Map.of(
                "effectiveFrom",
                manifest.effectiveFrom().toString(),
                "effectiveTo",
                manifest.effectiveTo().map(LocalDate::toString).orElse(""),
                "publisherReason",
                period.reason() == null ? "" : period.reason());
    }

    private void withdraw(Actor actor, RuleSetVersion version, String reason) {
        versions.takeTurns();
        live.refresh();
        Instant now = live.current().nextChange(clock.instant());
        if (!versions.withdraw(version, now)) {
            throw new ProblemException(ALREADY_WITHDRAWN, version.name() + " is withdrawn already");
        }
        audit.add(
                Action.WITHDRAWN,
                actor.name(),
                AuditTrail.Subject.of(version),
                reason,
                Map.of("withdrawnAt", now.toString()));
        versions.announce();
    }
}
