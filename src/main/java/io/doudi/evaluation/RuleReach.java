package io.doudi.evaluation;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.AndDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/**
 * How far a DRL rule can reach: it finds nothing where a type that it needs is not there, and what
 * it finds is dropped where the outcome has no such output.
 *
 * @param needed the types of which it needs an object
 * @param fields the outputs that it adds to or sets
 */
record RuleReach(Set<String> needed, Set<String> fields) {

    /** Rules may write nothing else: the text of the output comes first. */
    private static final Pattern FIELD = Pattern.compile("new\\s+Finding\\s*\\(\\s*\"([^\"]*)\"");

    /** The rules of some files. */
    static List<RuleReach> of(Collection<RuleFile> files) {
        return files.stream()
                .flatMap(file -> DrlText.parsed(file).stream())
                .flatMap(drl -> drl.getRules().stream())
                .map(RuleReach::of)
                .toList();
    }

    private static RuleReach of(RuleDescr rule) {
        Set<String> needed = new HashSet<>();
        rule.getLhs().getDescrs().forEach(part -> addNeeded(part, needed));
        String consequence = String.valueOf(rule.getConsequence());
        Set<String> fields =
                FIELD.matcher(consequence)
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet());
        return new RuleReach(needed, fields);
    }

    private static void addNeeded(BaseDescr part, Set<String> needed) {
        if (part instanceof PatternDescr pattern) {
            needed.add(pattern.getObjectType());
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
                && needed.stream().noneMatch(absent::contains);
    }
}
