package io.doudi.decision;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression as the names in it and what stands between them. Rules have few formulas and
 * decisions many, so each is read once.
 *
 * @param isPlain whether a clerk can follow it: names, numbers, operators and calls; no loops and
 *     no texts
 */
record Formula(boolean isPlain, List<Part> parts) {

    private static final Pattern PLAIN = Pattern.compile("[\\w .,+*/()-]{1,120}");
    private static final Pattern WORDED =
            Pattern.compile("\\b(if|for|return|some|every)\\b|\\.[A-Z][\\w ]*\\(");
    private static final int REMEMBERED = 5_000;

    private static final LoadingCache<String, Formula> READ =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build(Formula::read);

    /**
     * A part of the text.
     *
     * @param isCalled whether it is the name of a function
     */
    record Part(String text, boolean isName, boolean isCalled) {}

    static Formula of(String expression) {
        return READ.get(expression);
    }

    private static Formula read(String expression) {
        boolean isPlain = PLAIN.matcher(expression).matches() && !WORDED.matcher(expression).find();
        List<Part> parts = new ArrayList<>();
        Matcher names = Arithmetic.NAME.matcher(expression);
        int from = 0;
        while (names.find()) {
            parts.add(new Part(expression.substring(from, names.start()), false, false));
            from = names.end();
            boolean isCalled = from < expression.length() && expression.charAt(from) == '(';
            parts.add(new Part(names.group(), true, isCalled));
        }
        parts.add(new Part(expression.substring(from), false, false));
        return new Formula(isPlain, List.copyOf(parts));
    }

    /** The text with other words for the names. */
    String with(Function<Part, String> words) {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.isName() ? words.apply(part) : part.text()));
        return text.toString();
    }
}
