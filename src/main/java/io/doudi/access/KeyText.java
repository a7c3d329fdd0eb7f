package io.doudi.access;

import io.doudi.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An API key as its owner sends it. It has 256 random bits, so a plain hash protects it: there is
 * nothing to guess.
 */
record KeyText(String text) {

    /** Lets scanners find keys that were published by mistake. */
    private static final String PREFIX = "doudi_";

    private static final int BYTES = 32;

    static KeyText random() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return new KeyText(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** SHA-256 of the text. */
    String hash() {
        return HexFormat.of().formatHex(Sha256.of(text));
    }

    /** Nothing that could be sent. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
