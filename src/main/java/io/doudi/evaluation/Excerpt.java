package io.doudi.evaluation;

/** The beginning of a text from outside, so that no answer repeats all of a long one. */
final class Excerpt {

    private static final int LONGEST = 60;

    private Excerpt() {}

    static String of(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
