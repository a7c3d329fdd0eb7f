package io.doudi.ruleset;

import io.doudi.access.TrailSearch;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Who did what, when and why: written in the transaction of what was done, never changed. */
@ApplicationScoped
public class AuditTrail implements PanacheRepository<AuditEventEntity> {

    private final InstantSource clock;

    AuditTrail(InstantSource clock) {
        this.clock = clock;
    }

    /** What a step was done with. */
    record Subject(String ruleSet, String version, String digest) {
        static Subject of(RuleSetVersion version) {
            return new Subject(
                    version.manifest().ruleSet(), version.manifest().version(), version.digest());
        }
    }

    void add(
            AuditEvent.Action action,
            String actor,
            Subject subject,
            String reason,
            Map<String, Object> details) {
        AuditEventEntity event = new AuditEventEntity();
        event.at = clock.instant();
        event.actor = actor;
        event.action = action;
        event.ruleSet = subject.ruleSet();
        event.version = subject.version();
        event.digest = subject.digest();
        event.reason = reason.isBlank() ? null : reason.strip();
        event.details = details;
        persist(event);
    }

    /** Notes that somebody compared what a version or draft decides with what others do. */
    @Transactional
    public void compared(String actor, RuleSetVersion version, Map<String, Object> details) {
        add(AuditEvent.Action.COMPARED, actor, Subject.of(version), "", details);
    }

    /** When a draft was approved last. */
    Instant approval(DraftEntity draft) {
        return find(
                        "ruleSet = ?1 and version = ?2 and action = ?3",
                        Sort.descending("id"),
                        draft.ruleSet,
                        draft.version,
                        AuditEvent.Action.APPROVED)
                .firstResult()
                .at;
    }

    /** What was done last to the drafts and versions of all rule sets, the latest first. */
    @Transactional
    public List<AuditEvent> latest(int most) {
        return findAll(Sort.descending("id")).page(Page.ofSize(most)).list().stream()
                .map(AuditEventEntity::toEvent)
                .toList();
    }

    /** What was done to the drafts and versions of rule sets and matches, the latest first. */
    @Transactional
    public List<AuditEvent> search(TrailSearch<AuditEvent.Action> search, int most) {
        return find(search.condition("ruleSet"), Sort.descending("id"), search.values())
                .page(Page.ofSize(most))
                .list()
                .stream()
                .map(AuditEventEntity::toEvent)
                .toList();
    }

    /** Everything about a version since its first draft, oldest first. */
    @Transactional
    public List<AuditEvent> of(String ruleSet, String version) {
        return list("ruleSet = ?1 and version = ?2", Sort.by("id"), ruleSet, version).stream()
                .map(AuditEventEntity::toEvent)
                .toList();
    }
}
