package io.doudi.decision.record;

import static io.doudi.decision.record.Entries.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.doudi.decision.record.Partitions.Partition;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Records lie in partitions by rule set and month, which are dropped when they are too old. */
@QuarkusTest
class RetentionTest {

    private static final Instant OLD = Instant.parse("2005-03-31T23:59:59.999Z");
    private static final Instant YOUNG = Instant.parse("2015-04-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2025-04-30T12:00:00Z");

    /** No other node has an opinion. */
    private static final String FORGET = "delete from housekeeping";

    @Inject AgroalDataSource database;

    @Inject DecisionRecord record;
    @Inject Partitions partitions;

    /** The node's work of a night. */
    private Retention retention(Instant at) {
        return new Retention(
                database,
                partitions,
                new Retention.Config() {
                    @Override
                    public String housekeeping() {
                        return "off";
                    }

                    @Override
                    public int keptMonths() {
                        return 120;
                    }

                    @Override
                    public Map<String, Integer> keptMonthsOf() {
                        return Map.of("kept-long", 360);
                    }
                },
                InstantSource.fixed(at));
    }

    private void forget() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(FORGET);
        }
    }

    /** Two nights, one after the other. */
    private void keepHouse() throws SQLException {
        forget();
        retention(NOW.minus(Duration.ofDays(1))).run();
        retention(NOW).run();
    }

    @Test
    void dropsWhatIsOlderThanItIsKept() throws SQLException {
        Entry old = entry("kept-short", OLD, "old");
        Entry young = entry("kept-short", YOUNG, "young");
        Entry other = entry("kept-long", OLD, "other");
        for (Entry entry : List.of(old, young, other)) {
            assertThat(record.keep(entry)).isTrue();
        }
        assertThat(record.entry(old.id())).isPresent();

        keepHouse();

        assertThat(record.entry(old.id())).isEmpty();
        assertThat(record.used("caller", "old")).isEmpty();
        assertThat(record.entry(young.id())).isPresent();
        assertThat(record.used("caller", "young")).isPresent();
        assertThat(record.entry(other.id())).isPresent();
        assertThat(record.keep(entry("kept-short", OLD, "again"))).isTrue();
    }

    @Test
    void losesNothingToAClockThatJumps() throws SQLException {
        Entry entry = entry("jumped", YOUNG, "jumped");
        record.keep(entry);
        keepHouse();
        Instant jumped = NOW.plus(Duration.ofDays(5 * 365));
        retention(jumped).run();
        retention(NOW).run();
        retention(NOW.minus(Duration.ofDays(3_650))).run();
        assertThat(record.entry(entry.id())).isPresent();
        retention(jumped).run();
        retention(jumped.plus(Duration.ofDays(1))).run();
        assertThat(record.entry(entry.id())).isEmpty();
    }

    @Test
    void makesThePartitionOfTheComingMonth() throws SQLException {
        record.keep(entry("coming", NOW, "coming"));
        keepHouse();
        assertThat(partitions.all())
                .extracting(Partitions.Filled::partition)
                .contains(new Partition("coming", YearMonth.of(2025, 5)));
    }

    @Test
    void givesBackExactlyWhatWasKept() {
        byte[] content = new byte[200_000];
        new Random(7).nextBytes(content);
        Entry entry = entry("exact", YOUNG, "exact", content);
        record.keep(entry);
        Entry found = record.entry(entry.id()).orElseThrow();
        assertThat(found).usingRecursiveComparison().ignoringFields("key").isEqualTo(entry);
    }

    @Test
    void keepsNothingTwiceUnderOneKey() {
        Entry first = entry("twice", YOUNG, "twice");
        Entry second = entry("twice", YOUNG, "twice");
        assertThat(record.keep(List.of(first, second))).hasSize(1);
        assertThat(record.keep(entry("twice", YOUNG, "twice"))).isFalse();
    }
}
