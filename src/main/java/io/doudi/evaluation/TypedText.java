package io.doudi.evaluation;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody typed as FEEL, with the marks of Chinese typing as FEEL writes them; texts in
 * quotes stay as they are.
 */
public final class TypedText {

    private static final String OPENING = "“”＂「『‘’";
    private static final Map<Character, String> CLOSING =
            Map.of('“', "”“＂", '”', "”“＂", '＂', "＂”“", '「', "」", '『', "』", '‘', "’‘", '’', "’‘");

    private static final String MARKS = "，、；：＞＜＝≥≤＋－—–（）［］【】｛｝．＊／\u3000\u00A0";
    private static final String[] FEEL = {
        ",", ",", ";", ":", ">", "<", "=", ">=", "<=", "+", "-", "-", "-", "(", ")", "[", "]", "[",
        "]", "{", "}", ".", "*", "/", " ", " "
    };

    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");

    private final String text;

    /** Whether a plain quote belongs to one of another kind. */
    private final boolean isMixed;

    private final StringBuilder repaired = new StringBuilder();
    private int next;

    private TypedText(String text) {
        this.text = text;
        this.isMixed = LITERAL.matcher(text).replaceAll("").contains("\"");
    }

    /** The repaired text; empty if a quote is opened and not closed. */
    public static Optional<String> repaired(String text) {
        return new TypedText(text).repair();
    }

    /** The marks of Chinese typing that stand in a text, each once. */
    static String wrongMarks(String text) {
        return text.codePoints()
                .filter(TypedText::isWrong)
                .distinct()
                .mapToObj(Character::toString)
                .collect(Collectors.joining(" "));
    }

    private static boolean isWrong(int character) {
        return MARKS.indexOf(character) >= 0
                || OPENING.indexOf(character) >= 0
                || isFullWidthDigit(character);
    }

    private static boolean isFullWidthDigit(int character) {
        return character >= '０' && character <= '９';
    }

    private Optional<String> repair() {
        while (next < text.length()) {
            char character = text.charAt(next);
            if (character == '"' || OPENING.indexOf(character) >= 0) {
                int end = character == '"' && !isMixed ? endOfLiteral() : closing(character);
                if (end < 0) {
                    return Optional.empty();
                }
                literal(character, end);
            } else {
                repaired.append(mark(character));
                next++;
            }
        }
        return Optional.of(repaired.toString());
    }

    private int endOfLiteral() {
        for (int i = next + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return i;
            }
        }
        return -1;
    }

    /** Where a text ends that begins with one kind of quote and may end with another. */
    private int closing(char opening) {
        String ends = CLOSING.getOrDefault(opening, "”“＂") + (isMixed ? "\"" : "");
        for (int i = next + 1; i < text.length(); i++) {
            if (ends.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private void literal(char opening, int end) {
        String inside = text.substring(next + 1, end);
        repaired.append('"')
                .append(opening == '"' ? inside : inside.replace("\"", "\\\""))
                .append('"');
        next = end + 1;
    }

    private static String mark(char character) {
        int mark = MARKS.indexOf(character);
        if (mark >= 0) {
            return FEEL[mark];
        }
        return String.valueOf(
                isFullWidthDigit(character) ? (char) (character - '０' + '0') : character);
    }
}
