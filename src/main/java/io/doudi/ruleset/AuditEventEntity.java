package io.doudi.ruleset;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The row behind an {@link AuditEvent}; the database refuses to change or delete it. */
@Entity
@Table(name = "audit_event")
class AuditEventEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(nullable = false, updatable = false)
    Instant at;

    @Column(nullable = false, updatable = false)
    String actor;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    AuditEvent.Action action;

    @Column(name = "rule_set", updatable = false)
    String ruleSet;

    @Column(updatable = false)
    String version;

    @Column(updatable = false)
    String digest;

    @Column(updatable = false)
    String reason;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    Map<String, Object> details;

    AuditEvent toEvent() {
        return new AuditEvent(
                id,
                at,
                actor,
                action,
                ruleSet,
                version,
                Optional.ofNullable(digest),
                Optional.ofNullable(reason),
                details);
    }
}
