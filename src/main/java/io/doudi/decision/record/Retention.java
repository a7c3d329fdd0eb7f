package io.doudi.decision.record;

import io.doudi.decision.record.Partitions.Partition;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;

/** Drops what is older than it is kept, and makes the partitions of the coming month. */
@ApplicationScoped
class Retention {

    private static final String NIGHTLY = "0 30 2 * * ?";

    private final Partitions partitions;
    private final Config config;
    private final InstantSource clock;

    Retention(Partitions partitions, Config config, InstantSource clock) {
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
        YearMonth now = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        for (Partition partition : partitions.all()) {
            if (isPast(partition, now)) {
                partitions.drop(partition);
            } else if (partition.month().equals(now)) {
                partitions.ensure(new Partition(partition.ruleSet(), now.plusMonths(1)));
            }
        }
    }

    private boolean isPast(Partition partition, YearMonth now) {
        int kept = config.keptMonthsOf().getOrDefault(partition.ruleSet(), config.keptMonths());
        return partition.month().isBefore(now.minusMonths(kept));
    }
}
