package io.doudi.decision.record;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Compresses a content (RFC 1951) by reference to a sample of its kind: answers of one decision
 * have most of their words in common.
 */
final class Deflated {

    /** What the algorithm looks back to. */
    private static final int LONGEST_SAMPLE = 32_768;

    /** Half the time of the usual level for a tenth more bytes. */
    private static final int LEVEL = 3;

    private static final int BUFFER = 8_192;

    private Deflated() {}

    /** The part of a content that can serve as a sample. */
    static byte[] sample(byte[] content) {
        int from = Math.max(0, content.length - LONGEST_SAMPLE);
        return Arrays.copyOfRange(content, from, content.length);
    }

    static byte[] of(byte[] content, byte[] sample) {
        Deflater deflater = new Deflater(LEVEL, true);
        try {
            deflater.setDictionary(sample);
            deflater.setInput(content);
            deflater.finish();
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER];
            while (!deflater.finished()) {
                compressed.write(buffer, 0, deflater.deflate(buffer));
            }
            return compressed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    static byte[] inflated(byte[] compressed, byte[] sample) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setDictionary(sample);
            inflater.setInput(compressed);
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            byte[] buffer = new byte[BUFFER];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if (length == 0 && inflater.needsInput()) {
                    throw new IllegalStateException("A record is cut off");
                }
                content.write(buffer, 0, length);
            }
            return content.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalStateException("A record cannot be read", e);
        } finally {
            inflater.end();
        }
    }
}
