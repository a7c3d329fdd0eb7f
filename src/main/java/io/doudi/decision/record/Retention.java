package io.doudi.decision.record;

import io.doudi.decision.record.Partitions.Partition;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;

/** Drops what is older than it is kept, and makes the partitions of the coming month. */
@ApplicationScoped
class Retention {

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

        /** For rule sets that say nothing else, for example {@code P10Y}. */
        @WithDefault("P10Y")
        Period kept();

        /** By rule set, for example {@code doudi.records.kept-by-rule-set.dazhou=P30Y}. */
        @WithName("kept-by-rule-set")
        Map<String, Period> byRuleSet();
    }

    /** Once a night, on whichever node comes first; the others find nothing left to do. */
    @Scheduled(cron = "{doudi.records.housekeeping}")
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
        Period kept = config.byRuleSet().getOrDefault(partition.ruleSet(), config.kept());
        return partition.month().isBefore(now.minus(kept));
    }
}
