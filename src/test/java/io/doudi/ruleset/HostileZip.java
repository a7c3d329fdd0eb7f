package io.doudi.ruleset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Archives that no honest program writes. */
final class HostileZip {

    private static final byte[] LOCAL = {'P', 'K', 3, 4};
    private static final byte[] CENTRAL = {'P', 'K', 1, 2};
    private static final int LOCAL_FLAGS = 6;
    private static final int CENTRAL_FLAGS = 8;
    private static final int UNIX_ATTRIBUTES = 38;

    private HostileZip() {}

    static byte[] of(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] of(String name, String content) {
        return of(Map.of(name, content.getBytes(StandardCharsets.UTF_8)));
    }

    /** Every occurrence of some bytes replaced by as many others: names in both directories. */
    static byte[] replaced(byte[] zip, String before, String after) {
        byte[] old = before.getBytes(StandardCharsets.ISO_8859_1);
        byte[] other = after.getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = zip.clone();
        for (int at = 0; at + old.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + old.length, old, 0, old.length)) {
                System.arraycopy(other, 0, bytes, at, other.length);
            }
        }
        return bytes;
    }

    static byte[] encrypted(byte[] zip) {
        byte[] bytes = zip.clone();
        bytes[find(bytes, LOCAL) + LOCAL_FLAGS] |= 1;
        bytes[find(bytes, CENTRAL) + CENTRAL_FLAGS] |= 1;
        return bytes;
    }

    /** A symbolic link: the content is where it leads. */
    static byte[] link(String name, String target) {
        byte[] bytes = of(name, target);
        int at = find(bytes, CENTRAL);
        bytes[at + 5] = 3;
        bytes[at + UNIX_ATTRIBUTES + 3] = (byte) 0xA1;
        return bytes;
    }

    /** Another byte in the middle of the content. */
    static byte[] damaged(byte[] zip) {
        byte[] bytes = zip.clone();
        bytes[bytes.length / 3] ^= 0x55;
        return bytes;
    }

    private static int find(byte[] bytes, byte[] mark) {
        for (int at = 0; at < bytes.length - mark.length; at++) {
            if (Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length)) {
                return at;
            }
        }
        throw new IllegalArgumentException("no zip");
    }
}
