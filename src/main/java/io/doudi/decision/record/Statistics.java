package io.doudi.decision.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the recorded decisions come to. */
@ApplicationScoped
public class Statistics {

    private static final String MONTHS =
            """
            select to_char(r.decided_at at time zone 'UTC', 'YYYY-MM') as month, r.region, r.decision,
                coalesce(v.region_version, v.baseline_version) as version, count(*),
                count(*) filter (where r.status = 'UNDETERMINED'), count(*) filter (where r.verdict),
                count(*) filter (where not r.verdict), count(r.amount), sum(r.amount)
            from decision_record r join record_versions v on v.id = r.versions_id
            where r.decided_at >= cast(?1 as timestamptz) and r.decided_at < cast(?2 as timestamptz)
                and (cast(?3 as text[]) is null or r.region = any (cast(?3 as text[])))
            group by month, r.region, r.decision, version
            order by month, r.region, r.decision, version
            """;

    private static final String HITS =
            """
            select hit, sum(times) from (
                select r.path_id, count(*) as times
                from decision_record r join record_versions v on v.id = r.versions_id
                where ?1 in (v.region_version, v.baseline_version, v.standards_version)
                    and (cast(?2 as text[]) is null or r.region = any (cast(?2 as text[])))
                group by r.path_id) used
            join record_path p on p.id = used.path_id cross join unnest(p.hits) as hit
            group by hit order by hit
            """;

    private final EntityManager entities;

    Statistics(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * What was decided in a month (UTC).
     *
     * @param version of the region's rules or, where they are silent, of the baseline
     * @param decisions all of them
     * @param undetermined those that lacked facts
     * @param granted those for the person, of those that decide about that
     * @param refused those against
     * @param amounts those that came to an amount
     * @param sum of the amounts, in yuan; empty if there is none
     */
    public record Month(
            String month,
            String region,
            String decision,
            String version,
            long decisions,
            long undetermined,
            long granted,
            long refused,
            long amounts,
            Optional<BigDecimal> sum) {

        private static Month of(Object[] row) {
            return new Month(
                    (String) row[0],
                    (String) row[1],
                    (String) row[2],
                    (String) row[3],
                    number(row[4]),
                    number(row[5]),
                    number(row[6]),
                    number(row[7]),
                    number(row[8]),
                    Optional.ofNullable((BigDecimal) row[9]));
        }
    }

    /**
     * By month, region, decision and version.
     *
     * @param regions those that count; empty for all
     */
    @Transactional
    public List<Month> months(Instant from, Instant to, Optional<Set<String>> regions) {
        List<?> rows =
                entities.createNativeQuery(MONTHS)
                        .setParameter(1, from.toString())
                        .setParameter(2, to.toString())
                        .setParameter(3, array(regions))
                        .getResultList();
        return rows.stream().map(Object[].class::cast).map(Month::of).toList();
    }

    /** How often each row and rule was hit by the decisions that a version took part in. */
    @Transactional
    public Map<String, Long> hits(String version, Optional<Set<String>> regions) {
        List<?> rows =
                entities.createNativeQuery(HITS)
                        .setParameter(1, version)
                        .setParameter(2, array(regions))
                        .getResultList();
        Map<String, Long> hits = new LinkedHashMap<>();
        rows.stream()
                .map(Object[].class::cast)
                .forEach(row -> hits.put((String) row[0], number(row[1])));
        return hits;
    }

    static String[] array(Optional<Set<String>> regions) {
        return regions.map(codes -> codes.toArray(String[]::new)).orElse(null);
    }

    static long number(Object count) {
        return ((Number) count).longValue();
    }
}
