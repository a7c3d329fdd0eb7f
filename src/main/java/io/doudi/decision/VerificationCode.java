package io.doudi.decision;

import io.doudi.Sha256;
import io.doudi.decision.record.Entry;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A code on a document by which a third party can check that it is the decision on record: eighty
 * bits of a digest over the id and the answer as it is kept, such as {@code
 * 3F07-A1B2-99C0-4D5E-6F10}.
 */
final class VerificationCode {

    private static final int BYTES = 10;

    private VerificationCode() {}

    static String of(Entry entry) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(entry.id().toString().getBytes(StandardCharsets.UTF_8));
        both.writeBytes(entry.answerDigest());
        byte[] first = Arrays.copyOf(Sha256.of(both.toByteArray()), BYTES);
        return HexFormat.of().withUpperCase().formatHex(first).replaceAll("(.{4})(?!$)", "$1-");
    }

    /** Whether a code that somebody typed is the one of a decision. */
    static boolean matches(Entry entry, String typed) {
        return plain(of(entry)).equals(plain(typed));
    }

    private static String plain(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}
