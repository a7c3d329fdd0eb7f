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
import java.util.regex.Pattern;

/**
 * Writes steps of the arithmetic as sentences, names replaced by the values that they had. It goes
 * along the trace, so that a name means what was calculated last.
 */
final class Arithmetic {

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
        Formula formula = Formula.of(step.expression());
        if (!scalar(step.value()) || !formula.isPlain()) {
            return value;
        }
        String filled = formula.with(name -> value(name, known));
        boolean same = filled.equals(step.expression());
        String named = formula.with(name -> withoutUnit(label(name.text(), labels)));
        String left = same ? named : words.messages().text("arithmetic.equals", named, filled);
        return filled.equals(value) && !same
                ? left
                : words.messages().text("arithmetic.equals", left, value);
    }

    /** The label that staff know instead of a name. */
    private String label(String name, Map<String, String> labels) {
        return labels.getOrDefault(name, decisionLabels.getOrDefault(name, name));
    }

    private static String withoutUnit(String label) {
        int unit = label.indexOf('（');
        return unit < 0 ? label : label.substring(0, unit);
    }

    private String value(Formula.Part name, Map<String, Object> known) {
        String text = name.text();
        Object value = known.containsKey(text) ? known.get(text) : decisions.get(text);
        return !name.isCalled() && scalar(value) ? words.plain(value) : text;
    }

    private static boolean scalar(Object value) {
        return value instanceof Number || value instanceof Boolean || value instanceof LocalDate;
    }

    static String humanised(String name) {
        return NEXT_WORD.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT);
    }
}
