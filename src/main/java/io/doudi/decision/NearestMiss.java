package io.doudi.decision;

import io.doudi.evaluation.Evaluation.Decided;
import io.doudi.evaluation.Trace.Argument;
import io.doudi.evaluation.Trace.Calculation;
import io.doudi.evaluation.Trace.Condition;
import io.doudi.evaluation.Trace.Hit;
import io.doudi.evaluation.Trace.MadeDecision;
import io.doudi.evaluation.Trace.Miss;
import io.doudi.evaluation.Trace.Source;
import io.doudi.evaluation.Trace.Step;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What would have to be different for a refusal to become something better, exactly as the tables
 * have it: rows that open something to the person and of which one condition was not met, and
 * conditions that spoke against the person.
 */
final class NearestMiss {

    /** Formulas that decide without a table, by decision: each would have to hold. */
    private static final Map<String, List<String>> FORMULAS =
            Map.of(
                    "medicalExpenseAlert", List.of("above"),
                    "quantifiedAssessment", List.of("withinIncomeLine", "withinAssetLine"));

    private static final String MEMBER = "memberId";
    private static final Pattern CODE = Pattern.compile("（[A-Z][A-Z0-9_]*）| \\([A-Z][A-Z0-9_]*\\)");

    private final Outcome outcome;
    private final Words words;
    private final Arithmetic arithmetic;
    private final Grounds grounds;
    private final Map<List<Object>, Shortfall> shortfalls = new LinkedHashMap<>();
    private Object member;

    /**
     * Something that would have to be different.
     *
     * @param ruleIds the rules that ask for it
     * @param clause document and item
     * @param text what is, what is asked for, and the difference
     */
    record Shortfall(List<String> ruleIds, String clause, String text) {
        public Shortfall {
            ruleIds = List.copyOf(ruleIds);
        }
    }

    private NearestMiss(Outcome outcome, Words words) {
        this.outcome = outcome;
        this.words = words;
        this.arithmetic = new Arithmetic(words);
        this.grounds = new Grounds(arithmetic);
    }

    /** What would have to be different; nothing unless the outcome is a refusal. */
    static List<Shortfall> of(String decision, Decided decided, Words words) {
        Outcome outcome = new Outcome(decided.outcome(), words);
        if (!outcome.isRefusal(decision)) {
            return List.of();
        }
        NearestMiss nearest = new NearestMiss(outcome, words);
        decided.trace().decisions().forEach(nearest::walk);
        FORMULAS.getOrDefault(decision, List.of()).forEach(nearest::formula);
        return List.copyOf(nearest.shortfalls.values());
    }

    private void walk(MadeDecision decision) {
        member = null;
        decision.steps().forEach(this::step);
        arithmetic.made(decision);
        grounds.made(decision);
    }

    private void step(Step step) {
        if (step instanceof Argument argument) {
            arithmetic.called(argument);
        } else if (step instanceof Calculation calculation) {
            if (calculation.name().equals(MEMBER)) {
                member = calculation.value();
            }
            grounds.calculated(calculation);
            arithmetic.calculated(calculation);
        } else if (step instanceof Miss miss) {
            missed(miss);
        } else if (step instanceof Hit hit && isFailedCondition(hit)) {
            RowText.asked(hit).forEach(condition -> failed(condition, hit.source()));
        }
    }

    /** A formula that would have to hold. */
    private void formula(String name) {
        String text = compared(grounds.behind(name), true);
        if (!text.isEmpty()) {
            add(List.of(name), Source.NOWHERE, text);
        }
    }

    private boolean isFailedCondition(Hit hit) {
        return outcome.codes("failedConditions").stream()
                .anyMatch(code -> Producers.names(hit, code));
    }

    /** A row in the person's favour of which one condition was not met. */
    private void missed(Miss miss) {
        if (!grounds.passesOn(miss.failing().expression())) {
            String opens = words.messages().label(miss.opens(), miss.row());
            String text = words.messages().text("notice.opens", opens, text(miss.failing(), true));
            List<Object> what = List.of(of(member), opens, miss.failing().label());
            add(
                    what,
                    miss.source(),
                    member == null ? text : words.messages().text("notice.member", member, text));
        }
    }

    private static Object of(Object member) {
        return member == null ? "" : member;
    }

    /** A condition that spoke against the person. */
    private void failed(Condition condition, Source source) {
        String text = compared(grounds.behind(condition.expression()), condition, false);
        if (!text.isEmpty()) {
            add(List.of(condition.label()), source, text);
        }
    }

    /** The same condition of a region and of the nation is told once. */
    private void add(List<Object> what, Source source, String text) {
        shortfalls.putIfAbsent(what, new Shortfall(source.ruleIds(), source.clause(), text));
    }

    private String text(Condition condition, boolean toHold) {
        String compared = compared(grounds.behind(condition.expression()), condition, toHold);
        return compared.isEmpty() ? plain(condition) : compared;
    }

    private String compared(List<Comparison> comparisons, Condition condition, boolean toHold) {
        if (condition.actual() instanceof Boolean) {
            boolean wanted = new Cell(condition.required()).text().equals("true") == toHold;
            return compared(comparisons, wanted);
        }
        return comparisons.stream()
                .min(Comparator.comparing(Comparison::distance))
                .map(nearest -> nearest.needed(!nearest.holds(), words))
                .orElse("");
    }

    /** The comparisons that would have to come out otherwise. */
    private String compared(List<Comparison> comparisons, boolean wanted) {
        return comparisons.stream()
                .filter(comparison -> comparison.holds() != wanted)
                .map(comparison -> comparison.needed(wanted, words))
                .distinct()
                .collect(Collectors.joining(words.messages().text("separator.clause")));
    }

    private String plain(Condition condition) {
        return words.messages()
                .text(
                        "notice.needed.condition",
                        words.messages().label(condition.label(), condition.label()),
                        words.plain(condition.actual()),
                        CODE.matcher(new Cell(condition.required()).required(words))
                                .replaceAll(""));
    }
}
