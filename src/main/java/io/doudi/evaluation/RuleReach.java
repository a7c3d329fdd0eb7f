package io.doudi.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * How far a DRL rule can reach: it finds nothing where an object that it needs is not there, and
 * what it finds is dropped where the outcome has no such output.
 *
 * @param needed what it needs an object of, each
 * @param fields the outputs that it adds to or sets
 */
record RuleReach(List<Needed> needed, Set<String> fields) {

    /** Rules may write nothing else: the text of the output comes first. */
    private static final Pattern FIELD = Pattern.compile("new\\s+Finding\\s*\\(\\s*\"([^\"]*)\"");

    /**
     * An object that a rule needs.
     *
     * @param type the name of its type
     * @param conditions those of its conditions that are plain; it may have others
     */
    record Needed(String type, List<PlainCondition> conditions) {

        /** Other rules can insert findings. */
        private boolean isAmong(Function<String, List<RuleFact>> facts) {
            return type.equals(FactTypes.FINDING)
                    || facts.apply(type).stream().anyMatch(this::couldBe);
        }

        private boolean couldBe(RuleFact fact) {
            return conditions.stream().allMatch(one -> one.couldHold(fact.get(one.field())));
        }
    }

    /** The rules of some files. */
    static List<RuleReach> of(Collection<RuleFile> files) {
        List<RuleReach> reaches = new ArrayList<>();
        for (RuleFile file : files) {
            Set<String> bound = PlainCondition.bound(file);
            DrlText.parsed(file).stream()
                    .flatMap(drl -> drl.getRules().stream())
                    .map(rule -> of(rule, bound))
                    .forEach(reaches::add);
        }
        return reaches;
    }

    private static RuleReach of(RuleDescr rule, Set<String> bound) {
        List<PatternDescr> patterns = new ArrayList<>();
        rule.getLhs().getDescrs().forEach(part -> addNeeded(part, patterns));
        String consequence = String.valueOf(rule.getConsequence());
        return new RuleReach(
                patterns.stream()
                        .map(one -> new Needed(one.getObjectType(), PlainCondition.of(one, bound)))
                        .toList(),
                FIELD.matcher(consequence)
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet()));
    }

    /** What is accumulated needs no object. */
    private static void addNeeded(BaseDescr part, List<PatternDescr> needed) {
        if (part instanceof PatternDescr pattern && pattern.getSource() == null) {
            needed.add(pattern);
        } else if (part instanceof AndDescr all) {
            all.getDescrs().forEach(one -> addNeeded(one, needed));
        }
    }

    /**
     * Whether it can change an outcome.
     *
     * @param absent types of which there is no object
     */
    boolean canChange(Set<String> outputs, Set<String> absent) {
        return fields.stream().anyMatch(outputs::contains)
                && needed.stream().noneMatch(one -> absent.contains(one.type()));
    }

    /**
     * Whether it could match: whether each object that it needs could be among some.
     *
     * @param facts all objects of a type, by its name
     */
    boolean canMatch(Function<String, List<RuleFact>> facts) {
        return needed.stream().allMatch(one -> one.isAmong(facts));
    }
}
