package io.doudi.decision.record;

import io.agroal.api.AgroalDataSource;
import io.doudi.decision.record.Partitions.Partition;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes many records in one transaction. */
@ApplicationScoped
class RecordWriter {

    private static final String KEYS =
            """
            insert into idempotency_key (caller, key, request_digest, rule_set, decided_at, record_id)
            select * from unnest(?::text[], ?::text[], ?::bytea[], ?::text[], ?::timestamptz[], ?::uuid[])
            on conflict do nothing
            returning record_id
            """;

    private static final String RECORDS =
            """
            insert into decision_record (id, decided_at, as_of, versions_id, path_id, sample_id, duration_micros, rule_set,
                region, decision, status, verdict, amount, caller, case_reference, language, answer_digest, content)
            select * from unnest(?::uuid[], ?::timestamptz[], ?::date[], ?::int[], ?::int[], ?::int[], ?::int[], ?::text[],
                ?::text[], ?::text[], ?::text[], ?::boolean[], ?::numeric[], ?::text[], ?::text[], ?::text[], ?::bytea[],
                ?::bytea[])
            """;

    private static final String EVENTS =
            """
            insert into event (type, at, rule_set, region, record_id, decision, status, verdict, caller, versions_id, path_id)
            select 'DECISION_RECORDED', * from unnest(?::timestamptz[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[],
                ?::boolean[], ?::text[], ?::int[], ?::int[])
            """;

    private final AgroalDataSource database;
    private final Shared shared;
    private final Partitions partitions;
    private final boolean tellsEvents;
    private final Timer time;

    /**
     * Writes to a database.
     *
     * @param tellsEvents whether decisions are told as events
     */
    RecordWriter(
            AgroalDataSource database,
            Shared shared,
            Partitions partitions,
            MeterRegistry registry,
            @ConfigProperty(name = "doudi.events.decisions", defaultValue = "false")
                    boolean tellsEvents) {
        this.tellsEvents = tellsEvents;
        time = registry.timer("doudi.record.write");
        this.database = database;
        this.shared = shared;
        this.partitions = partitions;
    }

    /** An entry with what it has in common with others already stored. */
    record Prepared(Entry entry, int versions, int path, int sample, byte[] content) {
        private Optional<Key> key() {
            return entry.key();
        }
    }

    /** Stores what an entry has in common with others and makes its partition. */
    Prepared prepared(Entry entry) {
        partitions.ensure(Partition.of(entry.ruleSet(), entry.decidedAt()));
        String kind = entry.versions().key() + "\n" + entry.decision() + "\n" + entry.language();
        Shared.Sample sample = shared.sample(kind, entry.content());
        return new Prepared(
                entry,
                shared.versions(entry.versions()),
                shared.path(entry.hits()),
                sample.id(),
                Deflated.of(entry.content(), sample.content()));
    }

    /**
     * Writes all or none of the entries and gives the ids of those that are on record now; the key
     * of an entry that is missing among them has been used before.
     */
    Set<UUID> write(List<Prepared> entries) throws SQLException {
        Timer.Sample sample = Timer.start();
        try {
            return writeAll(entries);
        } finally {
            sample.stop(time);
        }
    }

    private Set<UUID> writeAll(List<Prepared> entries) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Set<UUID> written = write(connection, entries);
                connection.commit();
                return written;
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private Set<UUID> write(Connection connection, List<Prepared> entries) throws SQLException {
        List<Prepared> keyed = entries.stream().filter(entry -> entry.key().isPresent()).toList();
        Set<UUID> first = keyed.isEmpty() ? Set.of() : writeKeys(connection, keyed);
        List<Prepared> fresh =
                entries.stream()
                        .filter(one -> one.key().isEmpty() || first.contains(one.entry().id()))
                        .toList();
        Set<UUID> written = new HashSet<>();
        fresh.forEach(one -> written.add(one.entry().id()));
        if (!fresh.isEmpty()) {
            writeRecords(connection, fresh);
        }
        if (tellsEvents && !fresh.isEmpty()) {
            writeEvents(connection, fresh);
        }
        return written;
    }

