package io.doudi.comparison.population;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The row behind a {@link PopulationEvent}; the database refuses to change or delete it. */
@Entity
@Table(name = "population_event")
class PopulationEventEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(nullable = false, updatable = false)
    Instant at;

    @Column(nullable = false, updatable = false)
    String actor;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    PopulationEvent.Action action;

    @Column(name = "population_id", nullable = false, updatable = false)
    UUID populationId;

    @Column(nullable = false, updatable = false)
    String name;

    @Column(nullable = false, updatable = false)
    int version;

    @Column(nullable = false, updatable = false)
    String digest;

    static PopulationEventEntity of(
            PopulationEvent.Action action, String actor, PopulationEntity population, Instant at) {
        PopulationEventEntity event = new PopulationEventEntity();
        event.at = at;
        event.actor = actor;
        event.action = action;
        event.populationId = population.id;
        event.name = population.name;
        event.version = population.version;
        event.digest = population.digest;
        return event;
    }

    PopulationEvent toEvent() {
        return new PopulationEvent(id, at, actor, action, populationId, name, version, digest);
    }
}
