package io.doudi.decision.record;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.agroal.api.AgroalDataSource;
import io.doudi.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What many records have in common is stored once, under its digest. */
@ApplicationScoped
class Shared {

    private static final int REMEMBERED = 20_000;
    private static final int SAMPLES_REMEMBERED = 500;

    private final AgroalDataSource database;
    private final Cache<String, Integer> ids =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Cache<String, Sample> samples =
            Caffeine.newBuilder().maximumSize(SAMPLES_REMEMBERED).build();

    Shared(AgroalDataSource database) {
        this.database = database;
    }

    /** A content that others of its kind are compressed by. */
    record Sample(int id, byte[] content) {}

    /** The parameters of an insert after the digest. */
    private interface Parameters {
        void set(Connection connection, PreparedStatement statement) throws SQLException;
    }

    int versions(Versions versions) {
        String key = versions.key();
        return ids.get(
                key,
                any ->
                        stored(
                                "record_versions",
                                "region_version, region_digest, baseline_version, baseline_digest,"
                                        + " standards_version, standards_digest, engine, service",
                                key,
                                (connection, insert) -> set(insert, versions)));
    }

    private static void set(PreparedStatement insert, Versions versions) throws SQLException {
        insert.setString(2, versions.region().map(Versions.Used::name).orElse(null));
        insert.setString(3, versions.region().map(Versions.Used::digest).orElse(null));
        insert.setString(4, versions.baseline().name());
        insert.setString(5, versions.baseline().digest());
        insert.setString(6, versions.standards().map(Versions.Used::name).orElse(null));
        insert.setString(7, versions.standards().map(Versions.Used::digest).orElse(null));
        insert.setString(8, versions.engine());
        insert.setString(9, versions.service());
    }

    int path(List<String> hits) {
        String key = String.join("\n", hits);
        return ids.get(
                "path\n" + key,
                any ->
                        stored(
                                "record_path",
                                "hits",
                                key,
                                (connection, insert) ->
                                        insert.setArray(
                                                2,
                                                connection.createArrayOf("text", hits.toArray()))));
    }

    /** The sample for contents of a kind: the first one that came. */
    Sample sample(String kind, byte[] content) {
        return samples.get(kind, any -> stored(kind, Deflated.sample(content)));
    }

    private Sample stored(String kind, byte[] content) {
        int id =
                stored(
                        "record_sample",
                        "content",
                        kind,
                        (connection, insert) -> insert.setBytes(2, content));
        return new Sample(id, sample(id));
    }

    /** The content of a sample. */
    byte[] sample(int id) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select content from record_sample where id = ?")) {
            select.setInt(1, id);
            try (ResultSet found = select.executeQuery()) {
                found.next();
                return found.getBytes(1);
            }
        } catch (SQLException e) {
            throw new RecordFailure(e);
        }
    }

    private int stored(String table, String columns, String key, Parameters parameters) {
        byte[] digest = Sha256.of(key);
        try (Connection connection = database.getConnection()) {
            Optional<Integer> known = id(connection, table, digest);
            if (known.isPresent()) {
                return known.get();
            }
            insert(connection, table, columns, digest, parameters);
            return id(connection, table, digest).orElseThrow();
        } catch (SQLException e) {
            throw new RecordFailure(e);
        }
    }

    private static void insert(
            Connection connection,
            String table,
            String columns,
            byte[] digest,
            Parameters parameters)
            throws SQLException {
        String places = ", ?".repeat(columns.split(",").length);
        String sql =
                "insert into %s (digest, %s) values (?%s) on conflict do nothing"
                        .formatted(table, columns, places);
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setBytes(1, digest);
            parameters.set(connection, insert);
            insert.executeUpdate();
        }
    }

    private static Optional<Integer> id(Connection connection, String table, byte[] digest)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select id from " + table + " where digest = ?")) {
            select.setBytes(1, digest);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? Optional.of(found.getInt(1)) : Optional.empty();
            }
        }
    }
}
