package io.doudi.problem;

import java.util.regex.Pattern;

/**
 * Numbers that stand for a person: of an identity card (18 characters, earlier 15), a mobile phone
 * (11) or a bank card (16 to 19). Answers repeat what callers sent, but not these.
 */
public final class Identifiers {

    /** Digests and ids of decisions may have as many digits in a row, and are kept. */
    private static final Pattern KEPT_OR_NUMBER =
            Pattern.compile(
                    "[0-9a-f]{64}"
                            + "|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
                            + "|(?<number>\\d{11,}[Xx]?)");

    private static final String MASK = "…";

    private Identifiers() {}

    /** The text with every such number masked. */
    public static String masked(String text) {
        return KEPT_OR_NUMBER
                .matcher(text)
                .replaceAll(found -> found.group(1) == null ? found.group() : MASK);
    }
}
