package io.doudi.ruleset;

import static java.util.regex.Matcher.quoteReplacement;

import java.util.regex.Pattern;

/** Texts without what does not change their meaning: white space and, in DRL, comments. */
final class Spelling {

    private static final String STRING = "\"(?:[^\"\\\\]|\\\\.)*+\"";
    private static final String CHARACTERS = "'(?:[^'\\\\]|\\\\.)*+'";
    private static final String LINE_COMMENT = "//[^\n]*+";
    private static final String COMMENT = "/\\*[\\s\\S]*?\\*/";

    private static final Pattern FEEL =
            Pattern.compile("(%s|%s)|(%s)|\\s++".formatted(STRING, COMMENT, LINE_COMMENT));

    private static final Pattern DRL =
            Pattern.compile(
                    "(%s|%s)|(?:%s|%s|\\s)++".formatted(STRING, CHARACTERS, LINE_COMMENT, COMMENT));

    private static final Pattern SPACE = Pattern.compile("\\s++");

    private Spelling() {}

    /** A FEEL expression; string literals and comments keep their white space. */
    static String feel(String text) {
        return FEEL.matcher(text)
                .replaceAll(
                        token ->
                                token.group(1) != null
                                        ? quoteReplacement(token.group(1))
                                        : lineComment(token.group(2)))
                .strip();
    }

    /** Rules of DRL; string literals keep their white space. */
    static String drl(String text) {
        return DRL.matcher(text)
                .replaceAll(
                        token -> token.group(1) == null ? " " : quoteReplacement(token.group(1)))
                .strip();
    }

    /** A text for people. */
    static String plain(String text) {
        return SPACE.matcher(text).replaceAll(" ").strip();
    }

    /** The end of the line ends the comment and so must stay. */
    private static String lineComment(String comment) {
        return comment == null ? " " : quoteReplacement(comment.strip() + "\n");
    }
}
