package io.doudi.decision.record;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the recorded decisions came to before a publication and after it. */
@ApplicationScoped
public class Effects {

    /** So long before the publication, and after it, decisions are compared. */
    public static final Duration WINDOW = Duration.ofDays(90);

    private static final String SIDES =
            """
            select r.region, r.decision, count(*) filter (where r.verdict), count(*) filter (where not r.verdict),
                count(r.amount), avg(r.amount), coalesce(var_samp(r.amount), 0),
                r.decided_at >= cast(?2 as timestamptz) as after
            from decision_record r join record_versions v on v.id = r.versions_id
            where r.decided_at >= cast(?3 as timestamptz) and r.decided_at < cast(?4 as timestamptz)
                and (r.decided_at >= cast(?2 as timestamptz))
                    = coalesce(?1 in (v.region_version, v.baseline_version, v.standards_version), false)
                and (cast(?5 as text[]) is null or r.region = any (cast(?5 as text[])))
            group by r.region, r.decision, after
            order by r.region, r.decision, after
            """;

    private final EntityManager entities;

    Effects(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Decisions on one side of a publication.
     *
     * @param granted those for the person, of those that decide about that
     * @param refused those against
     * @param amounts those that came to an amount
     * @param meanAmount of them, in yuan; empty if there is none
     */
    @Schema(name = "EffectSide")
    public record Side(
            long granted,
            long refused,
            long amounts,
            Optional<BigDecimal> meanAmount,
            @JsonIgnore double variance) {

        static final Side NONE = new Side(0, 0, 0, Optional.empty(), 0);

        /** The share of those for the person, 0 to 1; empty if nothing was decided about that. */
        public Optional<BigDecimal> approvalRate() {
            return verdicts() == 0
                    ? Optional.empty()
                    : Optional.of(
                            BigDecimal.valueOf(granted)
                                    .divide(
                                            BigDecimal.valueOf(verdicts()),
                                            4,
                                            RoundingMode.HALF_UP));
        }

        long verdicts() {
            return granted + refused;
        }

        double mean() {
            return meanAmount.map(BigDecimal::doubleValue).orElse(0.0);
        }
    }

    /**
     * A decision in a region, before and after.
     *
     * @param approvalRateMoved by more than a twentieth and more than chance explains
     * @param meanAmountMoved likewise
     */
    public record Effect(
            String region,
            String decision,
            Side before,
            Side after,
            boolean approvalRateMoved,
            boolean meanAmountMoved) {

        static Effect of(String region, String decision, Side before, Side after) {
            return new Effect(
                    region,
                    decision,
                    before,
                    after,
                    Movement.ofRate(before, after),
                    Movement.ofMean(before, after));
        }

        /** Whether somebody should look at it. */
        @JsonIgnore
        public boolean isAlarming() {
            return approvalRateMoved || meanAmountMoved;
        }
    }

    private record Row(String region, String decision, boolean isAfter, Side side) {
        private static Row of(Object[] row) {
            return new Row(
                    (String) row[0],
                    (String) row[1],
                    (Boolean) row[7],
                    new Side(
                            Statistics.number(row[2]),
                            Statistics.number(row[3]),
                            Statistics.number(row[4]),
                            Optional.ofNullable((BigDecimal) row[5])
                                    .map(mean -> mean.setScale(2, RoundingMode.HALF_UP)),
                            ((Number) row[6]).doubleValue()));
        }

        private boolean isBeside(Row other) {
            return region.equals(other.region) && decision.equals(other.decision);
        }
    }

    /**
     * The decisions by a version since its publication, and those before it by whatever answered
     * then.
     *
     * @param regions those that count; empty for all
     */
    @Transactional
    public List<Effect> of(String version, Instant publishedAt, Optional<Set<String>> regions) {
        List<?> found =
                entities.createNativeQuery(SIDES)
                        .setParameter(1, version)
                        .setParameter(2, publishedAt.toString())
                        .setParameter(3, publishedAt.minus(WINDOW).toString())
                        .setParameter(4, publishedAt.plus(WINDOW).toString())
                        .setParameter(5, Statistics.array(regions))
                        .getResultList();
        List<Row> rows = found.stream().map(Object[].class::cast).map(Row::of).toList();
        List<Effect> effects = new ArrayList<>();
        for (Row row : rows) {
            if (row.isAfter()) {
                Side before =
                        rows.stream()
                                .filter(other -> !other.isAfter() && other.isBeside(row))
                                .map(Row::side)
                                .findFirst()
                                .orElse(Side.NONE);
                effects.add(Effect.of(row.region(), row.decision(), before, row.side()));
            }
        }
        return effects;
    }
}
