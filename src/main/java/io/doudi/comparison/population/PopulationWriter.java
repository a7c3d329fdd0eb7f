package io.doudi.comparison.population;

import io.doudi.Sha256;
import io.doudi.comparison.population.PopulationStore.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** Writes the households of one population, chunk by chunk. */
final class PopulationWriter {

    /** Households that are compressed together. */
    static final int CHUNK = 1_000;

    private final PopulationStore store;
    private final HouseholdLines lines;
    private final UUID id;
    private final MessageDigest digest = Sha256.digest();
    private final StringBuilder chunk = new StringBuilder();
    private long written;
    private BigDecimal weight = BigDecimal.ZERO;

    PopulationWriter(PopulationStore store, HouseholdLines lines, UUID id) {
        this.store = store;
        this.lines = lines;
        this.id = id;
    }

    /** The number of the next household. */
    long next() {
        return written + 1;
    }

    /** Adds a household, which must have the next number. */
    void add(Household household) {
        if (household.number() != next()) {
            throw new IllegalArgumentException("The next number is " + next());
        }
        written++;
        weight = weight.add(household.weight());
        String line = lines.line(household) + "\n";
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        chunk.append(line);
        if (written % CHUNK == 0) {
            flush();
        }
    }

    private void flush() {
        if (!chunk.isEmpty()) {
            long first = (written - 1) / CHUNK * CHUNK + 1;
            store.append(id, first, packed(chunk.toString()), written);
            chunk.setLength(0);
        }
    }

    private static byte[] packed(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return packed.toByteArray();
    }

    /** Closes the population for good. */
    Population complete() {
        return complete(0, List.of());
    }

    /**
     * Closes the population for good.
     *
     * @param broken how many lines were left out
     * @param problems of the first of them
     */
    Population complete(long broken, List<Map<String, Object>> problems) {
        flush();
        String hex = HexFormat.of().formatHex(digest.digest());
        return store.complete(id, new Result(written, weight, hex, broken, problems));
    }

    /** Takes back everything. */
    void discard() {
        store.discard(id);
    }

    void fail(Map<String, Object> problem) {
        store.fail(id, problem);
    }
}
