package io.doudi.ruleset;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Ways to spoil bytes, the same ones at every run. */
record Mutations(Random random) {

    private static final List<String> TOKENS =
            List.of(
                    "\0",
                    "\uFEFF",
                    "\uD7FF",
                    "../",
                    "<!DOCTYPE a>",
                    "<![CDATA[",
                    "&#0;",
                    "]]>",
                    "{{",
                    "}}",
                    "\"",
                    "\\",
                    "null",
                    "1e999999999",
                    "\n---\n",
                    "!!java.io.File x",
                    "*a",
                    "&a [*a]",
                    "end",
                    "*/",
                    "%s%n",
                    "${x}",
                    "-1",
                    "9999-99-99",
                    "中");

    Mutations(long seed) {
        this(new Random(seed));
    }

    /** One to four changes, or something else altogether. */
    byte[] of(byte[] good) {
        if (random.nextInt(10) == 0 || good.length == 0) {
            return noise(random.nextInt(400));
        }
        byte[] spoilt = good;
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            spoilt = once(spoilt);
        }
        return spoilt;
    }

    private byte[] once(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(60));
        return switch (random.nextInt(5)) {
            case 0 -> flipped(bytes);
            case 1 -> joined(part(bytes, 0, from), part(bytes, to, bytes.length));
            case 2 -> part(bytes, 0, from);
            case 3 -> joined(part(bytes, 0, to), part(bytes, from, bytes.length));
            default -> joined(part(bytes, 0, from), token(), part(bytes, from, bytes.length));
        };
    }

    private byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        for (int left = Math.min(bytes.length, 1 + random.nextInt(8)); left > 0; left--) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] token() {
        return random.nextBoolean()
                ? TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8)
                : noise(random.nextInt(20));
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] part(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
