package io.doudi.decision;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
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

    /** Rules have few formulas and decisions many, so each is read once. */
    private static final LoadingCache<String, List<Claim>> CLAIMS =
            Caffeine.newBuilder().maximumSize(5_000).build(Grounds::read);

    private final Arithmetic arithmetic;
    private final Map<String, List<Comparison>> comparisons = new HashMap<>();
    private final Map<String, String> expressions = new HashMap<>();
    private final List<String> open = new ArrayList<>();

    /**
     * A part of a formula that compares two names, or is one name that others stand behind.
     *
     * @param operator empty if it is one name
     */
    private record Claim(String left, Optional<String> operator, String right, boolean isNegated) {}

    Grounds(Arithmetic arithmetic) {
        this.arithmetic = arithmetic;
    }

    /** Keeps what a formula compared; call it before the step is known to the arithmetic. */
    void calculated(Calculation step) {
        List<Comparison> found = new ArrayList<>();
        for (Claim claim : CLAIMS.get(step.expression())) {
            claim.operator()
                    .ifPresentOrElse(
                            operator -> compared(claim, operator, step).ifPresent(found::add),
                            () -> found.addAll(behind(claim)));
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

    private List<Comparison> behind(Claim reference) {
        List<Comparison> behind = behind(reference.left());
        return reference.isNegated() ? behind.stream().map(Comparison::negated).toList() : behind;
    }

    private Optional<Comparison> compared(Claim claim, String operator, Calculation step) {
        Optional<Term> left = arithmetic.term(claim.left(), step);
        Optional<Term> right = arithmetic.term(claim.right(), step);
        return left.isPresent() && right.isPresent()
                ? Optional.of(new Comparison(left.get(), operator, right.get()))
                : Optional.empty();
    }

    private static List<Claim> read(String expression) {
        return PARTS.splitAsStream(expression)
                .map(String::strip)
                .map(Grounds::claim)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Claim> claim(String part) {
        Matcher compared = COMPARISON.matcher(part);
        if (compared.matches()) {
            return Optional.of(
                    new Claim(
                            compared.group(1),
                            Optional.of(compared.group(2)),
                            compared.group(3),
                            false));
        }
        Matcher reference = REFERENCE.matcher(part);
        return reference.matches()
                ? Optional.of(
                        new Claim(
                                reference.group(2),
                                Optional.empty(),
                                "",
                                reference.group(1) != null))
                : Optional.empty();
    }
}
