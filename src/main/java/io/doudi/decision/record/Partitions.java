package io.doudi.decision.record;

import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The partitions of the record: one for each rule set and month (UTC) in which it answered. They
 * are made beside the table and attached then, which lets everybody go on.
 */
@ApplicationScoped
class Partitions {

    /** The key of the advisory lock; the letters "record". */
    private static final long TURNS = 0x7265636f7264L;

    private static final String MONTHS =
            """
            select c.relname, pg_stat_get_live_tuples(c.oid), pg_total_relation_size(c.oid)
            from pg_inherits i
            join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
            where p.relname like 'record %' and p.relkind = 'p' and c.relkind = 'r'
            order by right(c.relname, 7), c.relname
            """;

    private static final String PREFIX = "record ";

    private final AgroalDataSource database;
    private final Set<Partition> known = ConcurrentHashMap.newKeySet();

    Partitions(AgroalDataSource database) {
        this.database = database;
    }

    /** The records of a rule set in a month. */
    record Partition(String ruleSet, YearMonth month) {

        static Partition of(String ruleSet, Instant at) {
            return new Partition(ruleSet, YearMonth.from(at.atOffset(ZoneOffset.UTC)));
        }

        private String table() {
            return PREFIX + ruleSet + " " + month;
        }

        private String parent() {
            return PREFIX + ruleSet;
        }
    }

    /** Makes the partition unless it is there. */
    void ensure(Partition partition) {
        if (known.contains(partition)) {
            return;
        }
        inTurn(
                sql -> {
                    if (!isAttached(sql, partition.parent())) {
                        makeParent(sql, partition);
                    }
                    if (!isAttached(sql, partition.table())) {
                        make(sql, partition);
                    }
                });
        known.add(partition);
    }

    /**
     * How much a partition holds.
     *
     * @param records how many they are, nearly: as the database counts while it writes
     * @param bytes on disk, with the indexes
     */
    record Filled(Partition partition, long records, long bytes) {}

    /** Every partition that there is, oldest month first. */
    List<Filled> all() {
        List<Filled> all = new ArrayList<>();
        inTurn(
                sql -> {
                    try (ResultSet found = sql.executeQuery(MONTHS)) {
                        while (found.next()) {
                            all.add(
                                    new Filled(
                                            parsed(found.getString(1)),
                                            found.getLong(2),
                                            found.getLong(3)));
                        }
                    }
                });
        return all;
    }

    private static Partition parsed(String table) {
        String[] words = table.split(" ");
        return new Partition(words[1], YearMonth.parse(words[2]));
    }

    /** Drops a partition with its records and the keys that name them. */
    void drop(Partition partition) {
        inTurn(
                sql -> {
                    sql.execute("drop table if exists " + quoted(partition.table()));
                    sql.execute(
                            "delete from idempotency_key where rule_set = '%s' and decided_at < '%s'"
                                    .formatted(
                                            partition.ruleSet(),
                                            start(partition.month().plusMonths(1))));
                });
        known.remove(partition);
        Log.infof(
                "Dropped the records of %s of %s: they are older than they are kept",
                partition.ruleSet(), partition.month());
    }

    private static boolean isAttached(Statement sql, String table) throws SQLException {
        try (ResultSet found =
                sql.executeQuery(
                        "select 1 from pg_inherits i join pg_class c on c.oid = i.inhrelid where"
                                + " c.relname = '%s'".formatted(table))) {
            return found.next();
        }
    }

    private static void makeParent(Statement sql, Partition partition) throws SQLException {
        String parent = quoted(partition.parent());
        sql.execute(
                "create table %s (like decision_record including all) partition by range (decided_at)"
                        .formatted(parent));
        sql.execute(
                "alter table decision_record attach partition %s for values in ('%s')"
                        .formatted(parent, partition.ruleSet()));
    }

    private static void make(Statement sql, Partition partition) throws SQLException {
        String table = quoted(partition.table());
        sql.execute("create table %s (like decision_record including all)".formatted(table));
        sql.execute(
                "alter table %s attach partition %s for values from ('%s') to ('%s')"
                        .formatted(
                                quoted(partition.parent()),
                                table,
                                start(partition.month()),
                                start(partition.month().plusMonths(1))));
    }

    private static String start(YearMonth month) {
        return month.atDay(1) + "T00:00:00Z";
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    /** What is done while no other node makes or drops partitions. */
    private interface Work {
        void run(Statement sql) throws SQLException;
    }

    private void inTurn(Work work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement sql = connection.createStatement()) {
                sql.execute("select pg_advisory_xact_lock(%d)".formatted(TURNS));
                work.run(sql);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new RecordFailure(e);
        }
    }
}
