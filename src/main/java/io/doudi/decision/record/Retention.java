package io.doudi.decision.record;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.agroal.api.AgroalDataSource;
import io.doudi.decision.record.Partitions.Partition;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Drops what is older than it is kept, and makes the partitions of the coming month. A clock that
 * has jumped ahead must not cost records: after a long pause it waits one more night.
 */
@ApplicationScoped
public class Retention {

    private static final String NIGHTLY = "0 30 2 * * ?";

    private static final Duration LONGEST_PAUSE = Duration.ofDays(7);

    private static final String LAST =
            """
            with last as (select done_at from housekeeping where task = 'retention')
            insert into housekeeping values ('retention', ?)
            on conflict (task) do update set done_at = excluded.done_at
            returning (select done_at from last)
            """;

    private static final String DONE = "select done_at from housekeeping where task = 'retention'";

    private final AgroalDataSource database;
    private final Partitions partitions;
    private final Config config;
    private final InstantSource clock;

    Retention(
            AgroalDataSource database, Partitions partitions, Config config, InstantSource clock) {
        this.database = database;
        this.partitions = partitions;
        this.config = config;
        this.clock = clock;
    }

    /** How long records are kept: the {@code doudi.records.*} settings. */
    @ConfigMapping(prefix = "doudi.records")
    interface Config {

        /** When too old records are dropped, in the notation of cron with seconds. */
        @WithDefault(NIGHTLY)
        String housekeeping();

        /** Months, for rule sets that say nothing else. */
        @WithDefault("120")
        int keptMonths();

        /** Months by rule set, for example {@code doudi.records.kept-months-of.dazhou=360}. */
        Map<String, Integer> keptMonthsOf();
    }

    /** Once a night, on whichever node comes first; the others find nothing left to do. */
    @Scheduled(cron = "{doudi.records.housekeeping:" + NIGHTLY + "}")
    void run() {
        Instant now = clock.instant();
        Optional<Instant> last = last(now);
        if (last.map(now.minus(LONGEST_PAUSE)::isAfter).orElse(true)) {
            Log.warnf(
                    "Old records were dropped last at %s, and it is %s now; if that is right,"
                            + " the next run drops what is too old",
                    last.map(Instant::toString).orElse("never"), now);
            return;
        }
        dropOld(YearMonth.from(now.atOffset(ZoneOffset.UTC)));
    }

    private void dropOld(YearMonth now) {
        for (Partitions.Filled filled : partitions.all()) {
            Partition partition = filled.partition();
            if (isPast(partition, now)) {
                partitions.drop(partition);
            } else if (partition.month().equals(now)) {
                partitions.ensure(new Partition(partition.ruleSet(), now.plusMonths(1)));
            }
        }
    }

    /** When this was done last; from now on it is done now. */
    private Optional<Instant> last(Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement exchange = connection.prepareStatement(LAST)) {
            exchange.setTimestamp(1, Timestamp.from(now));
            try (ResultSet last = exchange.executeQuery()) {
                last.next();
                return Optional.ofNullable(last.getTimestamp(1)).map(Timestamp::toInstant);
            }
        } catch (SQLException e) {
            throw new RecordFailure(e);
        }
    }

    private boolean isPast(Partition partition, YearMonth now) {
        return partition.month().isBefore(now.minusMonths(keptMonths(partition.ruleSet())));
    }

    /** How many months the records of a rule set are kept beside the present one. */
    public int keptMonths(String ruleSet) {
        return config.keptMonthsOf().getOrDefault(ruleSet, config.keptMonths());
    }

    /**
     * What is kept of a rule set.
     *
     * @param months how long records are kept
     * @param records how many there are, nearly
     * @param bytes on disk, with the indexes
     * @param oldest the month (UTC) whose records are dropped next
     * @param droppedOn the day (UTC) in whose night they are
     */
    public record Holding(
            String ruleSet,
            int months,
            long records,
            long bytes,
            YearMonth oldest,
            LocalDate droppedOn) {}

    /** What is kept of each rule set that has records. */
    public List<Holding> holdings() {
        Map<String, List<Partitions.Filled>> byRuleSet =
                partitions.all().stream()
                        .collect(
                                groupingBy(
                                        one -> one.partition().ruleSet(), TreeMap::new, toList()));
        return byRuleSet.entrySet().stream()
                .map(one -> holding(one.getKey(), one.getValue()))
                .toList();
    }

    /** The partitions come with the oldest month first. */
    private Holding holding(String ruleSet, List<Partitions.Filled> all) {
        int months = keptMonths(ruleSet);
        YearMonth oldest = all.get(0).partition().month();
        return new Holding(
                ruleSet,
                months,
                all.stream().mapToLong(Partitions.Filled::records).sum(),
                all.stream().mapToLong(Partitions.Filled::bytes).sum(),
                oldest,
                oldest.plusMonths(months + 1L).atDay(1));
    }

    /** When what was too old was dropped last, on whichever node. */
    public Optional<Instant> lastRun() {
        try (Connection connection = database.getConnection();
                PreparedStatement done = connection.prepareStatement(DONE);
                ResultSet last = done.executeQuery()) {
            return last.next() ? Optional.of(last.getTimestamp(1).toInstant()) : Optional.empty();
        } catch (SQLException e) {
            throw new RecordFailure(e);
        }
    }
}
