package io.doudi.decision;

import io.doudi.decision.Arithmetic.Term;
import io.doudi.evaluation.Trace.Calculation;
import io.doudi.evaluation.Trace.MadeDecision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The comparisons behind the truth values and codes that formulas gave to tables. */
final class Grounds {

    private static final String NAME = Arithmetic.NAME.pattern();
    private static final Pattern COMPARISON =
            Pattern.compile("(" + NAME + ") (<=|>=|<|>) (" + NAME + ")");
    private static final Pattern PARTS = Pattern.compile(" and | or |\\bif | then | else ");
    private static final Pattern REFERENCE = Pattern.compile("(not\\()?(" + NAME + ")\\)?");

    /** Formulas that only pass on whether another table found anything. */
    private static final Pattern PASSES_ON = Pattern.compile("count\\(|!= null");

    private final Arithmetic arithmetic;
    private final Map<String, List<Comparison>> comparisons = new HashMap<>();
    private final Map<String, String> expressions = new HashMap<>();
    private final List<String> open = new ArrayList<>();

    Grounds(Arithmetic arithmetic) {
        this.arithmetic = arithmetic;
    }

    /** Keeps what a formula compared; call it before the step is known to the arithmetic. */
    void calculated(Calculation step) {
        List<Comparison> found = new ArrayList<>();
        for (String part : PARTS.split(step.expression())) {
            compared(part.strip(), step).ifPresent(found::add);
            Matcher reference = REFERENCE.matcher(part.strip());
            if (reference.matches()) {
                boolean negated = reference.group(1) != null;
                behind(reference.group(2)).stream()
                        .map(one -> negated ? one.negated() : one)
                        .forEach(found::add);
            }
        }
        comparisons.put(step.name(), found);
        expressions.put(step.name(), step.expression());
        open.add(step.name());
    }

    /** From now on the names of the decision's formulas are known behind its own name. */
    void made(MadeDecision decision) {
        for (String name : open) {
            String qualified = decision.name() + "." + name;
            comparisons.put(qualified, comparisons.get(name));
            expressions.put(qualified, expressions.get(name));
        }
        open.clear();
    }

    /** What was compared for a name. */
    List<Comparison> behind(String name) {
        return comparisons.getOrDefault(name, List.of());
    }

    /** Whether the name only says that another table found something. */
    boolean passesOn(String name) {
        return behind(name).isEmpty()
                && PASSES_ON.matcher(expressions.getOrDefault(name, "")).find();
    }

    private Optional<Comparison> compared(String part, Calculation step) {
        Matcher matcher = COMPARISON.matcher(part);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Optional<Term> left = arithmetic.term(matcher.group(1), step);
        Optional<Term> right = arithmetic.term(matcher.group(3), step);
        return left.isPresent() && right.isPresent()
                ? Optional.of(new Comparison(left.get(), matcher.group(2), right.get()))
                : Optional.empty();
    }
}
