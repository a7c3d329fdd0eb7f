package io.doudi.ruleset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A version that could answer a region's questions on a date, and why it does or does not.
 *
 * @param name for example {@code dazhou/2023}
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Candidate(
        String name,
        String id,
        Manifest.LayerKind layer,
        LocalDate effectiveFrom,
        Optional<LocalDate> effectiveTo,
        Instant publishedAt,
        Optional<Instant> withdrawnAt,
        Standing standing) {

    /** Why a version answers or not. */
    public enum Standing {
        /** It is the latest of its layer that applies: it answers. */
        IN_FORCE,
        /** The version in force inherits its files. */
        INHERITED,
        /** It would apply, but a later version does. */
        SUPERSEDED,
        /** Its last day lies before the date of the case. */
        ENDED,
        /** Its first day lies after the date of the case. */
        NOT_YET_EFFECTIVE,
        /** It was withdrawn by the instant that was asked for. */
        WITHDRAWN,
        /** It was not published by the instant that was asked for. */
        NOT_YET_PUBLISHED
    }

    static Candidate of(RuleSetVersion version, InForce inForce, LocalDate asOf, Instant knownAt) {
        Manifest manifest = version.manifest();
        return new Candidate(
                version.name(),
                manifest.id(),
                manifest.layer(),
                manifest.effectiveFrom(),
                manifest.effectiveTo(),
                version.publishedAt(),
                version.withdrawnAt(),
                standing(version, inForce, asOf, knownAt));
    }

    private static Standing standing(
            RuleSetVersion version, InForce inForce, LocalDate asOf, Instant knownAt) {
        if (inForce.layers().contains(version)) {
            boolean below =
                    inForce.baselines().contains(version) && !version.equals(inForce.baseline());
            return below ? Standing.INHERITED : Standing.IN_FORCE;
        }
        if (!version.isPublished(knownAt)) {
            return Standing.NOT_YET_PUBLISHED;
        }
        if (version.isWithdrawn(knownAt)) {
            return Standing.WITHDRAWN;
        }
        if (!version.hasBegun(asOf)) {
            return Standing.NOT_YET_EFFECTIVE;
        }
        return version.hasEnded(asOf) ? Standing.ENDED : Standing.SUPERSEDED;
    }
}
