package io.doudi.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row behind an {@link AccessEvent}; the database refuses to change or delete it. */
@Entity
@Table(name = "access_event")
class AccessEventEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(nullable = false, updatable = false)
    Instant at;

    @Column(nullable = false, updatable = false)
    String actor;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    AccessEvent.Action action;

    @Column(nullable = false, updatable = false)
    String subject;

    @Column(nullable = false, updatable = false)
    String details;

    AccessEvent toEvent() {
        return new AccessEvent(id, at, actor, action, subject, details);
    }
}
