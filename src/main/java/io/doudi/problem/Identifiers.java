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

    private static final Pattern MOBILE_PHONE = Pattern.compile("1[3-9]\\d{9}");

    /** The date of birth stands in the middle of an identity number. */
    private static final Pattern IDENTITY_CARD =
            Pattern.compile(
                    "[1-9]\\d{5}(19|20)\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])\\d{3}[\\dXx]");

    /** Weights and check characters of GB 11643-1999. */
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private static final String CHECKS = "10X98765432";

    private static final String MASK = "…";

    private Identifiers() {}

    /** The text with every such number masked. */
    public static String masked(String text) {
        return KEPT_OR_NUMBER
                .matcher(text)
                .replaceAll(found -> found.group(1) == null ? found.group() : MASK);
    }

    /** Whether a text is the number of an identity card or of a mobile phone. */
    public static boolean arePersonal(String text) {
        String bare = text.replaceAll("[\\s-]", "");
        return MOBILE_PHONE.matcher(bare).matches()
                || IDENTITY_CARD.matcher(bare).matches() && hasRightCheck(bare);
    }

    private static boolean hasRightCheck(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * Character.digit(number.charAt(i), 10);
        }
        char last = Character.toUpperCase(number.charAt(WEIGHTS.length));
        return CHECKS.charAt(sum % CHECKS.length()) == last;
    }
}