    private static Set<UUID> writeKeys(Connection connection, List<Prepared> entries)
            throws SQLException {
        Set<UUID> first = new HashSet<>();
        try (PreparedStatement insert = connection.prepareStatement(KEYS)) {
            Columns columns = new Columns(connection, insert, entries);
            columns.add("text", one -> one.key().orElseThrow().caller());
            columns.add("text", one -> one.key().orElseThrow().key());
            columns.addBytes(one -> one.key().orElseThrow().requestDigest());
            columns.add("text", one -> one.entry().ruleSet());
            columns.add("timestamptz", one -> Timestamp.from(one.entry().decidedAt()));
            columns.add("uuid", one -> one.entry().id());
            try (ResultSet ids = insert.executeQuery()) {
                while (ids.next()) {
                    first.add(ids.getObject(1, UUID.class));
                }
            }
        }
        return first;
    }

    private static void writeRecords(Connection connection, List<Prepared> entries)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(RECORDS)) {
            Columns columns = new Columns(connection, insert, entries);
            columns.add("uuid", one -> one.entry().id());
            columns.add("timestamptz", one -> Timestamp.from(one.entry().decidedAt()));
            columns.add("date", one -> java.sql.Date.valueOf(one.entry().asOf()));
            columns.add("int4", Prepared::versions);
            columns.add("int4", Prepared::path);
            columns.add("int4", Prepared::sample);
            columns.add("int4", one -> (int) (one.entry().duration().toNanos() / 1_000));
            columns.add("text", one -> one.entry().ruleSet());
            columns.add("text", one -> one.entry().region());
            columns.add("text", one -> one.entry().decision());
            columns.add("text", one -> one.entry().status());
            columns.add("bool", one -> one.entry().verdict().orElse(null));
            columns.add("numeric", one -> one.entry().amount().orElse(null));
            columns.add("text", one -> one.entry().caller());
            columns.add("text", one -> one.entry().caseReference().orElse(null));
            columns.add("text", one -> one.entry().language());
            columns.addBytes(one -> one.entry().answerDigest());
            columns.addBytes(Prepared::content);
            insert.executeUpdate();
        }
    }

    private static void writeEvents(Connection connection, List<Prepared> entries)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(EVENTS)) {
            Columns columns = new Columns(connection, insert, entries);
            columns.add("timestamptz", one -> Timestamp.from(one.entry().decidedAt()));
            columns.add("text", one -> one.entry().ruleSet());
            columns.add("text", one -> one.entry().region());
            columns.add("uuid", one -> one.entry().id());
            columns.add("text", one -> one.entry().decision());
            columns.add("text", one -> one.entry().status());
            columns.add("bool", one -> one.entry().verdict().orElse(null));
            columns.add("text", one -> one.entry().caller());
            columns.add("int4", Prepared::versions);
            columns.add("int4", Prepared::path);
            insert.executeUpdate();
        }
    }

    /** The values of each column as an array. */
    private static final class Columns {
        private final Connection connection;
        private final PreparedStatement insert;
        private final List<Prepared> entries;
        private int column;

        Columns(Connection connection, PreparedStatement insert, List<Prepared> entries) {
            this.connection = connection;
            this.insert = insert;
            this.entries = entries;
        }

        void add(String type, Function<Prepared, Object> value) throws SQLException {
            set(type, entries.stream().map(value).toArray());
        }

        /** The driver wants bytes in arrays of their own type. */
        void addBytes(Function<Prepared, byte[]> value) throws SQLException {
            set("bytea", entries.stream().map(value).toArray(byte[][]::new));
        }

        private void set(String type, Object[] values) throws SQLException {
            insert.setArray(++column, connection.createArrayOf(type, values));
        }
    }
}
