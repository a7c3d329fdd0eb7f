package io.doudi.decision.record;

import io.doudi.decision.record.Versions.Used;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import org.hibernate.annotations.Immutable;

/** The row behind {@link Versions}. */
@Entity
@Immutable
@Table(name = "record_versions")
class VersionsEntity {

    @Id Integer id;

    @Column(name = "region_version")
    String regionVersion;

    @Column(name = "region_digest")
    String regionDigest;

    @Column(name = "baseline_version", nullable = false)
    String baselineVersion;

    @Column(name = "baseline_digest", nullable = false)
    String baselineDigest;

    @Column(name = "standards_version")
    String standardsVersion;

    @Column(name = "standards_digest")
    String standardsDigest;

    @Column(nullable = false)
    String engine;

    @Column(nullable = false)
    String service;

    Versions toVersions() {
        return new Versions(
                used(regionVersion, regionDigest),
                new Used(baselineVersion, baselineDigest),
                used(standardsVersion, standardsDigest),
                engine,
                service);
    }

    private static Optional<Used> used(String name, String digest) {
        return Optional.ofNullable(name).map(known -> new Used(known, digest));
    }
}
