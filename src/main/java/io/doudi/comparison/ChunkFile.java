package io.doudi.comparison;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.ArrayList;
import java.util.List;

/**
 * What came out of one chunk, as a file: a line that says which chunk it is, the tally, then each
 * changed case.
 */
record ChunkFile(Header header, Chunk.Result result) {

    private static final int LINES_BEFORE_CASES = 2;

    /**
     * Which chunk it is.
     *
     * @param inputsDigest of its comparison
     * @param number from 0
     * @param cases how many were put through
     */
    record Header(String inputsDigest, String casesDigest, int number, int cases) {}

    byte[] packed(Stored stored) {
        List<String> lines = new ArrayList<>();
        lines.add(stored.text(header));
        lines.add(stored.text(result.tally()));
        result.changed().forEach(one -> lines.add(stored.text(one)));
        return PackedLines.write(lines);
    }

    /**
     * Reads a file.
     *
     * @throws IllegalStateException if it is not one
     */
    static ChunkFile read(byte[] packed, Stored stored) {
        List<String> lines = PackedLines.read(packed);
        if (lines.size() < LINES_BEFORE_CASES) {
            throw new IllegalStateException("it is cut off");
        }
        return new ChunkFile(
                read(lines.get(0), new TypeReference<>() {}, stored),
                new Chunk.Result(
                        read(lines.get(1), new TypeReference<>() {}, stored),
                        lines.stream()
                                .skip(LINES_BEFORE_CASES)
                                .map(
                                        line ->
                                                read(
                                                        line,
                                                        new TypeReference<ChangedCase>() {},
                                                        stored))
                                .toList()));
    }

    private static <T> T read(String line, TypeReference<T> type, Stored stored) {
        T found = stored.read(line, type);
        if (found == null) {
            throw new IllegalStateException("it says nothing");
        }
        return found;
    }
}
