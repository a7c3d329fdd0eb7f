package io.doudi.decision;

import io.doudi.evaluation.Trace.Argument;
import io.doudi.evaluation.Trace.Calculation;
import io.doudi.evaluation.Trace.MadeDecision;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes steps of the arithmetic as sentences, names replaced by the values that they had. It goes
 * along the trace, so that a name means what was calculated last.
 */
final class Arithmetic {

    /** What a clerk can follow: names, numbers, operators and calls; no loops and no texts. */
    private static final Pattern PLAIN = Pattern.compile("[\\w .,+*/()-]{1,120}");

    private static final Pattern WORDED =
            Pattern.compile("\\b(if|for|return|some|every)\\b|\\.[A-Z][\\w ]*\\(");

    /** Names may hold single spaces, as in {@code Income Totals.gross}. */
    static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*(?:[ .][A-Za-z_]\\w*)*");

    private static final Pattern NEXT_WORD = Pattern.compile("(?<=[a-z])(?=[A-Z])");

    private final Words words;
    private final Map<String, Map<String, Object>> valuesByElement = new HashMap<>();
    private final Map<String, Map<String, String>> labelsByElement = new HashMap<>();
    private final Map<String, Object> decisions = new HashMap<>();
    private final Map<String, String> decisionLabels = new HashMap<>();

    Arithmetic(Words words) {
        this.words = words;
    }

    /** The sentence of a step; the step is known from then on. */
    String sentence(Calculation step) {
        String sentence =
                words.messages()
                        .text(
                                "arithmetic.sentence",
                                label(step),
                                right(step, values(step.element()), labels(step.element())));
        calculated(step);
        return sentence;
    }

    /** Makes a step known. */
    void calculated(Calculation step) {
        values(step.element()).put(step.name(), step.value());
        labels(step.element()).put(step.name(), label(step));
    }

    /** Makes a value known that a function was called with. */
    void called(Argument argument) {
        values(argument.element()).put(argument.name(), argument.value());
        labels(argument.element())
                .put(
                        argument.name(),
                        words.messages().label(argument.label(), () -> humanised(argument.name())));
    }

    private Map<String, Object> values(String element) {
        return valuesByElement.computeIfAbsent(element, key -> new HashMap<>());
    }

    private Map<String, String> labels(String element) {
        return labelsByElement.computeIfAbsent(element, key -> new HashMap<>());
    }

    /** A name in the expression of a step: what it is called and the number that it stands for. */
    Optional<Term> term(String name, Calculation step) {
        Object value = values(step.element()).getOrDefault(name, decisions.get(name));
        String label = labels(step.element()).getOrDefault(name, decisionLabels.get(name));
        return value instanceof BigDecimal number && label != null
                ? Optional.of(new Term(label, number))
                : Optional.empty();
    }

    /** A number with its label. */
    record Term(String label, BigDecimal value) {

        /** Whether it counts yuan. */
        boolean isMoney() {
            return label.contains("元") || label.contains("yuan");
        }

        String name() {
            return withoutUnit(label);
        }
    }

    String label(Calculation step) {
        return words.messages().label(step.label(), () -> humanised(step.name()));
    }

    /** Makes a decision's result known by the decision's name. */
    void made(MadeDecision decision) {
        decision.steps().stream()
                .filter(Calculation.class::isInstance)
                .map(Calculation.class::cast)
                .forEach(
                        step ->
                                decisionLabels.put(
                                        decision.name() + "." + step.name(), label(step)));
        valuesByElement.clear();
        labelsByElement.clear();
        decisions.put(decision.name(), decision.result());
        decisionLabels.put(
                decision.name(), words.messages().label(decision.label(), decision.name()));
        if (decision.result() instanceof Map<?, ?> map) {
            map.forEach((name, value) -> decisions.put(decision.name() + "." + name, value));
        }
    }

    private String right(Calculation step, Map<String, Object> known, Map<String, String> labels) {
        String value = words.of(step.value());
        if (!scalar(step.value()) || !plain(step.expression())) {
            return value;
        }
        String filled = filled(step.expression(), known);
        boolean same = filled.equals(step.expression());
        String named = named(step.expression(), labels);
        String left = same ? named : words.messages().text("arithmetic.equals", named, filled);
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

    /** The expression with the labels that staff know instead of names. */
    private String named(String expression, Map<String, String> labels) {
        return NAME.matcher(expression)
                .replaceAll(
                        match ->
                                Matcher.quoteReplacement(
                                        withoutUnit(
                                                labels.getOrDefault(
                                                        match.group(),
                                                        decisionLabels.getOrDefault(
                                                                match.group(), match.group())))));
    }

    private static String withoutUnit(String label) {
        int unit = label.indexOf('（');
        return unit < 0 ? label : label.substring(0, unit);
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
        return NEXT_WORD.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
}
