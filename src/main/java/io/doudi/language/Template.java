package io.doudi.language;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A text with places for arguments, as {@link MessageFormat} reads it, but cut into its parts once:
 * an explanation fills a hundred of them.
 */
final class Template {

    /** Stands before the number of an argument, where no text has it. */
    private static final char MARK = '\0';

    private final Locale locale;
    private final String unfilled;

    /** The text before each argument, and what follows the last. */
    private final List<String> texts = new ArrayList<>();

    private final List<Integer> arguments = new ArrayList<>();

    Template(String text, Locale locale) {
        this.locale = locale;
        MessageFormat format = new MessageFormat(text, locale);
        this.unfilled = format.format(new Object[0]);
        cut(format.format(marks(format.getFormatsByArgumentIndex().length)));
    }

    private static Object[] marks(int arguments) {
        return IntStream.range(0, arguments)
                .mapToObj(number -> "" + MARK + (char) number)
                .toArray();
    }

    private void cut(String marked) {
        int from = 0;
        int mark = marked.indexOf(MARK);
        while (mark >= 0) {
            texts.add(marked.substring(from, mark));
            arguments.add((int) marked.charAt(mark + 1));
            from = mark + 2;
            mark = marked.indexOf(MARK, from);
        }
        texts.add(marked.substring(from));
    }

    /** The text with its places as they are written. */
    String unfilled() {
        return unfilled;
    }

    String filled(Object... values) {
        if (values.length == 0) {
            return unfilled;
        }
        StringBuilder text = new StringBuilder(texts.get(0));
        for (int i = 0; i < arguments.size(); i++) {
            text.append(word(arguments.get(i), values)).append(texts.get(i + 1));
        }
        return text.toString();
    }

    private String word(int argument, Object... values) {
        if (argument >= values.length) {
            return "{" + argument + "}";
        }
        Object value = values[argument];
        return value instanceof Number number
                ? NumberFormat.getInstance(locale).format(number)
                : String.valueOf(value);
    }
}
