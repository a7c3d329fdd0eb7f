package io.doudi.decision.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The row of a decision; written by {@link RecordWriter}, read here. */
@Entity
@Immutable
@Table(name = "decision_record")
class RecordEntity {

    @Id UUID id;

    @Column(name = "decided_at", nullable = false)
    Instant decidedAt;

    @Column(name = "as_of", nullable = false)
    LocalDate asOf;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "versions_id")
    VersionsEntity versions;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "path_id")
    PathEntity path;

    @Column(name = "sample_id", nullable = false)
    int sampleId;

    @Column(name = "duration_micros", nullable = false)
    int durationMicros;

    @Column(name = "rule_set", nullable = false)
    String ruleSet;

    @Column(nullable = false)
    String region;

    @Column(nullable = false)
    String decision;

    @Column(nullable = false)
    String status;

    Boolean verdict;

    BigDecimal amount;

    @Column(nullable = false)
    String caller;

    @Column(name = "case_reference")
    String caseReference;

    @Column(nullable = false)
    String language;

    @Column(name = "answer_digest", nullable = false)
    byte[] answerDigest;

    @Column(nullable = false)
    byte[] content;
}
