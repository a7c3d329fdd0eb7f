package io.doudi.decision.record;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** What a decision hit on its way. */
@Entity
@Immutable
@Table(name = "record_path")
class PathEntity {

    @Id Integer id;

    @Column(nullable = false)
    String[] hits;
}
