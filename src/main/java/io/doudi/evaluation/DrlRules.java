package io.doudi.evaluation;

import io.doudi.evaluation.Place.Kind;
import io.doudi.evaluation.Sources.Origin;
import io.doudi.evaluation.Trace.Finding;
import io.doudi.evaluation.Trace.MadeDecision;
import io.doudi.evaluation.Trace.Source;
import io.doudi.evaluation.limits.Limits;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kie.api.KieBase;
import org.kie.api.definition.rule.Rule;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;

/**
 * The compiled DRL rules of a knowledge base: findings over several facts and the decisions that
 * the tables made. A rule inserts findings; each adds to a list of the outcome or sets one of its
 * fields.
 */
final class DrlRules {

    /** Names in any script, with and without what a dollar sign joins. */
    private static final List<Pattern> WORDS =
            List.of(
                    Pattern.compile("\\p{javaJavaIdentifierPart}+"),
                    Pattern.compile("[\\p{javaJavaIdentifierPart}&&[^$]]+"));

    private final DrlBase base;
    private final WorkingMemory memory;
    private final Map<String, Origin> originByPackage;
    private final Set<String> words;
    private final List<List<String>> joins;
    private final List<RuleReach> reaches;
    private final FactTypes types;
    private final Set<String> results;

    DrlRules(Collection<RuleFile> files, FactTypes types, Map<String, Origin> originByPackage) {
        this.originByPackage = originByPackage;
        this.words = words(files);
        this.joins = files.stream().flatMap(file -> DrlText.joins(file).stream()).toList();
        this.reaches = RuleReach.of(files);
        this.types = types;
        this.results = types.results();
        base = DrlBase.of(files, types);
        memory = memory(base.rules());
    }

    private WorkingMemory memory(KieBase rules) {
        return new WorkingMemory(
                rules.getFactType(FactTypes.PACKAGE, FactTypes.QUESTION),
                FactMaker.of(
                        types.all(), words, name -> rules.getFactType(FactTypes.PACKAGE, name)),
                types);
    }

    /**
     * All findings over the facts and the decisions made from them that an outcome has a place for.
     * The engine is asked only if a rule could match, for a session costs more than most decisions.
     *
     * @param facts every input by name; asked for only if a rule could find something
     * @param outputs the names of the outputs
     */
    List<Finding> find(
            Question question,
            Supplier<Map<String, Object>> facts,
            List<MadeDecision> decisions,
            Set<String> outputs) {
        List<RuleReach> able = able(outputs, decisions);
        if (able.isEmpty()) {
            return List.of();
        }
        List<RuleFact> all = memory.facts(question, facts.get(), decisions);
        Map<String, List<RuleFact>> byType =
                all.stream().collect(Collectors.groupingBy(RuleFact::typeName));
        return able.stream()
                        .anyMatch(
                                rule -> rule.canMatch(type -> byType.getOrDefault(type, List.of())))
                ? found(all, byType)
                : List.of();
    }

    private List<RuleReach> able(Set<String> outputs, List<MadeDecision> decisions) {
        Set<String> absent = new HashSet<>(results);
        decisions.forEach(decision -> absent.remove(types.resultType(decision.id())));
        return reaches.stream().filter(rule -> rule.canChange(outputs, absent)).toList();
    }

    private List<Finding> found(List<RuleFact> facts, Map<String, List<RuleFact>> byType) {
        KieSession session = base.rules().newKieSession();
        try {
            List<Finding> findings = new ArrayList<>();
            session.addEventListener(new FindingCollector(findings));
            facts.forEach(fact -> session.insert(fact.object()));
            Limits.requireJoins(joins, counts(byType));
            if (session.fireAllRules(Limits.MOST_RULES_FIRED) == Limits.MOST_RULES_FIRED) {
                throw Limits.exceeded("%d rules fired".formatted(Limits.MOST_RULES_FIRED));
            }
            return findings;
        } finally {
            session.dispose();
            Reference.reachabilityFence(base);
        }
    }

    private static Map<String, Long> counts(Map<String, List<RuleFact>> byType) {
        Map<String, Long> counts = new HashMap<>();
        byType.forEach((type, facts) -> counts.put(type, (long) facts.size()));
        return counts;
    }

    /** Whether any rule could look at a fact: whether its name, or that of a part, is written. */
    boolean mention(Collection<FactPlace> places) {
        return places.stream().anyMatch(place -> words.contains(place.name()));
    }

    private static Set<String> words(Collection<RuleFile> files) {
        return files.stream()
                .flatMap(
                        file ->
                                WORDS.stream()
                                        .flatMap(word -> word.matcher(file.content()).results()))
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    /** Where every rule stands. */
    List<Place> places() {
        return base.rules().getKiePackages().stream()
                .flatMap(pkg -> pkg.getRules().stream())
                .map(rule -> new Place(Kind.RULE, phrase(rule), id(rule.getName()), source(rule)))
                .toList();
    }

    /** Where the rule stands that found something. */
    static Place place(Finding finding) {
        return new Place(Kind.RULE, finding.phrase(), id(finding.rule()), finding.source());
    }

    private Source source(Rule rule) {
        String clause = String.valueOf(rule.getMetaData().getOrDefault("clause", ""));
        Origin origin = originByPackage.getOrDefault(rule.getPackageName(), Origin.UNKNOWN);
        return new Source(List.of(id(rule.getName())), clause, "", origin.layer(), origin.file());
    }

    private static String id(String ruleName) {
        return ruleName.split(" ", 2)[0];
    }

    private static String phrase(Rule rule) {
        String[] parts = rule.getName().split(" ", 2);
        return parts.length == 2 ? parts[1] : "";
    }

    /** Notes which rule inserted which finding. */
    private final class FindingCollector extends DefaultRuleRuntimeEventListener {

        private final List<Finding> findings;

        FindingCollector(List<Finding> findings) {
            this.findings = findings;
        }

        @Override
        public void objectInserted(ObjectInsertedEvent event) {
            Limits.step();
            Object fact = event.getObject();
            if (event.getRule() != null
                    && fact.getClass().getSimpleName().equals(FactTypes.FINDING)) {
                findings.add(finding(event.getRule(), fact));
            }
        }

        private Finding finding(Rule rule, Object fact) {
            var type = base.rules().getFactType(FactTypes.PACKAGE, FactTypes.FINDING);
            return new Finding(
                    rule.getName(),
                    phrase(rule),
                    (String) type.get(fact, "field"),
                    type.get(fact, "value"),
                    source(rule));
        }
    }
}
