package io.doudi.comparison.population;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The row behind a {@link Population}; the database refuses to change a complete one. */
@Entity
@Table(name = "population")
class PopulationEntity {

    @Id UUID id;

    @Column(nullable = false, updatable = false)
    String name;

    Integer version;

    @Column(nullable = false, updatable = false)
    String title;

    @Column(nullable = false, updatable = false)
    String region;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    Population.Kind kind;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Population.State state = Population.State.WRITING;

    @Column(nullable = false, updatable = false)
    String source;

    @Column(name = "as_of", nullable = false, updatable = false)
    LocalDate asOf;

    @Column(updatable = false)
    Long seed;

    @Column(updatable = false)
    Integer generator;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false, updatable = false)
    Map<String, Object> parameters = new LinkedHashMap<>();

    @Column(updatable = false)
    Long wanted;

    @Column(nullable = false)
    long lines;

    @Column(nullable = false)
    BigDecimal weight = BigDecimal.ZERO;

    @Column(name = "broken_lines", nullable = false)
    long brokenLines;

    /** Problem documents, each with its line. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    List<Map<String, Object>> broken = List.of();

    String digest;

    @Column(name = "created_by", nullable = false, updatable = false)
    String createdBy;

    @Column(name = "created_at", nullable = false, updatable = false)
    Instant createdAt;

    /** When something was last written. */
    @Column(name = "touched_at", nullable = false)
    Instant touchedAt;

    Population toPopulation() {
        return new Population(
                id,
                name,
                Optional.ofNullable(version),
                title,
                region,
                kind,
                state,
                source,
                asOf,
                Optional.ofNullable(seed),
                Optional.ofNullable(generator),
                parameters,
                Optional.ofNullable(wanted),
                lines,
                weight,
                Population.Broken.of(brokenLines, lines, broken),
                Optional.ofNullable(digest),
                createdBy,
                createdAt);
    }
}
