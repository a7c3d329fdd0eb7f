package io.doudi.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.PatternDescr;

/**
 * A condition of a DRL pattern of which it is plain, without the engine, that it does not hold for
 * some values: that a field is given, or that it is one of some texts or a truth value.
 *
 * @param values as they are written, texts in quotes; none if any will do
 */
record PlainCondition(String field, Set<String> values) {

    private static final String VALUE = "(?:true|false|\"[^\"]*\")";
    private static final Pattern NAME = Pattern.compile("([$\\w]+)\\s*:");
    private static final Pattern BEFORE = Pattern.compile("^\\s*[$\\w]+\\s*:");
    private static final Pattern GIVEN = Pattern.compile("([A-Za-z]\\w*)\\s*!=\\s*null");
    private static final Pattern EQUAL = Pattern.compile("([A-Za-z]\\w*)\\s*==\\s*(" + VALUE + ")");
    private static final Pattern OR = Pattern.compile("\\s*\\|\\|\\s*");

    /**
     * The plain conditions of a pattern.
     *
     * @param bound names that could stand for something else than a field
     */
    static List<PlainCondition> of(PatternDescr pattern, Set<String> bound) {
        return pattern.getConstraint().getDescrs().stream()
                .map(constraint -> unbound(((ExprConstraintDescr) constraint).getExpression()))
                .flatMap(text -> read(text).stream())
                .filter(one -> !bound.contains(one.field()))
                .toList();
    }

    /** The names that stand for something in the rules of a file. */
    static Set<String> bound(RuleFile file) {
        return NAME.matcher(file.content())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    /** The condition without the name that it gives to its field. */
    private static String unbound(String text) {
        return BEFORE.matcher(text).replaceFirst("").strip();
    }

    private static Optional<PlainCondition> read(String text) {
        Matcher given = GIVEN.matcher(text);
        if (given.matches()) {
            return Optional.of(new PlainCondition(given.group(1), Set.of()));
        }
        List<Matcher> alternatives = OR.splitAsStream(text).map(EQUAL::matcher).toList();
        if (!alternatives.stream().allMatch(Matcher::matches)
                || alternatives.stream().map(one -> one.group(1)).distinct().count() != 1) {
            return Optional.empty();
        }
        return Optional.of(
                new PlainCondition(
                        alternatives.get(0).group(1),
                        alternatives.stream()
                                .map(one -> one.group(2))
                                .collect(Collectors.toUnmodifiableSet())));
    }

    /** Whether it could hold for a value; it is left to the engine to say that it does. */
    boolean couldHold(Object value) {
        if (value == null) {
            return false;
        }
        return values.isEmpty() || values.contains(written(value)) || !isComparable(value);
    }

    /** Whether only the same text or truth value is equal. */
    private boolean isComparable(Object value) {
        return value instanceof Boolean && values.stream().noneMatch(PlainCondition::isText)
                || value instanceof String && values.stream().allMatch(PlainCondition::isText);
    }

    private static boolean isText(String written) {
        return written.startsWith("\"");
    }

    private static String written(Object value) {
        return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    }
}
