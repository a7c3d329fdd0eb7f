package io.doudi.decision;

import io.doudi.evaluation.Trace.Calculation;
import io.doudi.evaluation.Trace.MadeDecision;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes steps of the arithmetic as sentences, names replaced by the values that they had. It goes
 * along the trace, so that a name means what was calculated last.
 */
final class Arithmetic {

    /** What a clerk can follow: names, numbers, operators and calls; no loops and no texts. */
    private static final Pattern PLAIN = Pattern.compile("[\\w .,+*/()-]{1,120}");

    private static final Pattern WORDED = Pattern.compile("\\b(if|for|return|some|every)\\b");

    /** Names may hold single spaces, as in {@code Income Totals.gross}. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*(?:[ .][A-Za-z_]\\w*)*");

    private final Words words;
    private final Map<String, Map<String, Object>> valuesByElement = new HashMap<>();
    private final Map<String, Object> decisions = new HashMap<>();

    Arithmetic(Words words) {
        this.words = words;
    }

    /** The sentence of a step; the step is known from then on. */
    String sentence(Calculation step) {
        Map<String, Object> known =
                valuesByElement.computeIfAbsent(step.element(), element -> new HashMap<>());
        String sentence =
                words.messages().text("arithmetic.sentence", label(step), right(step, known));
        known.put(step.name(), step.value());
        return sentence;
    }

    String label(Calculation step) {
        return words.messages().label(step.label(), humanised(step.name()));
    }

    /** Makes a decision's result known by the decision's name. */
    void made(MadeDecision decision) {
        valuesByElement.clear();
        decisions.put(decision.name(), decision.result());
        if (decision.result() instanceof Map<?, ?> map) {
            map.forEach((name, value) -> decisions.put(decision.name() + "." + name, value));
        }
    }

    private String right(Calculation step, Map<String, Object> known) {
        String value = words.of(step.value());
        if (!scalar(step.value()) || !plain(step.expression())) {
            return value;
        }
        String filled = filled(step.expression(), known);
        boolean same = filled.equals(step.expression());
        String left =
                same
                        ? filled
                        : words.messages().text("arithmetic.equals", step.expression(), filled);
        return filled.equals(value) && !same
                ? left
                : words.messages().text("arithmetic.equals", left, value);
    }

    private String filled(String expression, Map<String, Object> known) {
        return NAME.matcher(expression)
                .replaceAll(
                        match ->
                                Matcher.quoteReplacement(
                                        value(match.group(), known, expression, match.end())));
    }

    private String value(String name, Map<String, Object> known, String expression, int end) {
        boolean call = end < expression.length() && expression.charAt(end) == '(';
        Object value = known.containsKey(name) ? known.get(name) : decisions.get(name);
        return !call && scalar(value) ? words.plain(value) : name;
    }

    private static boolean plain(String expression) {
        return PLAIN.matcher(expression).matches() && !WORDED.matcher(expression).find();
    }

    private static boolean scalar(Object value) {
        return value instanceof Number || value instanceof Boolean || value instanceof LocalDate;
    }

    static String humanised(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
