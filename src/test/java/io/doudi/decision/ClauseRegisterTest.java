package io.doudi.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.doudi.PolicyCase;
import io.doudi.decision.ClauseTrace.TracedClause;
import io.doudi.evaluation.RuleFile;
import io.doudi.ruleset.InForce;
import io.doudi.ruleset.KnowledgeBases;
import io.doudi.ruleset.LiveRuleSets;
import io.doudi.ruleset.RuleSetVersion;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The registers of the bundled documents: every rule of the catalogue and every rule that a file
 * names is in one, is implemented, and is hit by a case.
 */
@QuarkusTest
class ClauseRegisterTest {

    private static final Pattern RULE_ID = Pattern.compile("\\b[A-Z]{2}-[A-Z]{2}-\\d{2}\\b");

    @Inject LiveRuleSets live;
    @Inject KnowledgeBases knowledgeBases;
    @Inject Traceability traceability;

    @Test
    void everyRuleOfTheCatalogueIsRegisteredOnce() {
        Set<String> bundled =
                catalogue().stream().filter(this::isBundled).collect(Collectors.toSet());
        assertThat(registered()).doesNotHaveDuplicates().containsAll(bundled);
    }

    @Test
    void everyRuleThatAFileNamesIsRegistered() {
        Set<String> known = new TreeSet<>(registered());
        catalogue().stream().filter(id -> !isBundled(id)).forEach(known::add);
        for (RuleSetVersion version : live.current().all()) {
            for (RuleFile file : version.files()) {
                assertThat(named(file)).as(version.name() + "/" + file.path()).isSubsetOf(known);
            }
        }
    }

    @Test
    void everyRegisteredRuleIsImplemented() {
        assertThat(clauses())
                .filteredOn(clause -> clause.places().isEmpty())
                .extracting(TracedClause::id)
                .isEmpty();
    }

    @Test
    void everyRegisteredRuleIsHitByACase() {
        assertThat(clauses())
                .filteredOn(clause -> clause.cases().isEmpty())
                .extracting(TracedClause::id)
                .isEmpty();
    }

    @Test
    void everyRegisteredRuleServesADecision() {
        InForce baseline = live.current().firstDay(live.current().version("national", "2025"));
        assertThat(clauses())
                .extracting(TracedClause::decision)
                .isSubsetOf(knowledgeBases.decisions(baseline));
    }

    private List<TracedClause> clauses() {
        return live.current().all().stream()
                .map(version -> version.manifest().ruleSet())
                .distinct()
                .flatMap(ruleSet -> traceability.of(ruleSet).documents().stream())
                .flatMap(document -> document.clauses().stream())
                .toList();
    }

    private List<String> registered() {
        return live.current().all().stream()
                .flatMap(version -> version.registers().stream())
                .flatMap(register -> register.clauses().stream())
                .map(clause -> clause.id())
                .toList();
    }

    private static Set<String> catalogue() {
        Set<String> ids = new TreeSet<>();
        for (PolicyCase policyCase : PolicyCase.all()) {
            policyCase.json().get("ruleIds").forEach(id -> ids.add(id.asText()));
        }
        return ids;
    }

    /**
     * Whether the document of a rule comes with the program: its manifest names the same prefix.
     */
    private boolean isBundled(String ruleId) {
        return live.current().all().stream()
                .flatMap(version -> version.manifest().validity().stream())
                .anyMatch(validity -> prefix(validity.ruleId()).equals(prefix(ruleId)));
    }

    private static String prefix(String ruleId) {
        return ruleId.substring(0, 2);
    }

    private static Set<String> named(RuleFile file) {
        Stream<MatchResult> found = RULE_ID.matcher(file.content()).results();
        return found.map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
