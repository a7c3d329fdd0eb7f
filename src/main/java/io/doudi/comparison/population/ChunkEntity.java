package io.doudi.comparison.population;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Some households of a population as compressed lines, written once. */
@Entity
@Table(name = "population_chunk")
class ChunkEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "population_id", nullable = false, updatable = false)
    UUID populationId;

    @Column(name = "first_number", nullable = false, updatable = false)
    long firstNumber;

    @Column(nullable = false, updatable = false)
    byte[] content;
}
